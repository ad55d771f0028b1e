"""Which claims the words of a command mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from curriculum_kit.model.course import Course
from curriculum_kit.source.nearest import did_you_mean


class UnknownSelectionError(Exception):
    """A word that selects nothing."""


def selected_claims(course: Course, words: Sequence[str]) -> tuple[str, ...]:
    """Return the claims that are meant, in course order.

    Args:
        course: The course.
        words: Ids of claims, lessons, modules or series, each plain or as ``kind:id``, with ``*``
            for any part; ``module:1.3`` by number. None means all claims.

    Raises:
        UnknownSelectionError: A word selects nothing.
    """
    meant: set[str] = set()
    for word in words:
        found = set(_meant_by(course, word))
        if not found:
            names = {name for _claim, names in _names(course) for name in names}
            advice = did_you_mean(
                word, sorted(names), otherwise="No claim, lesson or module matches."
            )
            message = f"'{word}' selects no claim. {advice}"
            raise UnknownSelectionError(message)
        meant |= found
    return tuple(claim for claim in course.claims if not words or claim in meant)


def _meant_by(course: Course, word: str) -> Iterator[str]:
    for claim, names in _names(course):
        if any(fnmatchcase(name, word) for name in names):
            yield claim


def _names(course: Course) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each claim with every word that selects it."""
    series_of = {slug: series.id for series in course.series.values() for slug in series.modules}
    for name, (_claim, lesson) in course.claims.items():
        module = course.module_of[lesson.id].id
        yield (
            name,
            (
                *_both(("claim", name), ("lesson", lesson.id), ("module", module)),
                *_both(("series", series_of[module])),
                f"module:{course.numbers[module]}",
            ),
        )


def _both(*pairs: tuple[str, str]) -> Iterable[str]:
    for kind, name in pairs:
        yield name
        yield f"{kind}:{name}"
