"""Which claims the words of a command mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase

from curriculum_kit.evidence.changed import changed_claims
from curriculum_kit.model.course import Course
from curriculum_kit.source.git import GitError
from curriculum_kit.source.nearest import did_you_mean
from curriculum_kit.source.project import Project

CONCEPT, CHANGED = "concept:", "changed:"
ONWARD = "+"
"""Before a concept: what it stands on as well; after it: what builds on it as well."""


class UnknownSelectionError(Exception):
    """A word that selects nothing, or cannot be looked up."""


def selected_claims(project: Project, words: Sequence[str]) -> tuple[str, ...]:
    """Return the claims that are meant, in course order.

    Args:
        project: The course.
        words: Ids of claims, lessons, modules or series, each plain or as ``kind:id``, with ``*``
            for any part; ``module:1.3`` and ``lesson:1.3.5`` by number; ``concept:adam`` for the
            lessons that teach or reinforce a concept, ``concept:adam+`` with all that builds on
            it, ``+concept:adam`` with all it stands on; ``changed:main`` for what differs from a
            git revision, which may be nothing. None means all claims.

    Raises:
        UnknownSelectionError: A word selects nothing, or names no revision.
    """
    course = project.course
    meant: set[str] = set()
    for word in words:
        if word.startswith(CHANGED):
            meant |= _changed(project, word)
            continue
        is_concept = word.removeprefix(ONWARD).startswith(CONCEPT)
        found = set(_about_concepts(course, word) if is_concept else _meant_by(course, word))
        if not found:
            raise UnknownSelectionError(f"'{word}' selects no claim. {_advice(course, word)}")
        meant |= found
    return tuple(claim for claim in course.claims if not words or claim in meant)


def _changed(project: Project, word: str) -> frozenset[str]:
    """Return the claims that changed: that there are none is no mistake."""
    try:
        return changed_claims(project, word.removeprefix(CHANGED))
    except GitError as error:
        message = f"'{word}' cannot be looked up: {error}"
        raise UnknownSelectionError(message) from None


def _meant_by(course: Course, word: str) -> Iterator[str]:
    for claim, names in _names(course):
        if any(fnmatchcase(name, word) for name in names):
            yield claim


def _about_concepts(course: Course, word: str) -> Iterator[str]:
    """Yield the claims of lessons that take up a concept, or one before or after it."""
    pattern = word.strip(ONWARD).removeprefix(CONCEPT)
    chosen = [name for name in course.concepts if fnmatchcase(name, pattern)]
    concepts = set(chosen)
    needed = {name: _required(course, name) for name in course.concepts}
    if word.startswith(ONWARD):
        concepts |= _reached(chosen, needed)
    if word.endswith(ONWARD):
        concepts |= _reached(chosen, _turned(needed))
    for claim, lesson in course.claims.values():
        if not concepts.isdisjoint(lesson.new) or not concepts.isdisjoint(lesson.reinforced):
            yield claim.id


def _required(course: Course, name: str) -> tuple[str, ...]:
    """Return what a concept requires; of alternatives, each may be what it stands on."""
    concept = course.concepts[name]
    return (*concept.requires, *(other for group in concept.requires_any for other in group))


def _turned(edges: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    turned: dict[str, list[str]] = {}
    for name, others in edges.items():
        for other in others:
            turned.setdefault(other, []).append(name)
    return turned


def _reached(start: Iterable[str], edges: Mapping[str, Sequence[str]]) -> set[str]:
    reached = set(start)
    waiting = list(reached)
    while waiting:
        for other in edges.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _advice(course: Course, word: str) -> str | None:
    """Say why a word selects nothing, or what was most likely meant."""
    concept = word.strip(ONWARD)
    if not concept.startswith(CONCEPT):
        names = {name for _claim, names in _names(course) for name in names}
        return did_you_mean(word, sorted(names), otherwise="No claim, lesson or module matches.")
    if any(fnmatchcase(name, concept.removeprefix(CONCEPT)) for name in course.concepts):
        return "No lesson that teaches or reinforces it makes a claim."
    known = [f"{CONCEPT}{name}" for name in course.concepts]
    return did_you_mean(concept, known, otherwise="There is no such concept in the registry.")


def _names(course: Course) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each claim with every word that selects it."""
    series_of = {slug: series.id for series in course.series.values() for slug in series.modules}
    number_of = {slug: number for number, slug in course.lesson_numbers.items()}
    for name, (_claim, lesson) in course.claims.items():
        module = course.module_of[lesson.id].id
        yield (
            name,
            (
                *_both(("claim", name), ("lesson", lesson.id), ("module", module)),
                *_both(("series", series_of[module])),
                f"module:{course.numbers[module]}",
                f"lesson:{number_of[lesson.id]}",
            ),
        )


def _both(*pairs: tuple[str, str]) -> Iterable[str]:
    for kind, name in pairs:
        yield name
        yield f"{kind}:{name}"
