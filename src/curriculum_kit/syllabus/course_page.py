"""What the index page of a course says: its size, its modules at a glance, and what is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from curriculum_kit.evidence.standing import Standing
from curriculum_kit.findings import Severity
from curriculum_kit.model.vocabulary import Depth, Status
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.module_page import ModulePage, module_page


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """A series at a glance.

    Attributes:
        number: Its number in the course, from 1.
        title: Its title.
        goal: What it is for, if the author says so.
        modules: The pages of its modules, in order.
    """

    number: int
    title: str
    goal: str | None
    modules: tuple[ModulePage, ...]


@dataclass(frozen=True, slots=True)
class WrittenWaiver:
    """A waiver as it is written.

    Attributes:
        rule: The rule, as the author names it.
        subject: What it stands beside: ``course``, or ``kind:id``.
        reason: Why the rule need not hold there, if it says so.
        until: The last day on which it holds, if it ends.
    """

    rule: str
    subject: str
    reason: str | None
    until: date | None


@dataclass(frozen=True, slots=True)
class DayOneConcept:
    """A concept that a learner brings on day one.

    Attributes:
        id: Its id.
        name: Its name.
        depth: How deeply it is held.
    """

    id: str
    name: str
    depth: Depth


@dataclass(frozen=True, slots=True)
class CoursePage:
    """Everything the index page says.

    Attributes:
        title: The course's title.
        audience: Whom it is for, if the author says so.
        assumes: The concepts a learner brings on day one, and how deeply.
        status: How far its lessons are made.
        built: How many lessons are built.
        lessons: How many there are.
        concepts: How many the registry holds.
        claims: How many claims the lessons stand on.
        misconceptions: How many misconceptions they address.
        standings: How many claims stand how, the best first; None where no evidence was recorded.
        findings: How many findings stand, by severity, the gravest first; none of those with none.
        waived: How many findings are waived.
        waivers: What the authors accept.
        series: The series, in order.
    """

    title: str
    audience: str | None
    assumes: tuple[DayOneConcept, ...]
    status: Status
    built: int
    lessons: int
    concepts: int
    claims: int
    misconceptions: int
    standings: tuple[tuple[Standing, int], ...] | None
    findings: tuple[tuple[Severity, int], ...]
    waived: int
    waivers: tuple[WrittenWaiver, ...]
    series: tuple[SeriesPart, ...]

    @property
    def modules(self) -> int:
        """How many modules there are."""
        return sum(len(part.modules) for part in self.series)


def course_page(material: Material) -> CoursePage:
    """Draw up the index page.

    Args:
        material: The course, walked and checked.
    """
    course = material.course
    statuses = [lesson.status for lesson in course.lessons.values()]
    return CoursePage(
        title=course.outline.title,
        audience=course.outline.audience,
        assumes=tuple(
            DayOneConcept(name, course.name_of(name), depth)
            for name, depth in course.outline.assumes.items()
        ),
        status=Status.of_all(statuses),
        built=statuses.count(Status.BUILT),
        lessons=len(statuses),
        concepts=len(course.concepts),
        claims=len(course.claims),
        misconceptions=sum(1 for _ in course.misconceptions()),
        standings=material.evidence.counts if material.evidence else None,
        findings=tuple(_findings(material)),
        waived=len(material.waived),
        waivers=tuple(
            WrittenWaiver(waiver.rule, subject, waiver.reason, waiver.until)
            for subject, waivers in course.waivers()
            for waiver in waivers
        ),
        series=tuple(_series(material)),
    )


def _findings(material: Material) -> Iterator[tuple[Severity, int]]:
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        count = sum(finding.severity is severity for finding in material.findings)
        if count:
            yield severity, count


def _series(material: Material) -> Iterator[SeriesPart]:
    for number, slug in enumerate(material.course.outline.series, start=1):
        series = material.course.series.get(slug)
        if series is not None:
            pages = (
                module_page(material, module.id) for module in material.course.modules_of(series)
            )
            yield SeriesPart(number, series.title, series.goal, tuple(pages))
