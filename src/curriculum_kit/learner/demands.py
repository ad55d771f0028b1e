"""What each lesson asks the learner to hold, beside what the learner does hold there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from curriculum_kit.findings import Path, Pointer
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Holding, Meeting, Timeline
from curriculum_kit.model.concept import Requirement
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Gap, Lesson
from curriculum_kit.model.vocabulary import Depth


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
        gap: The shortfall that the lesson admits to, and closes.
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


@dataclass(frozen=True, slots=True)
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

        Args:
            lesson: A lesson of the course.
        """
        position = self.timeline.positions[lesson.id]
        for name, requirement in lesson.requires.items():
            needed = self.prerequisites.misspelt.get(name, name)
            yield Demand(
                lesson=lesson,
                position=position,
                needed=needed,
                depth=requirement.depth,
                required_by=None,
                where=Pointer(f"lesson:{lesson.id}", ("requires", name), key=True),
                held=self.timeline.before(lesson.id, needed),
                gap=requirement.gap,
            )
        held_here: dict[str, Holding] = {}
        for meeting in self.timeline.meetings[lesson.id]:
            yield from self._of_meeting(meeting, held_here)
            reached = Holding(meeting.depth, lesson.id, position)
            if meeting.before is None or meeting.depth > meeting.before.depth:
                held_here[meeting.meant] = reached

    def _admitted(self, lesson: Lesson, needed: str) -> Gap | None:
        """Return the gap that a lesson declares for a concept, under whatever spelling."""
        spelt = self.prerequisites.misspelt
        for name, requirement in lesson.requires.items():
            if spelt.get(name, name) == needed:
                return requirement.gap
        return None

    def _of_meeting(self, meeting: Meeting, held_here: dict[str, Holding]) -> Iterator[Demand]:
        edges = self.prerequisites.edges.get(meeting.meant, {})
        for needed, requirement in edges.items():
            if self.prerequisites.within_a_circle(meeting.meant, needed):
                continue
            if meeting.depth.reaches(requirement.to_reach):
                yield self._asked(meeting, needed, requirement, held_here, ("requires", needed))
        concept = self.course.concepts.get(meeting.meant)
        for number, group in enumerate(concept.requires_any if concept else ()):
            asked = [
                self._asked(meeting, name, requirement, held_here, ("requires_any", number, name))
                for name, requirement in group.items()
                if meeting.depth.reaches(requirement.to_reach)
            ]
            if asked and not any(demand.met or demand.gap for demand in asked):
                yield _nearest_to_met(asked)

    def _asked(
        self,
        meeting: Meeting,
        name: str,
        requirement: Requirement,
        held_here: Mapping[str, Holding],
        path: Path,
    ) -> Demand:
        lesson = meeting.lesson
        needed = self.prerequisites.misspelt.get(name, name)
        kind = "new" if meeting.is_new else "reinforced"
        return Demand(
            lesson=lesson,
            position=meeting.position,
            needed=needed,
            depth=requirement.depth,
            required_by=meeting.meant,
            where=Pointer(f"lesson:{lesson.id}", (kind, meeting.concept), key=True),
            held=held_here.get(needed) or self.timeline.before(lesson.id, needed),
            gap=self._admitted(lesson, needed),
            asked_at=Pointer(f"concept:{meeting.meant}", path, key=True),
        )

    def unmet(self) -> Iterator[Demand]:
        """Yield the demands that the learner cannot meet and no lesson closes, in course order.

        One for each lesson and concept, the deepest; what a concept requires is said once, at the
        first lesson that takes it up too early.
        """
        said: set[tuple[str, str]] = set()
        for lesson in self.course.lessons.values():
            worst: dict[str, Demand] = {}
            for demand in self.of_lesson(lesson):
                if demand.met or demand.gap or demand.needed not in self.course.concepts:
                    continue
                if demand.required_by and (demand.required_by, demand.needed) in said:
                    continue
                if demand.required_by:
                    said.add((demand.required_by, demand.needed))
                known = worst.get(demand.needed)
                if known is None or demand.depth > known.depth:
                    worst[demand.needed] = demand
            yield from worst.values()


def _nearest_to_met(asked: Sequence[Demand]) -> Demand:
    """Return the alternative that least is missing of, naming the others."""
    least = min(asked, key=_shortfall)
    others = tuple(demand.needed for demand in asked if demand is not least)
    return replace(least, alternatives=others)


def _shortfall(demand: Demand) -> int:
    """Return how many levels are missing."""
    return demand.depth.levels_above(demand.held.depth if demand.held else None)
