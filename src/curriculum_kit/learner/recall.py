"""When a learner last met a concept, and what has faded by the time it is needed.

A meeting is a ``new`` entry, a ``reinforced`` entry, or a declared gap, which says that the lesson
takes the concept up again to close it. Being required is none: using something unaided is exactly
what fades.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field

from curriculum_kit.learner.demands import Demand
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Holding, Timeline
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Pointer

Lessons = Annotated[int, Field(strict=True, ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """For how many lessons a concept lasts that is not met again, by the depth it is held at.

    Attributes:
        introduced: At INTRODUCED.
        developed: At DEVELOPED or deeper.
    """

    __pydantic_config__ = AUTHORED

    introduced: Lessons = 3
    developed: Lessons = 15

    def of(self, depth: Depth) -> int:
        """Return for how many lessons a concept lasts.

        Args:
            depth: How deeply it is held.
        """
        return self.developed if depth.reaches(Depth.DEVELOPED) else self.introduced


@dataclass(frozen=True, slots=True)
class Lapse:
    """A demand for something that is held, but was last met too long ago.

    Attributes:
        demand: What is asked for.
        last: The position of the lesson that met it last.
    """

    demand: Demand
    last: int


_Asked = tuple[str, Depth, str | None, tuple[str, str]]


@dataclass(frozen=True)
class Recall:
    """The learner's memory of a course.

    Attributes:
        course: The course.
        timeline: What is held when.
        prerequisites: What concepts require.
    """

    course: Course
    timeline: Timeline
    prerequisites: Prerequisites

    @cached_property
    def lessons(self) -> Sequence[str]:
        """The slugs of the lessons, by position."""
        return tuple(self.course.lessons)

    @cached_property
    def meetings(self) -> Mapping[str, Sequence[int]]:
        """By concept, the positions of the lessons that meet it, in course order."""
        met: dict[str, list[int]] = {}
        for position, lesson in enumerate(self.course.lessons.values()):
            for concept in dict.fromkeys(self._met(lesson)):
                met.setdefault(concept, []).append(position)
        return met

    def _met(self, lesson: Lesson) -> Sequence[str]:
        """Return the concepts that a lesson meets, some of them maybe twice."""
        gaps = [name for name, needed in lesson.requires.items() if needed.gap]
        met = (*lesson.new, *lesson.reinforced, *gaps)
        spelt = self.prerequisites.misspelt
        return [spelt.get(name, name) for name in met] if spelt else met

    def last_met(self, concept: str, position: int) -> int | None:
        """Return the position of the last lesson before another that meets a concept.

        Args:
            concept: The concept's id.
            position: The position of the other lesson.

        Returns:
            The position; None if no lesson before meets it.
        """
        positions = self.meetings.get(concept, ())
        earlier = bisect_left(positions, position)
        return positions[earlier - 1] if earlier else None

    def faded(
        self, concept: str, depth: Depth, held: Holding, position: int, memory: Memory
    ) -> bool:
        """Tell whether a concept that is held deeply enough was last met too long ago.

        What the course assumes does not fade, and a name only heard leaves nothing to forget.

        Args:
            concept: The concept's id.
            depth: The depth at which it is needed.
            held: How it is held.
            position: The position of the lesson that needs it.
            memory: For how long concepts last.
        """
        last = self.last_met(concept, position)
        if last is None or position - last <= memory.of(held.depth):
            return False
        return self._can_fade(concept, depth)

    def _can_fade(self, concept: str, depth: Depth) -> bool:
        assumed = self._assumed.get(concept)
        return depth is not Depth.MENTIONED and (assumed is None or not assumed.reaches(depth))

    def lapses(self, memory: Memory) -> Iterator[Lapse]:
        """Yield what lessons need that has faded and that they do not take up again themselves.

        One for each lesson and concept, in course order.

        Args:
            memory: For how long concepts last.
        """
        shortest = min(memory.introduced, memory.developed)
        last_met: dict[str, int] = {}
        for position, lesson in enumerate(self.course.lessons.values()):
            seen: set[str] = set()
            for asked in self._asked(lesson):
                needed, depth, _required_by, _where = asked
                last = last_met.get(needed, position)
                if position - last <= shortest:
                    continue  # as it is for nearly all, which makes the rest cheap
                held = self.timeline.before(lesson.id, needed)
                if needed in seen or held is None or not held.depth.reaches(depth):
                    continue
                if position - last <= memory.of(held.depth) or not self._can_fade(needed, depth):
                    continue
                if needed not in self._met(lesson):
                    seen.add(needed)
                    yield Lapse(self._demand(lesson, asked, held), last)
            last_met.update(dict.fromkeys(self._met(lesson), position))

    @cached_property
    def _assumed(self) -> Mapping[str, Depth]:
        spelt = self.prerequisites.misspelt
        return {spelt.get(name, name): depth for name, depth in self.course.outline.assumes.items()}

    def _asked(self, lesson: Lesson) -> Iterator[_Asked]:
        """Yield what a lesson needs: concept, depth, what requires it, and where that stands."""
        prerequisites = self.prerequisites
        edges, spelt = prerequisites.edges, prerequisites.misspelt
        for name, wanted in lesson.requires.items():
            yield spelt.get(name, name), wanted.depth, None, ("requires", name)
        for meeting in self.timeline.meetings[lesson.id]:
            concept, rank = meeting.meant, meeting.depth.rank
            entry = ("new" if meeting.is_new else "reinforced", meeting.concept)
            for needed, asked in edges.get(concept, {}).items():
                if rank >= asked.to_reach.rank and not (
                    prerequisites.circular and prerequisites.within_a_circle(concept, needed)
                ):
                    yield needed, asked.depth, concept, entry

    def _demand(self, lesson: Lesson, asked: _Asked, held: Holding) -> Demand:
        needed, depth, required_by, where = asked
        asked_at = (
            Pointer(f"concept:{required_by}", ("requires", needed), key=True)
            if required_by
            else None
        )
        return Demand(
            lesson=lesson,
            position=self.timeline.positions[lesson.id],
            needed=needed,
            depth=depth,
            required_by=required_by,
            where=Pointer(f"lesson:{lesson.id}", where, key=True),
            held=held,
            gap=None,
            asked_at=asked_at,
        )
