"""Every mention of a concept in the course, and what the misspelt ones were meant to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum_kit.findings import Pointer
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
    for name in course.outline.assumes:
        yield Reference(name, Pointer("course", ("assumes", name), key=True))
    for lesson in course.lessons.values():
        for key, names in (
            ("new", lesson.new),
            ("reinforced", lesson.reinforced),
            ("requires", lesson.requires),
        ):
            for name in names:
                yield Reference(name, Pointer(f"lesson:{lesson.id}", (key, name), key=True))
    for misconception, _home in course.misconceptions():
        for position, name in enumerate(misconception.about):
            where = Pointer(f"misconception:{misconception.id}", ("about", position))
            yield Reference(name, where)
    for concept in course.concepts.values():
        subject = f"concept:{concept.id}"
        for name in concept.requires:
            yield Reference(name, Pointer(subject, ("requires", name), key=True))
        for position, group in enumerate(concept.requires_any):
            for name in group:
                where = Pointer(subject, ("requires_any", position, name), key=True)
                yield Reference(name, where)


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


def misspelt_concepts(course: Course) -> Mapping[str, str]:
    """Return, for each id that is not in the registry, the one that was most likely meant.

    A concept's name or alias written where its id belongs counts as well.

    Args:
        course: The course.

    Returns:
        Registry ids by what is written; nothing for words that resemble none.
    """
    unknown = {reference.concept for reference in concept_references(course)} - set(course.concepts)
    if not unknown:
        return {}
    ids = {known: known for known in course.concepts}
    for concept in course.concepts.values():
        for name in (concept.name, *concept.aliases):
            ids.setdefault(name, concept.id)
    words = Words(ids)
    close = {word: words.nearest(word) for word in sorted(unknown)}
    return {word: ids[meant] for word, meant in close.items() if meant}
