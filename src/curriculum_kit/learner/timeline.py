"""What a learner holds before and after each lesson, and which lesson brought it there.

Lessons are taken in course order; an entry takes its concept to the entry's depth and never lowers
it; what the course assumes is held before the first lesson. One pass computes it all, and its size
is that of the entries, not of lessons times concepts.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth

DAY_ONE = -1
"""The position of what the course assumes, before the first lesson."""

NEVER = sys.maxsize
"""A position after every lesson."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A concept as the learner holds it.

    Attributes:
        depth: How deeply.
        lesson: Slug of the lesson that brought it there; None if the course assumes it.
        position: That lesson's position in the course, from 0; DAY_ONE if it is assumed.
        taught: Whether it was assumed or called new before; not so if lessons only reinforced it.
    """

    depth: Depth
    lesson: str | None
    position: int
    taught: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """One lesson's entry for one concept.

    Attributes:
        lesson: The lesson.
        position: Its position in the course, from 0.
        concept: The concept's id as it is written.
        meant: The id in the registry that it stands for; another one only for a misspelling.
        is_new: Whether the lesson says that this is the first meeting in the course.
        start: The depth that a reinforcement says it starts from, if it says so.
        depth: The depth it is taken to.
        before: What the learner holds at this entry, above entries of the lesson included.
    """

    lesson: Lesson
    position: int
    concept: str
    meant: str
    is_new: bool
    start: Depth | None
    depth: Depth
    before: Holding | None

    @property
    def counts_as_new(self) -> bool:
        """Whether it costs the learner a new idea: new, not held yet, INTRODUCED or deeper."""
        is_first = self.before is None or not self.before.taught
        return self.is_new and is_first and self.depth.reaches(Depth.INTRODUCED)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The learner's way through the course.

    Attributes:
        meetings: Every entry of every lesson, by the lesson's slug, in course order.
        history: By concept, each deepening in the order of the course.
        introductions: By concept, the first entry that calls it new.
        positions: The position of each lesson, by slug, from 0.
    """

    meetings: Mapping[str, tuple[Meeting, ...]]
    history: Mapping[str, tuple[Holding, ...]]
    introductions: Mapping[str, Meeting]
    positions: Mapping[str, int]

    def before(self, lesson: str, concept: str) -> Holding | None:
        """Return what the learner holds of a concept when a lesson starts.

        Args:
            lesson: The lesson's slug.
            concept: The concept's id.
        """
        position = self.positions[lesson]
        held = [step for step in self.history.get(concept, ()) if step.position < position]
        return held[-1] if held else None

    def after(self, lesson: str, concept: str) -> Holding | None:
        """Return what the learner holds of a concept when a lesson ends.

        Args:
            lesson: The lesson's slug.
            concept: The concept's id.
        """
        position = self.positions[lesson]
        held = [step for step in self.history.get(concept, ()) if step.position <= position]
        return held[-1] if held else None

    def reached(self, concept: str, depth: Depth) -> int:
        """Return the position of the lesson that brings a concept to a depth, NEVER if none does.

        Args:
            concept: The concept's id.
            depth: The depth it must reach.
        """
        for step in self.history.get(concept, ()):
            if step.depth.rank >= depth.rank:
                return step.position
        return NEVER

    def first(self, concept: str, depth: Depth = Depth.MENTIONED) -> Holding | None:
        """Return the first point at which a concept has been taught and is held this deeply.

        Args:
            concept: The concept's id.
            depth: The depth it must reach.
        """
        steps = self.history.get(concept, ())
        return next((step for step in steps if step.taught and step.depth.reaches(depth)), None)

    def new_in(self, lesson: str) -> tuple[Meeting, ...]:
        """Return the meetings of a lesson that cost the learner a new idea.

        Args:
            lesson: The lesson's slug.
        """
        return tuple(meeting for meeting in self.meetings[lesson] if meeting.counts_as_new)


def timeline_of(course: Course, misspelt: Mapping[str, str]) -> Timeline:
    """Walk the course once, as a learner would.

    Args:
        course: The course.
        misspelt: For an id that is not in the registry, the one that was most likely meant.

    Returns:
        What is held when, and what each entry met.
    """
    walk = _Walk(misspelt)
    for concept, depth in course.outline.assumes.items():
        walk.raise_to(misspelt.get(concept, concept), Holding(depth, None, DAY_ONE))
    meetings = {
        slug: tuple(walk.take(lesson, position))
        for position, (slug, lesson) in enumerate(course.lessons.items())
    }
    return Timeline(
        meetings=meetings,
        history={concept: tuple(steps) for concept, steps in walk.history.items()},
        introductions=walk.introductions,
        positions={slug: position for position, slug in enumerate(course.lessons)},
    )


@dataclass(slots=True)
class _Walk:
    misspelt: Mapping[str, str]
    history: dict[str, list[Holding]] = field(default_factory=dict)
    introductions: dict[str, Meeting] = field(default_factory=dict)

    def take(self, lesson: Lesson, position: int) -> Iterator[Meeting]:
        for concept, new in lesson.new.items():
            yield self._meet(lesson, position, concept, is_new=True, start=None, depth=new.depth)
        for concept, again in lesson.reinforced.items():
            start, end = again.depth.start, again.depth.end
            yield self._meet(lesson, position, concept, is_new=False, start=start, depth=end)

    def raise_to(self, concept: str, reached: Holding) -> None:
        steps = self.history.setdefault(concept, [])
        if not steps or reached.depth > steps[-1].depth:
            steps.append(reached)
        elif reached.taught and not steps[-1].taught:
            steps.append(replace(reached, depth=steps[-1].depth))

    def _meet(
        self,
        lesson: Lesson,
        position: int,
        concept: str,
        *,
        is_new: bool,
        start: Depth | None,
        depth: Depth,
    ) -> Meeting:
        meant = self.misspelt.get(concept, concept)
        steps = self.history.get(meant)
        before = steps[-1] if steps else None
        taught = is_new or (before is not None and before.taught)
        self.raise_to(meant, Holding(depth, lesson.id, position, taught))
        meeting = Meeting(lesson, position, concept, meant, is_new, start, depth, before)
        if is_new:
            self.introductions.setdefault(meant, meeting)
        return meeting
