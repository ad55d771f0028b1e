"""What all pages are drawn from: the course, the learner's way through it, and the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from curriculum_kit.evidence.recorded import EvidenceFile
from curriculum_kit.evidence.standing import ClaimStanding, Standing, standings
from curriculum_kit.findings import Finding
from curriculum_kit.learner.pacing import Busy
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.course import Course
from curriculum_kit.model.vocabulary import Load
from curriculum_kit.report import Report
from curriculum_kit.rules.no_recovery import RULE as NO_RECOVERY
from curriculum_kit.syllabus.course_order import in_course_order
from curriculum_kit.syllabus.lookup import Lookup, by_holder


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


@dataclass(frozen=True, slots=True)
class CourseEvidence:
    """What was recorded about the claims of a course.

    Attributes:
        recorded: The record, with what it was made with.
        standings: How each claim stands today, by its id.
    """

    recorded: EvidenceFile
    standings: Mapping[str, ClaimStanding]

    @property
    def counts(self) -> tuple[tuple[Standing, int], ...]:
        """How many claims stand how, the best first; none of those with none."""
        counted = Counter(each.standing for each in self.standings.values())
        return tuple((standing, counted[standing]) for standing in Standing if counted[standing])


@dataclass(frozen=True)
class Material:
    """Everything that pages are drawn from.

    Attributes:
        course: The course.
        timeline: What the learner holds when.
        findings: What stands against the course, in its order.
        waived: What was waived, with the reasons, in the order of the course.
        evidence: What was recorded about the claims, and how each stands; None without a record.
        misspelt: For a concept id that is not in the registry, the one that was taken for it.
        busy: How many new concepts keep a lesson from being a rest.
    """

    course: Course
    timeline: Timeline
    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    evidence: CourseEvidence | None = None
    misspelt: Mapping[str, str] = field(default_factory=dict)
    busy: Busy = field(default_factory=Busy)

    @cached_property
    def prerequisites(self) -> Prerequisites:
        """What concepts require."""
        return Prerequisites(self.course, self.misspelt)

    @cached_property
    def lookup(self) -> Lookup:
        """Who mentions whom."""
        return Lookup(self.course, self.timeline, self.prerequisites)

    def step(self, slug: str, offset: int = 0) -> Step | None:
        """Return a lesson as a step, or one some lessons away, across all borders.

        Args:
            slug: The lesson's slug.
            offset: How many lessons later; -1 is the lesson right before.

        Returns:
            The step; None if the course has no such lesson, or it could not be read.
        """
        found = self.slug_beside(slug, offset)
        if found is None:
            return None
        module, number, _slug = self._order[self._positions[found]]
        lesson = self.course.lessons.get(found)
        if lesson is None:
            return None
        new = len(self.timeline.new_in(found))
        return Step(found, self.course.numbers[module], number, lesson.load, new)

    def slug_beside(self, slug: str, offset: int) -> str | None:
        """Return the slug of a lesson some lessons away, across all borders.

        Args:
            slug: The lesson's slug.
            offset: How many lessons later; -1 is the lesson right before.

        Returns:
            The slug, of a lesson that could be read or not; None beyond the ends of the course.
        """
        position = self._positions[slug] + offset
        return self._order[position][2] if 0 <= position < len(self._order) else None

    def meant(self, concept: str) -> str:
        """Return the id in the registry that a written one stands for.

        Args:
            concept: The id as it is written.
        """
        return self.misspelt.get(concept, concept)

    @cached_property
    def found_about(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings that stand about each subject, as ``kind:id``, and about all in it."""
        return by_holder(self.course, self.findings)

    @cached_property
    def waived_about(self) -> Mapping[str, tuple[Finding, ...]]:
        """The waived findings about each subject, as ``kind:id``, and about all in it."""
        return by_holder(self.course, self.waived)

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


def material_of(report: Report, recorded: EvidenceFile | None = None) -> Material:
    """Take from a report what all pages are drawn from.

    Args:
        report: What the rules had to say about the course.
        recorded: The evidence for its claims, if there is a record of it.
    """
    project = report.project
    busy = report.options.get(NO_RECOVERY.name)
    evidence = CourseEvidence(recorded, standings(project, recorded)) if recorded else None
    return Material(
        course=project.course,
        timeline=report.timeline,
        findings=in_course_order(project.course, report.timeline, report.findings),
        waived=in_course_order(project.course, report.timeline, report.waived),
        evidence=evidence,
        misspelt=report.misspelt,
        busy=busy if isinstance(busy, Busy) else Busy(),
    )
