"""JUnit XML: a test case for each lesson and family of rules, those that pass included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.model.course import Course
from curriculum_kit.output.families import family_of
from curriculum_kit.output.junit_xml import Case, Suite, document
from curriculum_kit.report import Report
from curriculum_kit.source.paths import spot

COURSE = "course"


@dataclass(slots=True)
class _Filed:
    """What stands in one test case."""

    failures: list[Finding] = field(default_factory=list)
    others: list[Finding] = field(default_factory=list)


def junit(report: Report, *, strict: bool) -> str:
    """Write a report as JUnit XML.

    Args:
        report: What was found.
        strict: Whether warnings are failures as well.

    Returns:
        The document, ASCII only: a suite for what is about the course as a whole, and one for each
        module.
    """
    course = report.project.course
    families = _families(report)
    filed = _filed(report, strict=strict)
    lessons: set[str] = set()
    suites = []
    for module in course.modules.values():
        # A lesson that is listed twice is one lesson.
        own = [subject for slug in module.lessons if (subject := f"lesson:{slug}") not in lessons]
        own = list(dict.fromkeys(own))
        lessons.update(own)
        cases = [_case(lesson, family, filed) for lesson in own for family in families]
        suites.append(Suite(f"{course.numbers.get(module.id, '')} {module.id}".strip(), cases))
    elsewhere = [(home, family) for home, family in sorted(filed) if home not in lessons]
    return document([Suite(COURSE, list(_course_cases(report, filed, elsewhere))), *suites])


def _families(report: Report) -> list[str]:
    """Return the families of which a rule ran or found something, in order."""
    ran = {*report.rules_run, *(finding.rule for finding in report.findings)}
    return list(dict.fromkeys(family_of(rule.code) for rule in report.rules if rule.name in ran))


def _filed(report: Report, *, strict: bool) -> dict[tuple[str, str], _Filed]:
    """File the findings by the lesson, or other part of the course, and the family of the rule."""
    course = report.project.course
    limit = Severity.WARNING if strict else Severity.ERROR
    lessons = {f"lesson:{slug}" for module in course.modules.values() for slug in module.lessons}
    filed: dict[tuple[str, str], _Filed] = defaultdict(_Filed)
    baselined = set(report.baselined)
    for finding in (*report.findings, *report.waived, *report.baselined):
        home = _home(finding.subject, course, lessons)
        case = filed[home, family_of(finding.code)]
        open_one = finding.waived is None and finding not in baselined
        fails = open_one and finding.severity >= limit
        (case.failures if fails else case.others).append(finding)
    return filed


def _home(subject: str, course: Course, lessons: set[str]) -> str:
    """Return the lesson that a finding is about, else the part of the course, else the course."""
    holders = [
        holder
        for holder in course.holders(subject)
        if not holder.startswith(("claim:", "misconception:"))
    ]
    return next((holder for holder in holders if holder in lessons), holders[0])


def _course_cases(
    report: Report, filed: dict[tuple[str, str], _Filed], elsewhere: Sequence[tuple[str, str]]
) -> Iterator[Case]:
    """Yield a case a family for the course, and one for each part beside the lessons with findings.

    Rules that were not run have a case each.
    """
    families = _families(report)
    yield from (_case(COURSE, family, filed) for family in families)
    for home, family in elsewhere:
        if home != COURSE or family not in families:
            yield _case(home, family, filed)
    yield from _skipped(report)


def _skipped(report: Report) -> Iterator[Case]:
    codes = {rule.name: rule.code for rule in report.rules}
    for skipped in report.rules_skipped:
        because = " and ".join(skipped.because)
        why = f"not run: it needs every {because}, and something there could not be read"
        yield Case(COURSE, f"{codes[skipped.rule]} {skipped.rule}", skipped=why)


def _case(home: str, family: str, filed: dict[tuple[str, str], _Filed]) -> Case:
    found = filed.get((home, family), _Filed())
    first = found.failures[0] if found.failures else None
    more = f" (and {len(found.failures) - 1} more)" if len(found.failures) > 1 else ""
    return Case(
        home,
        family,
        kind=first.code if first else "",
        message=first.message + more if first else "",
        failures=[_line(finding) for finding in found.failures],
        said=[_line(finding) for finding in found.others],
    )


def _line(finding: Finding) -> str:
    waived = f" [waived: {finding.waived or 'no reason'}]" if finding.waived is not None else ""
    advice = f". {finding.help}" if finding.help else ""
    label = f"{finding.severity.label} {finding.code}"
    return f"{spot(finding.place)}: {label} {finding.message}{waived or advice}"
