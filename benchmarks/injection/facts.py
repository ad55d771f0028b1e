"""What a base course says, and what its learner holds, told without the kit.

The bookkeeping is as plain as can be: quadratic, and only for courses without a defect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.injection.page import Edit, Page

DEPTHS = ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")
LASTS = {"INTRODUCED": 3, "DEVELOPED": 15, "APPLIED": 15}
"""For how many lessons a concept lasts that is not met again, as the rules' page says."""
FAR = -1_000


def rank(depth: str) -> int:
    """Return the position of a depth among the depths.

    Args:
        depth: The word.
    """
    return DEPTHS.index(depth)


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement: a concept at a depth, from some depth on, perhaps with a declared gap."""

    depth: str
    to_reach: str = "INTRODUCED"
    gap: str | None = None


class Lesson:
    """A lesson of a base course.

    Attributes:
        slug: Its slug.
        page: Its file.
        module: Slug of its module.
        position: Its place in the course, from 0.
    """

    def __init__(self, slug: str, page: Page, module: str, position: int) -> None:
        self.slug = slug
        self.page = page
        self.module = module
        self.position = position
        self.load = page.scalar("load") or ""
        self.new = {name: self._depth("new", name) for name in page.names("new")}
        self.reinforced = {
            name: tuple(self._depth("reinforced", name).replace(" ", "").split("->"))
            for name in page.names("reinforced")
        }
        self.requires = {name: need(page, "requires", name) for name in page.names("requires")}
        self.claims = page.names("claims")
        self.misconceptions = page.names("misconceptions")

    @property
    def subject(self) -> str:
        """What findings about the lesson call it."""
        return f"lesson:{self.slug}"

    @property
    def costs(self) -> int:
        """How many of its entries are new ideas."""
        return sum(depth != "MENTIONED" for depth in self.new.values())

    @property
    def touched(self) -> frozenset[str]:
        """The concepts that it names."""
        return frozenset((*self.new, *self.reinforced, *self.requires))

    @property
    def shows_negative(self) -> bool:
        """Whether it gives a negative example."""
        kinds = [self.page.scalar("examples", at, "kind") for at in range(self.examples)]
        return "negative" in kinds

    @property
    def examples(self) -> int:
        """How many examples it gives."""
        return self.page.count("examples")

    def _depth(self, *path: str) -> str:
        return self.page.scalar(*path) or self.page.scalar(*path, "depth") or ""


def need(page: Page, *path: str) -> Need:
    """Read a requirement.

    Args:
        page: The file.
        path: Where it stands.
    """
    depth = page.scalar(*path) or page.scalar(*path, "depth") or ""
    to_reach = page.scalar(*path, "to_reach") or "INTRODUCED"
    return Need(depth, to_reach, page.scalar(*path, "gap", "size"))


class Base:
    """A course without defects, to be mutated.

    Attributes:
        name: What it is called in reports.
        folder: The folder that holds the course and its demos.
        files: The texts of all files, by their path under the folder.
        known: Rules and subjects of the findings that it has, waived ones included.
    """

    def __init__(self, name: str, folder: Path, known: frozenset[tuple[str, str]]) -> None:
        self.name = name
        self.folder = folder
        self.known = known
        self.files = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*"))
            if path.suffix in (".yaml", ".py")
        }
        self.pages = {
            file: Page(file, text)
            for file, text in self.files.items()
            if file.endswith(".yaml") and text.strip()
        }
        self.manifest = self.pages["curriculum/curriculum.yaml"]

    @cached_property
    def modules(self) -> dict[str, Page]:
        """The modules' files by slug, in course order."""
        return {
            module: self.pages[f"curriculum/{series}/{module}/module.yaml"]
            for series in self.manifest.items("series")
            for module in self.pages[f"curriculum/{series}/series.yaml"].items("modules")
        }

    @cached_property
    def lessons(self) -> list[Lesson]:
        """The lessons in course order."""
        listed = [
            (slug, self.pages[page.file.replace("module.yaml", f"{slug}.yaml")], module)
            for module, page in self.modules.items()
            for slug in page.items("lessons")
        ]
        return [Lesson(*parts, position) for position, parts in enumerate(listed)]

    @cached_property
    def registry(self) -> dict[str, Page]:
        """For each concept the file that holds it, in the order of the registry."""
        return {
            name: page
            for file, page in self.pages.items()
            if file.startswith("curriculum/concepts/")
            for name in page.names()
        }

    @cached_property
    def needs(self) -> dict[str, dict[str, Need]]:
        """For each concept what it requires in any case."""
        return {
            name: {
                other: need(page, name, "requires", other) for other in page.names(name, "requires")
            }
            for name, page in self.registry.items()
        }

    @cached_property
    def assumes(self) -> dict[str, str]:
        """What the course assumes, and how deeply."""
        page = self.manifest
        return {name: page.scalar("assumes", name) or "" for name in page.names("assumes")}

    @cached_property
    def budget(self) -> dict[str, int]:
        """How many new concepts a lesson may bring, by its load."""
        loads = ("STRETCH", "BUILD", "CONSOLIDATE")
        set_here = (self.manifest.scalar("rules", "too-many-new-concepts", load) for load in loads)
        return {load: int(text or 3) for load, text in zip(loads, set_here, strict=True)}

    @cached_property
    def claims(self) -> dict[str, Lesson]:
        """The lesson of each claim."""
        return {claim: lesson for lesson in self.lessons for claim in lesson.claims}

    @cached_property
    def misconceptions(self) -> dict[str, tuple[Page, Lesson | None]]:
        """The file of each misconception, and the lesson whose file that is."""
        found: dict[str, tuple[Page, Lesson | None]] = {
            name: (page, None)
            for page in self.modules.values()
            for name in page.names("misconceptions")
        }
        for lesson in self.lessons:
            found |= dict.fromkeys(lesson.misconceptions, (lesson.page, lesson))
        return found

    def addressed_in(self, misconception: str) -> tuple[str, ...]:
        """Return the slugs of the lessons that address a misconception.

        Args:
            misconception: Its id.
        """
        page, lesson = self.misconceptions[misconception]
        if lesson is not None and "addressed_in" not in page.names("misconceptions", misconception):
            return (lesson.slug,)
        return page.items("misconceptions", misconception, "addressed_in")

    def refuted_by(self, misconception: str) -> tuple[str, ...]:
        """Return the claims that refute a misconception.

        Args:
            misconception: Its id.
        """
        page, _lesson = self.misconceptions[misconception]
        return page.items("misconceptions", misconception, "refuted_by")

    def held(self, concept: str, position: int) -> str | None:
        """Return how deeply a concept is held when a lesson starts.

        Args:
            concept: Its id.
            position: The lesson's position.
        """
        depths = [self.assumes[concept]] if concept in self.assumes else []
        for lesson in self.lessons[:position]:
            depths += [lesson.new[concept]] if concept in lesson.new else []
            depths += [lesson.reinforced[concept][-1]] if concept in lesson.reinforced else []
        return max(depths, key=rank, default=None)

    def taught_in(self, concept: str) -> Lesson | None:
        """Return the lesson that calls a concept new.

        Args:
            concept: Its id.
        """
        return next((lesson for lesson in self.lessons if concept in lesson.new), None)

    def is_let_drop(self, concept: str) -> bool:
        """Tell whether a waiver lets a concept stay a mere mention.

        Taken up or required, it would be no mere mention, and the waiver unused.

        Args:
            concept: Its id.
        """
        taught = self.taught_in(concept)
        return (
            taught is not None
            and taught.new[concept] == "MENTIONED"
            and ("mentioned-and-dropped", taught.subject) in self.known
        )

    def last_met(self, concept: str, position: int) -> int:
        """Return the position of the last lesson before another that takes a concept up.

        Args:
            concept: Its id.
            position: The other lesson's position.
        """
        return max(
            (
                lesson.position
                for lesson in self.lessons[:position]
                if concept in lesson.new
                or concept in lesson.reinforced
                or (concept in lesson.requires and lesson.requires[concept].gap)
            ),
            default=FAR,
        )

    def is_fresh(self, concept: str, depth: str, position: int) -> bool:
        """Tell whether a concept is held that deeply, and remembered.

        Args:
            concept: Its id.
            depth: The depth.
            position: The position of the lesson that needs it.
        """
        held = self.held(concept, position)
        if held is None or rank(held) < rank(depth):
            return False
        if depth == "MENTIONED" or rank(self.assumes.get(concept, "MENTIONED")) >= rank(depth) > 0:
            return True
        return position - self.last_met(concept, position) <= LASTS.get(held, 0)

    def takes_up_safely(self, concept: str, depth: str, position: int) -> bool:
        """Tell whether a lesson can take a concept to a depth with all it requires at hand.

        Args:
            concept: Its id.
            depth: The depth.
            position: The lesson's position.
        """
        if depth == "MENTIONED":
            return True
        if self.registry[concept].count(concept, "requires_any"):
            return False
        return all(
            self.is_fresh(other, asked.depth, position)
            for other, asked in self.needs[concept].items()
            if rank(depth) >= rank(asked.to_reach)
        )

    def comes_again(self, concept: str, position: int) -> bool:
        """Tell whether a lesson, or one after it, takes a concept up.

        Args:
            concept: Its id.
            position: The lesson's position.
        """
        after = self.lessons[position:]
        return any(concept in lesson.new or concept in lesson.reinforced for lesson in after)

    def declares_gap_after(self, concept: str, position: int) -> bool:
        """Tell whether a lesson after another declares a gap in a concept.

        One more meeting before it makes that gap smaller, or stale.

        Args:
            concept: Its id.
            position: The other lesson's position.
        """
        return any(
            concept in later.requires and later.requires[concept].gap
            for later in self.lessons[position + 1 :]
        )

    def options(self, concept: str) -> frozenset[str]:
        """Return the alternatives that a concept offers among what it requires.

        Args:
            concept: Its id.
        """
        page = self.registry[concept]
        groups = range(page.count(concept, "requires_any"))
        return frozenset(
            name for group in groups for name in page.names(concept, "requires_any", group)
        )

    def below(self, concept: str) -> frozenset[str]:
        """Return all that a concept stands on, alternatives included.

        Args:
            concept: Its id.
        """
        found: set[str] = set()
        pending = [concept]
        while pending:
            name = pending.pop()
            for other in (*self.needs[name], *self.options(name)):
                if other not in found and other in self.registry:
                    found.add(other)
                    pending.append(other)
        return frozenset(found)

    def demo_users(self, demo: str) -> tuple[str, ...]:
        """Return the claims that a demo is the evidence of.

        Args:
            demo: ``file:function``.
        """
        return tuple(
            claim
            for claim, lesson in self.claims.items()
            if lesson.page.scalar("claims", claim, "demo") == demo
        )

    def registered(self, name: str, *, requires: bool = True, more: str = "") -> Edit:
        """Return the edit that puts a concept into the registry.

        Args:
            name: Its id, which no other is near.
            requires: Whether it requires something that the course assumes.
            more: Further keys.
        """
        entry = f"name: {name.replace('-', ' ').capitalize()}"
        if requires:
            entry += f", requires: {{{next(iter(self.assumes))}: INTRODUCED}}"
        page = next(iter(self.registry.values()))
        return page.enter((), f"{name}: {{{entry}{more}}}")

    def says_number(self, claim: str) -> bool:
        """Tell whether a claim's statement has a digit.

        Args:
            claim: Its id.
        """
        statement = self.claims[claim].page.scalar("claims", claim, "statement") or ""
        return re.search(r"\d", statement) is not None
