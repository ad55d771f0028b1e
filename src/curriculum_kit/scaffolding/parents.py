"""What a new part is put into: the one that is named, or the only one there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from curriculum_kit.counting import some_of
from curriculum_kit.model.course import Course
from curriculum_kit.source.folder import SUFFIX, Folder
from curriculum_kit.source.nearest import did_you_mean
from curriculum_kit.source.needed import CONCEPTS, registry_of
from curriculum_kit.source.project import Project

PARENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "series": ("course",),
    "module": ("series",),
    "lesson": ("module",),
    "concept": ("file",),
    "claim": ("lesson",),
    "misconception": ("lesson", "module"),
}
"""By the kind of a part, the kinds of what it can be put into; a file is one of the registry."""

LISTED: Final = 5
"""How many names a message lists."""


class ScaffoldError(Exception):
    """Something that cannot be added; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Parent:
    """What a part is put into.

    Attributes:
        kind: One of those in PARENTS.
        id: Its slug; the file's name without its ending; empty for the course.
        parts: The slugs of the parts of that kind in it, in order.
    """

    kind: str
    id: str
    parts: Sequence[str]

    @property
    def called(self) -> str:
        """What messages call it: ``module 'descent'``."""
        if self.kind == "file":
            return f"'{self.id}.yaml' of the concepts"
        return f"{self.kind} '{self.id}'" if self.id else "the course"


def parent_of(project: Project, kind: str, name: str | None, after: str | None) -> Parent:
    """Find what a new part goes into.

    Args:
        project: The course.
        kind: The part's kind.
        name: What the author names, with or without its kind before a colon; None if nothing.
        after: The part that it is to follow, if any.

    Raises:
        ScaffoldError: Nothing is meant, more than one may be, or ``after`` is not in it.
    """
    known = list(_parents(project, kind))
    if name is None:
        return _only(kind, known, after)
    wanted, colon, rest = name.partition(":")
    found = [each for each in known if name == each.id or (wanted, rest) == (each.kind, each.id)]
    if not found:
        kinds = " or ".join(PARENTS[kind])
        if any(f"{each}:{rest if colon else name}" in project.broken for each in PARENTS[kind]):
            raise ScaffoldError(f"{kinds} '{name}' cannot be read: 'curriculum validate' says why")
        if PARENTS[kind] == ("course",):
            raise ScaffoldError(f"a {kind} belongs to the course itself: leave '--in {name}' out")
        advice = did_you_mean(
            rest if colon else name,
            [each.id for each in known],
            otherwise=_choice(known) or f"Add one first, with 'curriculum new {PARENTS[kind][0]}'.",
        )
        raise ScaffoldError(f"there is no {kinds} '{name}' to put a {kind} into. {advice}")
    if len(found) > 1:
        meanings = " or ".join(f"'{each.kind}:{each.id}'" for each in found)
        raise ScaffoldError(f"'{name}' may mean {meanings}: write one of them")
    if after is not None and after not in found[0].parts:
        raise ScaffoldError(_not_in(kind, after, found[0]))
    return found[0]


def _parents(project: Project, kind: str) -> Iterator[Parent]:
    course = project.course
    if kind == "series":
        yield Parent("course", "", course.outline.series)
    elif kind == "module":
        yield from (Parent("series", slug, each.modules) for slug, each in course.series.items())
    elif kind == "lesson":
        yield from (Parent("module", slug, each.lessons) for slug, each in course.modules.items())
    elif kind == "concept":
        yield from _registry_files(project)
    elif kind == "claim":
        for slug, lesson in course.lessons.items():
            yield Parent("lesson", slug, tuple(lesson.claims))
    else:
        yield from _homes_of_misconceptions(course)


def _homes_of_misconceptions(course: Course) -> Iterator[Parent]:
    for slug, lesson in course.lessons.items():
        yield Parent("lesson", slug, tuple(lesson.misconceptions))
    for slug, module in course.modules.items():
        yield Parent("module", slug, tuple(module.misconceptions))


def _registry_files(project: Project) -> Iterator[Parent]:
    """Yield the files of the registry; the one that will be made, if there is none."""
    concepts: dict[str, list[str]] = {slug: [] for slug in registry(project).slugs}
    for subject, (file, path) in project.sources.homes.items():
        if subject.startswith("concept:"):
            stem = file.replace("\\", "/").rpartition("/")[2].removesuffix(SUFFIX)
            concepts.setdefault(stem, []).append(str(path[0]))
    for stem, slugs in (concepts or {CONCEPTS: []}).items():
        yield Parent("file", stem, slugs)


def registry(project: Project) -> Folder:
    """Return the folder of the course's concepts, which may be missing.

    Args:
        project: The course.
    """
    root = Folder(str(project.root), str(project.root))
    return root.folder(registry_of(root))


def _only(kind: str, known: Sequence[Parent], after: str | None) -> Parent:
    kinds = " or ".join(PARENTS[kind])
    if not known:
        first = PARENTS[kind][0]
        raise ScaffoldError(
            f"there is no {kinds} to put a {kind} into. Add one first: curriculum new {first} SLUG"
        )
    if after is None and len(known) == 1:
        return known[0]
    if after is None:
        raise ScaffoldError(f"name the {kinds} to put it into, with --in. {_choice(known)}")
    found = [each for each in known if after in each.parts]
    if len(found) == 1:
        return found[0]
    if len(known) == 1:
        raise ScaffoldError(_not_in(kind, after, known[0]))
    parts = [part for each in known for part in each.parts]
    advice = did_you_mean(after, parts, otherwise=f"Name the {kinds} with --in.")
    raise ScaffoldError(f"there is no {kind} '{after}' to put it after. {advice}")


def _not_in(kind: str, after: str, parent: Parent) -> str:
    if not parent.parts:
        advice = "It has none yet: leave --after out."
    else:
        advice = did_you_mean(after, parent.parts) or f"There: {some_of(parent.parts, LISTED)}."
    return f"there is no {kind} '{after}' in {parent.called} to put it after. {advice}"


def _choice(known: Sequence[Parent]) -> str:
    return f"There: {some_of([each.id for each in known], LISTED)}." if known else ""
