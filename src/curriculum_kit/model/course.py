"""The course as a whole: series, modules, lessons and concepts by id, in course order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass as authored
from pydantic_core import PydanticCustomError

from curriculum_kit.model.approval import Approval
from curriculum_kit.model.authored import AUTHORED, Slug, Text, shorthand
from curriculum_kit.model.claim import Claim
from curriculum_kit.model.concept import Concept
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.module import Module, Series
from curriculum_kit.model.vocabulary import Depth, Status
from curriculum_kit.model.waiver import Waiver


def _path(text: str) -> str:
    """Refuse the one character that no file system takes, and that crashes those who ask one."""
    if "\0" in text:
        raise PydanticCustomError("path", "a path cannot hold the character NUL")
    return text


@authored(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Outline:
    """What ``curriculum.yaml`` says."""

    title: Text = Field(description="The course's title.")
    audience: Text | None = Field(default=None, description="Whom the course is for.")
    assumes: dict[str, Depth] = Field(
        default_factory=dict, description="What a learner brings on day one, and how deeply."
    )
    series: tuple[Slug, ...] = Field(description="The slugs of the series, in order.")
    demos: Annotated[Text, AfterValidator(_path)] = Field(
        default="../demos", description="The folder of the demos, relative to this file's."
    )
    rules: dict[str, Annotated[dict[str, object], shorthand("severity")]] = Field(
        default_factory=dict, description="Severity and options of rules, by name or code."
    )
    waivers: tuple[Waiver, ...] = Field(
        default=(), description="Rules that need not hold in this course."
    )
    approved: tuple[Approval, ...] = Field(
        default=(), description="Changes that are meant, though learners lose something by them."
    )


Part = Series | Module | Lesson | Concept | Claim | Misconception
"""Whatever has an id, and may have had another."""


@dataclass(frozen=True)
class Course:
    """A whole course.

    Every part is filed under its id. A part that could not be read is missing from its mapping
    though its parent still lists it.

    Attributes:
        outline: What ``curriculum.yaml`` says.
        series: By slug, in course order.
        modules: By slug, in course order.
        lessons: By slug, in course order.
        concepts: The registry, by id, in the order of its files.
    """

    outline: Outline
    series: Mapping[str, Series] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)

    def lessons_of(self, module: Module) -> Iterator[Lesson]:
        """Yield a module's lessons, in order, without those that could not be read.

        Args:
            module: A module of this course.
        """
        return (self.lessons[slug] for slug in module.lessons if slug in self.lessons)

    def modules_of(self, series: Series) -> Iterator[Module]:
        """Yield a series' modules, in order, without those that could not be read.

        Args:
            series: A series of this course.
        """
        return (self.modules[slug] for slug in series.modules if slug in self.modules)

    def status_of(self, module: Module) -> Status:
        """Derive a module's status from its lessons.

        Args:
            module: A module of this course.
        """
        return Status.of_all(lesson.status for lesson in self.lessons_of(module))

    @cached_property
    def module_of(self) -> Mapping[str, Module]:
        """The module of each lesson, by the lesson's slug."""
        return {slug: module for module in self.modules.values() for slug in module.lessons}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of each module, by slug: ``1.3`` is the third module of the first series."""
        return {
            slug: f"{number}.{position}"
            for number, series in enumerate(self.outline.series, start=1)
            if series in self.series
            for position, slug in enumerate(self.series[series].modules, start=1)
        }

    @cached_property
    def lesson_numbers(self) -> Mapping[str, str]:
        """The slug of each lesson, by number: ``1.3.5`` is the fifth lesson of that module."""
        return {
            f"{self.numbers[module.id]}.{position}": slug
            for module in self.modules.values()
            for position, slug in enumerate(module.lessons, start=1)
            if slug in self.lessons
        }

    @cached_property
    def claims(self) -> Mapping[str, tuple[Claim, Lesson]]:
        """Every claim with the lesson that stands on it, by the claim's id; the first of two."""
        found: dict[str, tuple[Claim, Lesson]] = {}
        for lesson in self.lessons.values():
            for claim in lesson.claims.values():
                found.setdefault(claim.id, (claim, lesson))
        return found

    @cached_property
    def parts(self) -> Mapping[str, Mapping[str, Part]]:
        """Every part that has an id, by kind and id, in course order; the first of two."""
        beliefs: dict[str, Part] = {}
        for misconception, _home in self.misconceptions():
            beliefs.setdefault(misconception.id, misconception)
        return {
            "series": self.series,
            "module": self.modules,
            "lesson": self.lessons,
            "concept": self.concepts,
            "claim": {name: claim for name, (claim, _lesson) in self.claims.items()},
            "misconception": beliefs,
        }

    def misconceptions(self) -> Iterator[tuple[Misconception, Module | Lesson]]:
        """Yield every misconception with the module or lesson it is filed in, in course order."""
        return iter(self._misconceptions)

    @cached_property
    def _misconceptions(self) -> tuple[tuple[Misconception, Module | Lesson], ...]:
        return tuple(self._filed_misconceptions())

    def _filed_misconceptions(self) -> Iterator[tuple[Misconception, Module | Lesson]]:
        for module in self.modules.values():
            for misconception in module.misconceptions.values():
                yield misconception, module
            for lesson in self.lessons_of(module):
                for misconception in lesson.misconceptions.values():
                    yield misconception, lesson

    def waivers(self) -> Iterator[tuple[str, tuple[Waiver, ...]]]:
        """Yield every subject that has waivers, as ``kind:id``, with them."""
        if self.outline.waivers:
            yield "course", self.outline.waivers
        parts: tuple[tuple[str, Mapping[str, Module | Lesson | Concept]], ...] = (
            ("module", self.modules),
            ("lesson", self.lessons),
            ("concept", self.concepts),
        )
        for kind, homes in parts:
            for name, home in homes.items():
                if home.waivers:
                    yield f"{kind}:{name}", home.waivers

    def holders(self, subject: str) -> Iterator[str]:
        """Yield a subject, then what it is part of, up to the course.

        Args:
            subject: ``kind:id``.
        """
        kind, _, name = subject.partition(":")
        if kind in ("claim", "misconception"):
            yield subject
            kind, name = self._home_of(kind, name)
        if kind == "lesson":
            yield f"lesson:{name}"
            kind, name = "module", self.module_of[name].id if name in self.module_of else ""
        if kind != "course" and name:
            yield f"{kind}:{name}"
        yield "course"

    def _home_of(self, kind: str, name: str) -> tuple[str, str]:
        if kind == "claim" and name in self.claims:
            return "lesson", self.claims[name][1].id
        if kind == "misconception" and name in self._misconception_homes:
            home = self._misconception_homes[name]
            return ("module" if isinstance(home, Module) else "lesson"), home.id
        return "course", ""

    @cached_property
    def _misconception_homes(self) -> Mapping[str, Module | Lesson]:
        homes: dict[str, Module | Lesson] = {}
        for misconception, home in self.misconceptions():
            homes.setdefault(misconception.id, home)
        return homes

    def name_of(self, concept: str) -> str:
        """Return the name that reports print for a concept.

        Args:
            concept: Its id; one that is not in the registry stands for itself.
        """
        return self.concepts[concept].name if concept in self.concepts else concept


def lessons_that_address(misconception: Misconception, home: Module | Lesson) -> tuple[str, ...]:
    """Return the slugs of the lessons that address a misconception.

    Args:
        misconception: The misconception.
        home: Where it is filed; a lesson addresses its own unless they say otherwise.
    """
    if misconception.addressed_in or isinstance(home, Module):
        return misconception.addressed_in
    return (home.id,)
