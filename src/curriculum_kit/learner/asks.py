"""What a lesson asks of a learner who has taken other lessons than the whole course.

``Demands`` compares what lessons ask for with what the course has brought by then. Here nothing is
compared: this says what must be held, however the learner came to hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Holding, Meeting, Timeline
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth


@dataclass(frozen=True, slots=True)
class Ask:
    """What must be held where a lesson, or one of its entries, begins.

    Attributes:
        options: Concepts with the depth each must be held at; one of them suffices.
        required_by: The concept that requires it; None if the lesson itself does.
        again: Whether the lesson takes the concept up again, from this depth.
    """

    options: tuple[tuple[str, Depth], ...]
    required_by: str | None = None
    again: bool = False


@dataclass(frozen=True)
class Asks:
    """Everything that the lessons of a course ask for, whoever takes them.

    A lesson asks for:

    - what it lists under ``requires``; where it declares a gap, only as deeply as the whole course
      brings it, since it closes the rest itself;
    - what its concepts require for the depths that it takes them to, unless an entry above in the
      same lesson brings that, or its own ``requires`` declares the gap; of ``requires_any`` one of
      each group;
    - what it reinforces, at the depth it takes it up at: the one it starts from, or the one at
      which it stays, but no deeper than the whole course brings it there.

    A requirement that is part of a cycle is not asked for, for no order could satisfy it, nor is a
    concept that is not in the registry; both are findings of their own.

    Attributes:
        course: The course.
        timeline: What is held when by who takes all of it.
        prerequisites: What concepts require.
    """

    course: Course
    timeline: Timeline
    prerequisites: Prerequisites

    def of_lesson(self, lesson: Lesson) -> Iterator[Ask]:
        """Yield what a lesson asks for.

        Args:
            lesson: A lesson of the course.
        """
        gaps: dict[str, Depth] = {}
        for written, needed in lesson.requires.items():
            name, depth = self._meant(written), needed.depth
            if needed.gap is not None:
                gaps[name] = depth
                brought = _no_deeper(depth, self.timeline.before(lesson.id, name))
                if brought is None:
                    continue
                depth = brought
            if name in self.course.concepts:
                yield Ask(((name, depth),))
        above: dict[str, Depth] = {}
        for meeting in self.timeline.meetings[lesson.id]:
            for ask in self._of_meeting(meeting, gaps):
                if not any(_reaches(above, name, depth) for name, depth in ask.options):
                    yield ask
            if not _reaches(above, meeting.meant, meeting.depth):
                above[meeting.meant] = meeting.depth

    def starts(self, meeting: Meeting) -> Depth | None:
        """Return the depth at which an entry takes its concept up.

        Args:
            meeting: The entry.

        Returns:
            The depth; None if the entry asks for none: it is new, or nothing before brings it.
        """
        if meeting.is_new:
            return None
        return _no_deeper(meeting.start or meeting.depth, meeting.before)

    def deepest(self, concept: str) -> Depth | None:
        """Return how deeply the whole course takes a concept.

        Args:
            concept: The concept's id.

        Returns:
            The depth; None if it neither teaches nor assumes it.
        """
        history = self.timeline.history.get(concept)
        return history[-1].depth if history else None

    @cached_property
    def sources(self) -> Mapping[tuple[str, Depth], tuple[int, ...]]:
        """By concept and depth, the positions of the lessons that can bring a learner to it.

        An entry that takes the concept up at that depth or a deeper one is none: whoever can take
        it holds the concept as deeply already.
        """
        found: dict[tuple[str, Depth], list[int]] = {}
        for meetings in self.timeline.meetings.values():
            for meeting in meetings:
                start = self.starts(meeting)
                for depth in Depth:
                    above_start = start is None or depth.rank > start.rank
                    if above_start and meeting.depth.reaches(depth):
                        positions = found.setdefault((meeting.meant, depth), [])
                        if not positions or positions[-1] != meeting.position:
                            positions.append(meeting.position)
        return {key: tuple(positions) for key, positions in found.items()}

    def _of_meeting(self, meeting: Meeting, gaps: Mapping[str, Depth]) -> Iterator[Ask]:
        start = self.starts(meeting)
        if start is not None:
            yield Ask(((meeting.meant, start),), again=True)
        concept = self.course.concepts.get(meeting.meant)
        if concept is None or self._comes_too_early(meeting):
            return
        for name, needed in self.prerequisites.edges[meeting.meant].items():
            if (
                meeting.depth.reaches(needed.to_reach)
                and not self.prerequisites.within_a_circle(meeting.meant, name)
                and not _reaches(gaps, name, needed.depth)
            ):
                yield Ask(((name, needed.depth),), meeting.meant)
        for group in concept.requires_any:
            if not any(meeting.depth.reaches(needed.to_reach) for needed in group.values()):
                continue
            options = [(self._meant(written), needed.depth) for written, needed in group.items()]
            if not any(_reaches(gaps, name, depth) for name, depth in options):
                known = tuple(option for option in options if option[0] in self.course.concepts)
                if known:
                    yield Ask(known, meeting.meant)

    def _comes_too_early(self, meeting: Meeting) -> bool:
        """Tell whether an entry reinforces what only a later one brings, which is reported."""
        early = not meeting.is_new and meeting.before is None
        return early and meeting.meant in self.timeline.introductions

    def _meant(self, concept: str) -> str:
        return self.prerequisites.misspelt.get(concept, concept)


def _no_deeper(depth: Depth, held: Holding | None) -> Depth | None:
    return min(depth, held.depth) if held else None


def _reaches(depths: Mapping[str, Depth], concept: str, depth: Depth) -> bool:
    return concept in depths and depths[concept].reaches(depth)
