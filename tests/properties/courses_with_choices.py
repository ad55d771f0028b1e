"""Small courses with more than one way through them, and a learner who takes any set of lessons."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth
from tests.unit.syllabus.courses import course_of

CONCEPTS = [f"c{number}" for number in range(5)]
LESSONS = 7

words = st.sampled_from([depth.value for depth in Depth])
asked = words | st.fixed_dictionaries({"depth": words, "to_reach": words})
required = words | st.fixed_dictionaries(
    {"depth": words, "gap": st.just({"size": "small", "resolution": "recap"})}
)
requirements = st.dictionaries(st.sampled_from(CONCEPTS), required, max_size=1)
depths = st.dictionaries(st.sampled_from(CONCEPTS), st.sampled_from(list(Depth)), max_size=2)


@st.composite
def courses_with_choices(draw: st.DrawFn) -> Course:
    """Return a course: well-formed, or with concepts that are brought more than once."""
    concepts: dict[str, object] = {}
    for number, name in enumerate(CONCEPTS):
        if not number:
            concepts[name] = {}
            continue
        below = st.sampled_from(CONCEPTS[:number])
        group = st.dictionaries(below, asked, min_size=1, max_size=3)
        concepts[name] = {
            "requires": draw(st.dictionaries(below, asked, max_size=2)),
            "requires_any": draw(st.lists(group, max_size=1)),
        }
    held: dict[str, Depth] = {}
    names = [f"l{number}" for number in range(draw(st.integers(1, LESSONS)))]
    lessons = {name: _lesson(draw, held) for name in names}
    assumes = draw(st.dictionaries(st.sampled_from(CONCEPTS), words, max_size=1))
    series = {"s": {"modules": {"m": {"lessons": lessons}}}}
    data = {"concepts": concepts, "assumes": assumes, "series": series}
    return course_of(json.dumps(data))


def _lesson(draw: st.DrawFn, held: dict[str, Depth]) -> dict[str, object]:
    new: dict[str, str] = {}
    reinforced: dict[str, str] = {}
    for name in draw(st.lists(st.sampled_from(CONCEPTS), min_size=1, max_size=2, unique=True)):
        before = held.get(name)
        if before is None or draw(st.integers(0, 3)) == 0:
            new[name] = draw(words)
            held[name] = max(Depth(new[name]), before or Depth.MENTIONED)
        elif draw(st.booleans()):
            held[name] = draw(st.sampled_from([depth for depth in Depth if depth >= before]))
            reinforced[name] = f"{before} -> {held[name]}"
        else:
            reinforced[name] = str(before)
    return {
        "new": new,
        "reinforced": reinforced,
        "requires": draw(st.just({}) | st.just({}) | requirements),
        "minutes": draw(st.sampled_from([None, 10, 30])),
    }


@dataclass
class Learner:
    """Somebody who takes some lessons of a course.

    Attributes:
        course: The course.
        whole: What is held when by who takes all of it.
        held: What this one holds.
    """

    course: Course
    whole: Timeline
    held: dict[str, Depth] = field(default_factory=dict)

    def learn(self, concepts: Mapping[str, Depth]) -> None:
        """Hold concepts at least this deeply."""
        for name, depth in concepts.items():
            self.held[name] = max(depth, self.held.get(name, depth))

    def holds(self, name: str, depth: Depth) -> bool:
        """Tell whether a concept is held this deeply."""
        return name in self.held and self.held[name] >= depth

    def can_take(self, lesson: Lesson) -> bool:
        """Take a lesson as far as everything is held that it asks for, and tell whether it is."""
        gaps = {name: each.depth for name, each in lesson.requires.items() if each.gap}
        for name, needed in lesson.requires.items():
            if not self.holds(name, needed.depth) and not (
                needed.gap and self._stands_as_the_course_does(lesson, name, needed.depth)
            ):
                return False
        for name, start, end in _entries(lesson):
            if start and not self._stands_as_the_course_does(lesson, name, start):
                return False
            if not self._can_meet(self.course.concepts[name], end, gaps):
                return False
            self.learn({name: end})
        return True

    def _can_meet(self, concept: Concept, end: Depth, gaps: Mapping[str, Depth]) -> bool:
        def ready(name: str, depth: Depth) -> bool:
            return self.holds(name, depth) or (name in gaps and gaps[name] >= depth)

        return all(
            ready(name, each.depth)
            for name, each in concept.requires.items()
            if end >= each.to_reach
        ) and all(
            any(ready(name, each.depth) for name, each in group.items())
            for group in concept.requires_any
            if any(end >= each.to_reach for each in group.values())
        )

    def _stands_as_the_course_does(self, lesson: Lesson, name: str, depth: Depth) -> bool:
        """Tell whether a concept is held at a depth, or as deeply as the whole course brings it."""
        brought = self.whole.before(lesson.id, name)
        return brought is None or self.holds(name, min(depth, brought.depth))


def _entries(lesson: Lesson) -> Iterator[tuple[str, Depth | None, Depth]]:
    for name, new in lesson.new.items():
        yield name, None, new.depth
    for name, again in lesson.reinforced.items():
        yield name, again.depth.start or again.depth.end, again.depth.end


def arrives(
    learner: Learner,
    lessons: Collection[str],
    known: Mapping[str, Depth],
    goals: Mapping[str, Depth],
) -> bool:
    """Tell whether a learner can take some lessons, and only those, and holds the goals then."""
    learner.learn(learner.course.outline.assumes)
    learner.learn(known)
    taken = (lesson for slug, lesson in learner.course.lessons.items() if slug in lessons)
    return all(map(learner.can_take, taken)) and all(
        learner.holds(name, depth) for name, depth in goals.items()
    )
