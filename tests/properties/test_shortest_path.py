"""The shortest way, against a learner who tries every set of lessons there is."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from hypothesis import given, settings

from curriculum_kit.learner.asks import Asks
from curriculum_kit.learner.path import path_to
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import timeline_of
from curriculum_kit.model.course import Course
from curriculum_kit.model.vocabulary import Depth
from tests.properties.courses_with_choices import Learner, arrives, courses_with_choices, depths

Depths = dict[str, Depth]


def asks_of(course: Course) -> Asks:
    return Asks(course, timeline_of(course, {}), Prerequisites(course, {}))


def cost(course: Course, lessons: Collection[str]) -> tuple[int, int]:
    return len(lessons), sum(course.lessons[slug].minutes or 0 for slug in lessons)


@given(courses_with_choices(), depths, depths)
@settings(max_examples=100, deadline=None)
def test_no_set_of_lessons_is_shorter(course: Course, goals: Depths, known: Depths) -> None:
    asks = asks_of(course)
    ways = [
        lessons
        for size in range(len(course.lessons) + 1)
        for lessons in combinations(course.lessons, size)
        if arrives(Learner(course, asks.timeline), lessons, known, goals)
    ]
    route = path_to(goals, known, asks)
    assert bool(route.obstacles) is not bool(ways)
    if ways:
        found = tuple(stop.lesson.id for stop in route.stops)
        assert route.proven
        assert found in ways
        assert cost(course, found) == min(cost(course, lessons) for lessons in ways)


@given(courses_with_choices(), depths, depths)
@settings(max_examples=100, deadline=None)
def test_without_a_search_it_arrives_and_needs_each_lesson(
    course: Course, goals: Depths, known: Depths
) -> None:
    asks = asks_of(course)
    route = path_to(goals, known, asks, effort=0)
    found = {stop.lesson.id for stop in route.stops}
    if route.obstacles:
        assert not found
        return
    assert arrives(Learner(course, asks.timeline), found, known, goals)
    for stop in route.stops:
        rest = found - {stop.lesson.id}
        assert stop.reasons
        assert not arrives(Learner(course, asks.timeline), rest, known, goals)
