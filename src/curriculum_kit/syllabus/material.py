"""What all pages are drawn from: the course, the learner's way through it, and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from curriculum_kit.check import Report
from curriculum_kit.findings import Finding
from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.course import Course
from curriculum_kit.model.vocabulary import Load


@dataclass(frozen=True, slots=True)
class Step:
    """A lesson as one step of the course.

    Attributes:
        slug: Its slug.
        module: The number of its module, ``1.3``.
        number: Its own number in the module, from 1.
        load: What it asks of the learner.
        new: How many new concepts it costs the learner.
    """

    slug: str
    module: str
    number: int
    load: Load
    new: int


@dataclass(frozen=True)
class Material:
    """Everything that pages are drawn from.

    Attributes:
        course: The course.
        timeline: What the learner holds when.
        findings: What stands against the course.
        waived: What was waived, with the reasons.
    """

    course: Course
    timeline: Timeline
    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()

    def step(self, slug: str, offset: int = 0) -> Step | None:
        """Return a lesson as a step, or one some lessons away, across all borders.

        Args:
            slug: The lesson's slug.
            offset: How many lessons later; -1 is the lesson right before.

        Returns:
            The step; None if the course has no such lesson, or it could not be read.
        """
        position = self._positions[slug] + offset
        if not 0 <= position < len(self._order):
            return None
        module, number, found = self._order[position]
        lesson = self.course.lessons.get(found)
        if lesson is None:
            return None
        new = len(self.timeline.new_in(found))
        return Step(found, self.course.numbers[module], number, lesson.load, new)

    @cached_property
    def waived_in(self) -> Mapping[str, tuple[Finding, ...]]:
        """The waived findings about each module and all in it, by the module's slug."""
        found: dict[str, tuple[Finding, ...]] = {}
        for finding in self.waived:
            for holder in self.course.holders(finding.subject):
                kind, _, slug = holder.partition(":")
                if kind == "module":
                    found[slug] = (*found.get(slug, ()), finding)
        return found

    @cached_property
    def _order(self) -> tuple[tuple[str, int, str], ...]:
        return tuple(
            (module.id, number, slug)
            for module in self.course.modules.values()
            for number, slug in enumerate(module.lessons, start=1)
        )

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {slug: position for position, (_, _, slug) in enumerate(self._order)}


def material_of(report: Report) -> Material:
    """Take from a report what all pages are drawn from.

    Args:
        report: What the rules had to say about the course.
    """
    return Material(report.project.course, report.timeline, report.findings, report.waived)
