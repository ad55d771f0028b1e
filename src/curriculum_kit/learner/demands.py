"""What each lesson asks the learner to hold, beside what the learner does hold there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Holding, Meeting, Timeline
from curriculum_kit.model.concept import Requirement
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Gap, Lesson, LessonRequirement
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Path, Pointer


@dataclass(frozen=True, slots=True)
class Demand:
    """A concept that must be held at a spot of a lesson.

    Attributes:
        lesson: The lesson.
        position: Its position in the course, from 0.
        needed: Id of the concept that must be held.
        depth: How deeply.
        required_by: Id of the concept that requires it; None if the lesson itself does.
        where: The spot that asks for it.
        held: What the learner holds of it there.
        gap: The shortfall of this depth or a greater one that the lesson admits to, and closes.
        asked_at: The spot in the registry that requires it, where a concept does.
        alternatives: Ids of other concepts that would do as well.
    """

    lesson: Lesson
    position: int
    needed: str
    depth: Depth
    required_by: str | None
    where: Pointer
    held: Holding | None
    gap: Gap | None
    asked_at: Pointer | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether the learner holds it deeply enough."""
        return self.held is not None and self.held.depth.reaches(self.depth)

    @property
    def closed(self) -> bool:
        """Whether the lesson itself closes the gap."""
        return self.gap is not None

    @property
    def cause(self) -> str:
        """What is to be mended: it is one thing, in however many lessons it shows."""
        return f"{self.required_by or self.lesson.id} -> {self.needed}"


@dataclass(frozen=True)
class Demands:
    """Everything that the lessons of a course ask for.

    Attributes:
        course: The course.
        timeline: What the learner holds.
        prerequisites: What concepts require.
    """

    course: Course
    timeline: Timeline
    prerequisites: Prerequisites

    def of_lesson(self, lesson: Lesson) -> Iterator[Demand]:
        """Yield what a lesson asks for, itself first, then for each concept it takes up.

        Of alternatives it yields one: the first that is held deeply enough, else the first that
        the lesson closes the gap of, else the one that least is missing of.

        Args:
            lesson: A lesson of the course.
        """
        position = self.timeline.positions[lesson.id]
        here = _Here(lesson, position, {})
        for name, requirement in lesson.requires.items():
            demand = self._of_lesson_itself(lesson, name, requirement)
            here.admitted[demand.needed] = requirement
            yield demand
        for meeting in self.timeline.meetings[lesson.id]:
            yield from self._of_meeting(meeting, here)
            if meeting.before is None or meeting.depth > meeting.before.depth:
                here.held[meeting.meant] = Holding(meeting.depth, lesson.id, position)

    @cached_property
    def unmet(self) -> tuple[Demand, ...]:
        """The demands that the learner cannot meet and no lesson closes, in course order.

        One for each lesson and concept, the deepest.
        """
        return tuple(self._unmet())

    @cached_property
    def gaps(self) -> tuple[Demand, ...]:
        """What lessons themselves require and declare a gap in, in course order."""
        return tuple(
            demand
            for lesson in self.course.lessons.values()
            for name, requirement in lesson.requires.items()
            if requirement.gap is not None
            for demand in (self._of_lesson_itself(lesson, name, requirement),)
            if demand.needed in self.course.concepts
        )

    def _of_lesson_itself(
        self, lesson: Lesson, name: str, requirement: LessonRequirement
    ) -> Demand:
        needed = self.prerequisites.misspelt.get(name, name)
        return Demand(
            lesson=lesson,
            position=self.timeline.positions[lesson.id],
            needed=needed,
            depth=requirement.depth,
            required_by=None,
            where=Pointer(f"lesson:{lesson.id}", ("requires", name), key=True),
            held=self.timeline.before(lesson.id, needed),
            gap=requirement.gap,
        )

    def _unmet(self) -> Iterator[Demand]:
        sound: set[str] = set()
        for lesson in self.course.lessons.values():
            if self._plainly_met(lesson, sound):
                continue
            worst: dict[str, Demand] = {}
            for demand in self.of_lesson(lesson):
                if demand.met or demand.closed or demand.needed not in self.course.concepts:
                    continue
                known = worst.get(demand.needed)
                if known is None or demand.depth > known.depth:
                    worst[demand.needed] = demand
            yield from worst.values()

    def _plainly_met(self, lesson: Lesson, sound: set[str]) -> bool:
        """Tell whether all that a lesson might ask for is held before it starts.

        So it is for nearly every lesson, and a course asks for a million things: this tells it
        without making a value for each.

        Args:
            lesson: The lesson.
            sound: The concepts of which an earlier lesson could ask all that they require, and so
                can every later one; more are added.
        """
        reached, position = self.timeline.reached, self.timeline.positions[lesson.id]
        for name, needed in lesson.requires.items():
            if reached(name, needed.depth) >= position:
                return False
        for meeting in self.timeline.meetings[lesson.id]:
            if meeting.meant in sound:
                continue
            concept = self.course.concepts.get(meeting.meant)
            if concept is None or concept.requires_any:
                return False
            for name, requirement in concept.requires.items():
                if reached(name, requirement.depth) >= position:
                    return False
            sound.add(meeting.meant)
        return True

    def _of_meeting(self, meeting: Meeting, here: _Here) -> Iterator[Demand]:
        concept = self.course.concepts.get(meeting.meant)
        if concept is None or self._comes_too_early(meeting):
            return
        for name, requirement in concept.requires.items():
            if meeting.depth.reaches(requirement.to_reach):
                demand = self._asked(meeting, here, name, requirement, ("requires", name))
                if not self.prerequisites.within_a_circle(meeting.meant, demand.needed):
                    yield demand
        for number, group in enumerate(concept.requires_any):
            asked = [
                self._asked(meeting, here, name, requirement, ("requires_any", number, name))
                for name, requirement in group.items()
            ]
            due = [
                demand
                for demand, requirement in zip(asked, group.values(), strict=True)
                if meeting.depth.reaches(requirement.to_reach)
            ]
            if due:
                good = [demand for demand in asked if demand.met]
                closed = [demand for demand in asked if demand.closed]
                yield _chosen((good or closed or [_nearest_to_met(due)])[0], asked)

    def _comes_too_early(self, meeting: Meeting) -> bool:
        """Tell whether an entry reinforces what only a later one brings, which is reported.

        What the concept requires then waits for the lesson that brings it.
        """
        early = not meeting.is_new and meeting.before is None
        return early and meeting.meant in self.timeline.introductions

    def _asked(
        self, meeting: Meeting, here: _Here, name: str, requirement: Requirement, path: Path
    ) -> Demand:
        needed = self.prerequisites.misspelt.get(name, name)
        kind = "new" if meeting.is_new else "reinforced"
        admitted = here.admitted.get(needed)
        covers = admitted is not None and admitted.depth.reaches(requirement.depth)
        return Demand(
            lesson=here.lesson,
            position=here.position,
            needed=needed,
            depth=requirement.depth,
            required_by=meeting.meant,
            where=Pointer(f"lesson:{here.lesson.id}", (kind, meeting.concept), key=True),
            held=here.held.get(needed) or self.timeline.before(here.lesson.id, needed),
            gap=admitted.gap if admitted and covers else None,
            asked_at=Pointer(f"concept:{meeting.meant}", path, key=True),
        )


@dataclass(frozen=True, slots=True)
class _Here:
    """A lesson while its entries are taken: what they have brought, and what it admits to lack."""

    lesson: Lesson
    position: int
    held: dict[str, Holding]
    admitted: dict[str, LessonRequirement] = field(default_factory=dict)


def _chosen(one: Demand, asked: Sequence[Demand]) -> Demand:
    """Return one of several alternatives, naming the others."""
    others = tuple(demand.needed for demand in asked if demand is not one)
    return replace(one, alternatives=others)


def _nearest_to_met(asked: Sequence[Demand]) -> Demand:
    """Return the alternative that least is missing of."""
    return min(asked, key=_shortfall)


def _shortfall(demand: Demand) -> int:
    """Return how many levels are missing."""
    return demand.depth.levels_above(demand.held.depth if demand.held else None)
