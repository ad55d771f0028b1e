"""What of a course is not as it was when it was last looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import chain
from typing import Final

from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.reads import BELIEFS, DEMOS, READING

Part = Outline | Series | Module | Lesson | Concept

_KEYS: Final[Mapping[type, tuple[str, ...]]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (Outline, Series, Module, Lesson, Concept)
}


def differences(before: Context, after: Context) -> frozenset[str] | None:
    """Tell what changed.

    Args:
        before: What was looked at.
        after: What is to be looked at now.

    Returns:
        Keys of kinds of parts, ``lesson.new``, DEMOS and READING; None if there are other
        parts than before, or in another order, or rules are to be judged otherwise.
    """
    same_terms = (
        before.options == after.options
        and before.today == after.today
        and before.project.broken == after.project.broken
    )
    if not same_terms or _shape(before.course) != _shape(after.course):
        return None
    changed = set(_changed(before.course, after.course))
    if before.project.demos != after.project.demos:
        changed.add(DEMOS)
    if before.reading != after.reading:
        changed.add(READING)
    return frozenset(changed)


def meant_otherwise(before: Context, after: Context) -> tuple[Pointer, ...]:
    """Return the spots of misspelt concept ids that are taken for others than before.

    Args:
        before: What was looked at.
        after: What is to be looked at now.
    """
    old, new = before.misspelt, after.misspelt
    if old == new:
        return ()
    return tuple(
        reference.where
        for reference in chain(before.unknown, after.unknown)
        if old.get(reference.concept) != new.get(reference.concept)
    )


def keys_of(spots: Iterable[Pointer]) -> frozenset[str]:
    """Return the keys of kinds of parts that stand above spots, as ``differences`` returns them.

    Args:
        spots: Spots that name concepts.
    """
    found: set[str] = set()
    for spot in spots:
        kind = spot.subject.partition(":")[0]
        found |= BELIEFS if kind == "misconception" else {f"{kind}.{spot.path[0]}"}
    return frozenset(found)


def changed_lessons(before: Course, after: Course) -> Iterator[Lesson]:
    """Yield the lessons that are not the same values as before, of two courses of the same shape.

    Args:
        before: The course as it was.
        after: The course as it is.
    """
    for old, new in zip(before.lessons.values(), after.lessons.values(), strict=True):
        if old is not new:
            yield new


def _shape(course: Course) -> tuple[object, ...]:
    return (
        course.outline.series,
        [(slug, series.modules) for slug, series in course.series.items()],
        [(slug, module.lessons) for slug, module in course.modules.items()],
        list(course.lessons),
        list(course.concepts),
    )


def _changed(before: Course, after: Course) -> Iterator[str]:
    kinds: tuple[tuple[str, Mapping[str, Part], Mapping[str, Part]], ...] = (
        ("course", {"": before.outline}, {"": after.outline}),
        ("series", before.series, after.series),
        ("module", before.modules, after.modules),
        ("lesson", before.lessons, after.lessons),
        ("concept", before.concepts, after.concepts),
    )
    for kind, olds, news in kinds:
        for old, new in zip(olds.values(), news.values(), strict=True):
            if old is not new:
                for key in _KEYS[type(new)]:
                    if getattr(old, key) != getattr(new, key):
                        yield f"{kind}.{key}"
