"""Where in the course each concept is at home: where a learner meets it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curriculum_kit.learner.timeline import DAY_ONE, Timeline
from curriculum_kit.model.course import Course


@dataclass(frozen=True, slots=True)
class Homes:
    """The concepts of the registry by where they are met first, each at one place only.

    Attributes:
        day_one: The ids of those that the course assumes, in the order of its outline.
        lessons: By the slug of a lesson, the ids of those that it brings, in its order.
        nowhere: The ids of those that no lesson takes up, in the order of the registry.
    """

    day_one: Sequence[str]
    lessons: Mapping[str, Sequence[str]]
    nowhere: Sequence[str]


def homes_of(course: Course, timeline: Timeline) -> Homes:
    """Find the home of every concept.

    A concept that lessons take up but never call new is at home in the first that does.

    Args:
        course: The course.
        timeline: The learner's way through it.
    """
    day_one = [name for name, steps in timeline.history.items() if steps[0].position == DAY_ONE]
    placed = set(day_one)
    lessons: dict[str, list[str]] = {}
    for slug, meetings in timeline.meetings.items():
        for meeting in meetings:
            introduction = timeline.introductions.get(meeting.meant)
            is_home = introduction is None or introduction.position == meeting.position
            if is_home and meeting.meant not in placed and meeting.meant in course.concepts:
                placed.add(meeting.meant)
                lessons.setdefault(slug, []).append(meeting.meant)
    return Homes(
        day_one=[name for name in day_one if name in course.concepts],
        lessons=lessons,
        nowhere=[name for name in course.concepts if name not in placed],
    )
