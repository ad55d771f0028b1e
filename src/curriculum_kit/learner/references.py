"""Mentions of concepts that are not in the registry, and what they were meant to be."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module
from curriculum_kit.places import Path, Pointer
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


def unknown_concepts(course: Course) -> Mapping[str, tuple[Reference, ...]]:
    """Find the spots that name a concept which is not in the registry.

    Args:
        course: The course.

    Returns:
        The spots, by the subject of the part they are written in; parts without any are left out.
    """
    known = course.concepts
    return {
        subject_of(part): found for part in _parts(course) if (found := unknown_in(part, known))
    }


def unknown_in(part: Part, known: Container[str]) -> tuple[Reference, ...]:
    """Return the spots of one part that name a concept which is not in the registry.

    Args:
        part: The part; what its misconceptions are about counts as well.
        known: The ids in the registry.
    """
    # Nearly always none, and told without making a value for each of a million spots.
    return tuple(
        reference
        for mention in _mentions(part)
        if not all(map(known.__contains__, mention[2]))
        for reference in _references(*mention)
        if reference.concept not in known
    )


def subject_of(part: Part) -> str:
    """Return what a part is called: ``lesson:optimizers``.

    Args:
        part: The part.
    """
    if isinstance(part, Outline):
        return "course"
    return f"{type(part).__name__.lower()}:{part.id}"


Part = Outline | Module | Lesson | Concept
Names = Mapping[str, object] | Sequence[str]


def _parts(course: Course) -> Iterator[Part]:
    yield course.outline
    yield from course.lessons.values()
    yield from course.modules.values()
    yield from course.concepts.values()


def _mentions(part: Part) -> Iterator[tuple[str, Path, Names]]:
    """Yield every list or mapping of concepts, with the subject and path that lead to it."""
    if isinstance(part, Outline):
        yield "course", ("assumes",), part.assumes
    elif isinstance(part, Concept):
        subject = f"concept:{part.id}"
        yield subject, ("requires",), part.requires
        for position, group in enumerate(part.requires_any):
            yield subject, ("requires_any", position), group
    else:
        if isinstance(part, Lesson):
            subject = f"lesson:{part.id}"
            yield subject, ("new",), part.new
            yield subject, ("reinforced",), part.reinforced
            yield subject, ("requires",), part.requires
        for misconception in part.misconceptions.values():
            yield f"misconception:{misconception.id}", ("about",), misconception.about


def _references(subject: str, path: Path, names: Names) -> Iterator[Reference]:
    keyed = isinstance(names, Mapping)
    for position, name in enumerate(names):
        step = name if keyed else position
        yield Reference(name, Pointer(subject, (*path, step), key=keyed))


def used_concepts(
    course: Course, misspelt: Mapping[str, str], required: frozenset[str]
) -> frozenset[str]:
    """Return the concepts that a lesson takes up, or that a lesson or another concept requires.

    Args:
        course: The course.
        misspelt: For an id that is not in the registry, the one that was most likely meant.
        required: The concepts that something requires.
    """
    used: set[str] = set()
    for lesson in course.lessons.values():
        used.update(lesson.new, lesson.reinforced)
    return required | _meant(used, misspelt)


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
    return _meant(used, misspelt)


def _meant(names: set[str], misspelt: Mapping[str, str]) -> frozenset[str]:
    return frozenset(misspelt.get(name, name) for name in names) if misspelt else frozenset(names)


class Spellings:
    """What the concepts of a course may be called, prepared for questions about other words.

    Args:
        concepts: The registry.
    """

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._ids = {known: known for known in concepts}
        for concept in concepts.values():
            for name in (concept.name, *concept.aliases):
                self._ids.setdefault(name, concept.id)
        self._words = Words(self._ids)
        self._asked: dict[str, str | None] = {}

    def meant(self, word: str) -> str | None:
        """Return the id that was most likely meant; None for a word that resembles none.

        A concept's name or alias written where its id belongs counts as well.

        Args:
            word: What is written where a concept's id belongs.
        """
        if word not in self._asked:
            close = self._words.nearest(word)
            self._asked[word] = self._ids[close] if close else None
        return self._asked[word]


def misspelt_concepts(unknown: Iterable[Reference], spellings: Spellings) -> Mapping[str, str]:
    """Return, for each id that is not in the registry, the one that was most likely meant.

    Args:
        unknown: The spots that name such ids.
        spellings: What the concepts of the registry may be called.

    Returns:
        Registry ids by what is written; nothing for words that resemble none.
    """
    written = sorted({reference.concept for reference in unknown})
    return {word: meant for word in written if (meant := spellings.meant(word))}
