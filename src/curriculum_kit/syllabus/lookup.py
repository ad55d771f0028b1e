"""Who mentions whom, turned around once for all pages, so that none has to search the course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from curriculum_kit.findings import Finding
from curriculum_kit.learner.demands import Demands
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Meeting, Timeline
from curriculum_kit.model.course import Course, lessons_that_address
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.module import Module
from curriculum_kit.syllabus.holdings import Assumption, assumptions_of

Filed = tuple[Misconception, Module | Lesson]
"""A misconception with the module or lesson it is filed in."""

Part = TypeVar("Part")


@dataclass(frozen=True)
class Lookup:
    """The mentions in a course, by what they mention. Each is computed when first asked for.

    Attributes:
        course: The course.
        timeline: What the learner holds when.
        prerequisites: What concepts require.
    """

    course: Course
    timeline: Timeline
    prerequisites: Prerequisites

    @cached_property
    def assumptions(self) -> Mapping[str, tuple[Assumption, ...]]:
        """What each lesson needs its learner to hold, by the lesson's slug."""
        demands = Demands(self.course, self.timeline, self.prerequisites)
        return {
            slug: assumptions_of(self.course, demands.of_lesson(lesson))
            for slug, lesson in self.course.lessons.items()
        }

    @cached_property
    def needed_in(self) -> Mapping[str, tuple[tuple[str, Assumption], ...]]:
        """By concept, the slugs of the lessons that need it, in course order, with how."""
        return _grouped(
            (assumption.concept.id, (slug, assumption))
            for slug, assumptions in self.assumptions.items()
            for assumption in assumptions
        )

    @cached_property
    def met_in(self) -> Mapping[str, tuple[Meeting, ...]]:
        """By concept, the entries of lessons for it, in course order."""
        return _grouped(
            (meeting.meant, meeting)
            for meetings in self.timeline.meetings.values()
            for meeting in meetings
        )

    @cached_property
    def dependents(self) -> Mapping[str, tuple[str, ...]]:
        """By concept, the ids of those that require it, alternatives included."""
        spelt = self.prerequisites.misspelt
        return _grouped(
            (needed, name)
            for name, concept in self.course.concepts.items()
            for needed in dict.fromkeys(
                spelt.get(written, written)
                for written in (
                    *concept.requires,
                    *(other for group in concept.requires_any for other in group),
                )
            )
        )

    @cached_property
    def misconceptions(self) -> Mapping[str, Filed]:
        """Every misconception by its id; the first of two."""
        found: dict[str, Filed] = {}
        for filed in self.course.misconceptions():
            found.setdefault(filed[0].id, filed)
        return found

    @cached_property
    def addressed_in(self) -> Mapping[str, tuple[Filed, ...]]:
        """By the slug of a lesson, the misconceptions it addresses."""
        return _grouped(
            (slug, filed)
            for filed in self.course.misconceptions()
            for slug in dict.fromkeys(lessons_that_address(*filed))
        )

    @cached_property
    def about(self) -> Mapping[str, tuple[Filed, ...]]:
        """By concept, the misconceptions about it."""
        spelt = self.prerequisites.misspelt
        return _grouped(
            (concept, filed)
            for filed in self.course.misconceptions()
            for concept in dict.fromkeys(spelt.get(name, name) for name in filed[0].about)
        )

    @cached_property
    def refuted_by(self) -> Mapping[str, tuple[Filed, ...]]:
        """By claim, the misconceptions that it refutes."""
        return _grouped(
            (claim, filed)
            for filed in self.course.misconceptions()
            for claim in dict.fromkeys(filed[0].refuted_by)
        )


def by_holder(course: Course, findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """File findings under their subject, as ``kind:id``, and under all that it is part of.

    Args:
        course: The course.
        findings: The findings.
    """
    return _grouped(
        (holder, finding) for finding in findings for holder in course.holders(finding.subject)
    )


def _grouped(pairs: Iterable[tuple[str, Part]]) -> Mapping[str, tuple[Part, ...]]:
    groups: dict[str, list[Part]] = {}
    for key, part in pairs:
        groups.setdefault(key, []).append(part)
    return {key: tuple(parts) for key, parts in groups.items()}
