"""Findings in the order of the course, as its readers go through it: files are sorted by name."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from curriculum_kit.findings import Finding
from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.course import Course

BEFORE_ALL = -2
"""Where the course itself stands; what is held on day one comes after it."""


def in_course_order(
    course: Course, timeline: Timeline, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Sort findings by what they are about: a module, then its lessons, each with what it brings.

    Args:
        course: The course.
        timeline: When concepts are first taken up.
        findings: The findings; those about one part keep their order.
    """
    place = _places(course, timeline)
    return tuple(sorted(findings, key=lambda finding: place(finding.subject)))


def _places(course: Course, timeline: Timeline) -> Callable[[str], tuple[float, int, bool]]:
    modules = _beginnings(course, timeline)

    def place(subject: str) -> tuple[float, int, bool]:
        for holder in course.holders(subject):
            kind, _, name = holder.partition(":")
            if kind == "module":
                return modules.get(name, math.inf), 0, holder != subject
            if kind == "lesson":
                return timeline.positions.get(name, math.inf), 1, holder != subject
            if kind == "concept":
                steps = timeline.history.get(name)
                return (steps[0].position if steps else math.inf), 2, False
        return BEFORE_ALL, 0, False

    return place


def _beginnings(course: Course, timeline: Timeline) -> Mapping[str, int]:
    """Return the position of each module's first lesson."""
    found: dict[str, int] = {}
    begun = 0
    for module in course.modules.values():
        found[module.id] = begun
        begun += sum(lesson in timeline.positions for lesson in module.lessons)
    return found
