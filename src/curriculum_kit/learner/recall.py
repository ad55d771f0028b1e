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
from pydantic.dataclasses import dataclass as authored

from curriculum_kit.findings import Pointer
from curriculum_kit.learner.demands import Demand
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Holding, Timeline
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth

Lessons = Annotated[int, Field(strict=True, ge=1)]


@authored(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Memory:
    """For how many lessons a concept lasts that is not met again, by the depth it is held at.

    Attributes:
        introduced: At INTRODUCED.
        developed: At DEVELOPED or deeper.
    """

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
        spelt = self.prerequisites.misspelt
        for position, lesson in enumerate(self.course.lessons.values()):
            gaps = [name for name, needed in lesson.requires.items() if needed.gap]
            for name in (*lesson.new, *lesson.reinforced, *gaps):
                positions = met.setdefault(spelt.get(name, name), [])
                if not positions or positions[-1] != position:
                    positions.append(position)
        return met

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
        assumed = self._assumed.get(concept)
        if depth is Depth.MENTIONED or (assumed is not None and assumed.reaches(depth)):
            return False
        last = self.last_met(concept, position)
        return last is not None and position - last > memory.of(held.depth)

    def lapses(self, memory: Memory) -> Iterator[Lapse]:
        """Yield what lessons need that has faded and that they do not take up again themselves.

        One for each lesson and concept, in course order.

        Args:
            memory: For how long concepts last.
        """
        shortest = min(memory.introduced, memory.developed)
        for position, lesson in enumerate(self.course.lessons.values()):
            seen: set[str] = set()
            for needed, depth, required_by, where in self._asked(lesson):
                last = self.last_met(needed, position)
                if last is None or position - last <= shortest:
                    continue  # as it is for nearly all, which makes the rest cheap
                held = self.timeline.before(lesson.id, needed)
                if needed in seen or held is None or not held.depth.reaches(depth):
                    continue
                if self.faded(needed, depth, held, position, memory) and not self._meets(
                    position, needed
                ):
                    seen.add(needed)
                    yield self._lapse(lesson, needed, depth, required_by, where, held)

    @cached_property
    def _assumed(self) -> Mapping[str, Depth]:
        spelt = self.prerequisites.misspelt
        return {spelt.get(name, name): depth for name, depth in self.course.outline.assumes.items()}

    def _asked(self, lesson: Lesson) -> Iterator[tuple[str, Depth, str | None, tuple[str, str]]]:
        """Yield what a lesson needs: concept, depth, what requires it, and where that stands."""
        spelt = self.prerequisites.misspelt
        for name, wanted in lesson.requires.items():
            yield spelt.get(name, name), wanted.depth, None, ("requires", name)
        for meeting in self.timeline.meetings[lesson.id]:
            entry = ("new" if meeting.is_new else "reinforced", meeting.concept)
            for needed, asked in self.prerequisites.edges.get(meeting.meant, {}).items():
                if meeting.depth.reaches(asked.to_reach) and not self.prerequisites.within_a_circle(
                    meeting.meant, needed
                ):
                    yield needed, asked.depth, meeting.meant, entry

    def _meets(self, position: int, concept: str) -> bool:
        positions = self.meetings.get(concept, ())
        at = bisect_left(positions, position)
        return at < len(positions) and positions[at] == position

    def _lapse(
        self,
        lesson: Lesson,
        needed: str,
        depth: Depth,
        required_by: str | None,
        where: tuple[str, str],
        held: Holding,
    ) -> Lapse:
        position = self.timeline.positions[lesson.id]
        last = self.last_met(needed, position)
        assert last is not None  # noqa: S101  # what was never met cannot have faded
        asked_at = (
            Pointer(f"concept:{required_by}", ("requires", needed), key=True)
            if required_by
            else None
        )
        demand = Demand(
            lesson=lesson,
            position=position,
            needed=needed,
            depth=depth,
            required_by=required_by,
            where=Pointer(f"lesson:{lesson.id}", where, key=True),
            held=held,
            gap=None,
            asked_at=asked_at,
        )
        return Lapse(demand, last)
