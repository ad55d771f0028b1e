"""What a learner holds before and after each lesson, and which lesson brought it there.

Lessons are taken in course order; an entry takes its concept to the entry's depth and never lowers
it; what the course assumes is held before the first lesson. One pass computes it all, and its size
is that of the entries, not of lessons times concepts.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth

DAY_ONE = -1
"""The position of what the course assumes, before the first lesson."""

NEVER = sys.maxsize
"""A position after every lesson."""


Thing = TypeVar("Thing")


class Holding(NamedTuple):
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


class Meeting(NamedTuple):
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
        news: The meetings that cost the learner a new idea, by the slug of a lesson that has any.
    """

    meetings: Mapping[str, tuple[Meeting, ...]]
    history: Mapping[str, tuple[Holding, ...]]
    introductions: Mapping[str, Meeting]
    positions: Mapping[str, int]
    news: Mapping[str, tuple[Meeting, ...]]

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

    def with_lessons(self, lessons: Mapping[str, Lesson], misspelt: Mapping[str, str]) -> Timeline:
        """Return the way through the same lessons, of which some have changed.

        Only what they teach now, and what they taught, is walked again, wherever it is met.

        Args:
            lessons: Those that have changed, and those in which a word means another concept than
                before, by slug.
            misspelt: For an id that is not in the registry, the one that was most likely meant.
        """
        meant = {
            misspelt.get(name, name)
            for lesson in lessons.values()
            for name in (*lesson.new, *lesson.reinforced)
        }
        meant.update(met.meant for slug in lessons for met in self.meetings[slug])
        walk = _Walk(misspelt)
        for concept in meant:
            steps = self.history.get(concept, ())
            walk.history[concept] = [step for step in steps if step.position == DAY_ONE]
        meetings, news = dict(self.meetings), dict(self.news)
        for slug, known in self.meetings.items():
            if slug not in lessons and meant.isdisjoint([met.meant for met in known]):
                continue
            lesson = lessons[slug] if slug in lessons else known[0].lesson
            met = walk.take(lesson, self.positions[slug])
            if slug not in lessons:
                pairs = zip(met, known, strict=True)
                met = tuple(now if now.meant in meant else before for now, before in pairs)
            meetings[slug] = met
            news.pop(slug, None)
            if new := tuple(meeting for meeting in met if meeting.counts_as_new):
                news[slug] = new
        history, introductions = dict(self.history), dict(self.introductions)
        for concept in meant:
            _put(history, concept, tuple(walk.history[concept]))
            _put(introductions, concept, walk.introductions.get(concept))
        return replace(
            self, meetings=meetings, history=history, introductions=introductions, news=news
        )

    def new_in(self, lesson: str) -> tuple[Meeting, ...]:
        """Return the meetings of a lesson that cost the learner a new idea.

        Args:
            lesson: The lesson's slug.
        """
        return self.news.get(lesson, ())


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
        walk.assume(concept, depth)
    meetings = {
        slug: walk.take(lesson, position)
        for position, (slug, lesson) in enumerate(course.lessons.items())
    }
    return Timeline(
        meetings=meetings,
        history={concept: tuple(steps) for concept, steps in walk.history.items()},
        introductions=walk.introductions,
        positions={slug: position for position, slug in enumerate(course.lessons)},
        news={
            slug: news
            for slug, met in meetings.items()
            if (news := tuple(meeting for meeting in met if meeting.counts_as_new))
        },
    )


def _put(things: dict[str, Thing], name: str, thing: Thing | None) -> None:
    """Put something under a name, or take away what is there if it is nothing."""
    things.pop(name, None)
    if thing:
        things[name] = thing


@dataclass(slots=True)
class _Walk:
    misspelt: Mapping[str, str]
    history: dict[str, list[Holding]] = field(default_factory=dict)
    introductions: dict[str, Meeting] = field(default_factory=dict)

    def assume(self, concept: str, depth: Depth) -> None:
        steps = self._steps(self.misspelt.get(concept, concept))
        if not steps or depth.rank > steps[-1].depth.rank:
            steps.append(Holding(depth, None, DAY_ONE))

    def take(self, lesson: Lesson, position: int) -> tuple[Meeting, ...]:
        met = []
        for concept, new in lesson.new.items():
            meeting = self._meet(lesson, position, concept, None, new.depth, is_new=True)
            self.introductions.setdefault(meeting.meant, meeting)
            met.append(meeting)
        for concept, again in lesson.reinforced.items():
            start, end = again.depth.start, again.depth.end
            met.append(self._meet(lesson, position, concept, start, end, is_new=False))
        return tuple(met)

    def _meet(
        self,
        lesson: Lesson,
        position: int,
        concept: str,
        start: Depth | None,
        depth: Depth,
        *,
        is_new: bool,
    ) -> Meeting:
        meant = self.misspelt.get(concept, concept)
        steps = self._steps(meant)
        before = steps[-1] if steps else None
        if before is None:
            steps.append(Holding(depth, lesson.id, position, is_new))
        elif depth.rank > before.depth.rank:
            steps.append(Holding(depth, lesson.id, position, is_new or before.taught))
        elif is_new and not before.taught:
            steps.append(Holding(before.depth, lesson.id, position))
        return Meeting(lesson, position, concept, meant, is_new, start, depth, before)

    def _steps(self, concept: str) -> list[Holding]:
        return self.history.setdefault(concept, [])
