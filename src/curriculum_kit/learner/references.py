"""Every mention of a concept in the course, and what the misspelt ones were meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curriculum_kit.findings import Path, Pointer
from curriculum_kit.model.course import Course
from curriculum_kit.source.nearest import Words


@dataclass(frozen=True, slots=True)
class Reference:
    """A spot that names a concept.

    Attributes:
        concept: The id as it is written.
        where: The spot.
    """

    concept: str
    where: Pointer


def concept_references(course: Course) -> Iterator[Reference]:
    """Yield every spot of a course that names a concept, in course order, the registry last.

    Args:
        course: The course.
    """
    for mention in _mentions(course):
        yield from _references(*mention)


def unknown_concepts(course: Course) -> Iterator[Reference]:
    """Yield the spots that name a concept which is not in the registry.

    Args:
        course: The course.
    """
    known = course.concepts
    for mention in _mentions(course):
        # Nearly always true, and told without making a value for each of a million spots.
        if not all(map(known.__contains__, mention[2])):
            yield from (each for each in _references(*mention) if each.concept not in known)


Names = Mapping[str, object] | Sequence[str]


def _mentions(course: Course) -> Iterator[tuple[str, Path, Names]]:
    """Yield every list or mapping of concepts, with the subject and path that lead to it."""
    yield "course", ("assumes",), course.outline.assumes
    for lesson in course.lessons.values():
        subject = f"lesson:{lesson.id}"
        yield subject, ("new",), lesson.new
        yield subject, ("reinforced",), lesson.reinforced
        yield subject, ("requires",), lesson.requires
    for misconception, _home in course.misconceptions():
        yield f"misconception:{misconception.id}", ("about",), misconception.about
    for concept in course.concepts.values():
        subject = f"concept:{concept.id}"
        yield subject, ("requires",), concept.requires
        for position, group in enumerate(concept.requires_any):
            yield subject, ("requires_any", position), group


def _references(subject: str, path: Path, names: Names) -> Iterator[Reference]:
    keyed = isinstance(names, Mapping)
    for position, name in enumerate(names):
        step = name if keyed else position
        yield Reference(name, Pointer(subject, (*path, step), key=keyed))


def used_concepts(course: Course, misspelt: Mapping[str, str]) -> frozenset[str]:
    """Return the concepts that a lesson takes up, or that a lesson or another concept requires.

    Args:
        course: The course.
        misspelt: For an id that is not in the registry, the one that was most likely meant.
    """
    used: set[str] = set()
    for lesson in course.lessons.values():
        used.update(lesson.new, lesson.reinforced)
    used |= required_concepts(course, {})
    return frozenset(misspelt.get(name, name) for name in used)


def required_concepts(course: Course, misspelt: Mapping[str, str]) -> frozenset[str]:
    """Return the concepts that a lesson or another concept requires.

    Args:
        course: The course.
        misspelt: For an id that is not in the registry, the one that was most likely meant.
    """
    used: set[str] = set()
    for lesson in course.lessons.values():
        used.update(lesson.requires)
    for concept in course.concepts.values():
        used.update(concept.requires, *concept.requires_any)
    return frozenset(misspelt.get(name, name) for name in used)


def misspelt_concepts(
    course: Course, unknown: Iterable[Reference] | None = None
) -> Mapping[str, str]:
    """Return, for each id that is not in the registry, the one that was most likely meant.

    A concept's name or alias written where its id belongs counts as well.

    Args:
        course: The course.
        unknown: The spots that name such ids, where they are known already.

    Returns:
        Registry ids by what is written; nothing for words that resemble none.
    """
    written = {
        reference.concept
        for reference in (unknown_concepts(course) if unknown is None else unknown)
    }
    if not written:
        return {}
    ids = {known: known for known in course.concepts}
    for concept in course.concepts.values():
        for name in (concept.name, *concept.aliases):
            ids.setdefault(name, concept.id)
    words = Words(ids)
    close = {word: words.nearest(word) for word in sorted(written)}
    return {word: ids[meant] for word, meant in close.items() if meant}
