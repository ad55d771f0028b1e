"""How hard the course is in the order it is taken: its loads, their runs, and the rests between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Load


@dataclass(frozen=True, slots=True)
class Recovery:
    """A STRETCH lesson and the lesson that should let it settle.

    Attributes:
        stretch: The STRETCH lesson.
        after: The lesson right after it, which is not STRETCH.
        brought: How many new concepts the first one brings.
        bring: How many the second one brings.
        alone: Whether the lesson before them is not STRETCH as well.
    """

    stretch: Lesson
    after: Lesson
    brought: int
    bring: int
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """How many new concepts keep a lesson from being a rest."""

    __pydantic_config__ = AUTHORED

    at_least: Annotated[int, Field(strict=True, ge=1)] = 2
    """How many new concepts keep a lesson from being a rest."""

    def keep_from_rest(self, brought: int, bring: int) -> bool:
        """Tell whether a lesson brings too much to be a rest from the one before it.

        Args:
            brought: How many new concepts the exhausting lesson brought.
            bring: How many the lesson after it brings.
        """
        return bring >= max(brought, self.at_least)


def sequence(course: Course) -> Iterator[Lesson | None]:
    """Yield the lessons in the order they are taken, None for each that could not be read.

    Args:
        course: The course.
    """
    for module in course.modules.values():
        for slug in module.lessons:
            yield course.lessons.get(slug)


def recoveries(course: Course, timeline: Timeline) -> Iterator[Recovery]:
    """Yield each STRETCH lesson with the lesson after it, where that is another, in course order.

    Args:
        course: The course.
        timeline: What the learner holds when.
    """
    stretched = False
    for lesson, after in pairwise(sequence(course)):
        alone = not stretched
        stretched = lesson is not None and lesson.load is Load.STRETCH
        if lesson is None or after is None or not stretched or after.load is Load.STRETCH:
            continue
        brought, bring = (len(timeline.new_in(each.id)) for each in (lesson, after))
        yield Recovery(lesson, after, brought, bring, alone)


def runs_without(course: Course, load: Load) -> Iterator[tuple[Lesson, ...]]:
    """Yield the longest runs of lessons that hold none of a load, in course order.

    A lesson that could not be read ends a run, for it may be of that load.

    Args:
        course: The course.
        load: The load that ends a run.
    """
    run: list[Lesson] = []
    for lesson in sequence(course):
        if lesson is not None and lesson.load is not load:
            run.append(lesson)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
