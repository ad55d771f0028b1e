"""The whole course as one JSON document, made from what the pages say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from curriculum_kit.evidence.recorded import MadeWith, RepositoryState
from curriculum_kit.evidence.standing import Standing
from curriculum_kit.findings import Finding, Severity
from curriculum_kit.source.paths import shown
from curriculum_kit.syllabus.concept_page import ConceptPage, concept_page
from curriculum_kit.syllabus.course_page import CoursePage, course_page
from curriculum_kit.syllabus.data.plain import document
from curriculum_kit.syllabus.lesson_page import LessonPage, lesson_page
from curriculum_kit.syllabus.material import CourseEvidence, Material
from curriculum_kit.syllabus.misconception_page import MisconceptionPage, misconception_as_filed
from curriculum_kit.syllabus.module_page import ModulePage, module_page

SCHEMA_VERSION: Literal[1] = 1
FILE = "course.json"


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """What the recorded evidence was made with, and what it amounts to.

    Attributes:
        made_with: The versions that it was made with.
        repository: The state of the course's repository then, if it lay in one.
        standings: How many claims stand how, the best first; none of those with none.
    """

    made_with: MadeWith
    repository: RepositoryState | None
    standings: tuple[tuple[Standing, int], ...]


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding, standing or waived.

    Attributes:
        fingerprint: Made of rule and subjects, so that it stays when lines move; other parts of the
            document name findings by it.
        code: The rule's stable code: CUR101.
        rule: The rule's name: adjacent-stretch.
        severity: As the course sets it.
        message: What was found, on one line.
        subject: What it is about: lesson:optimizers.
        path: The file, relative to the working directory where it lies inside it.
        line: The line in it, from 1.
        column: The column in it, from 1, in code points.
        help: The way out, if the rule knows one.
        waived: The reason of the waiver that silences it, which may be empty; null if it stands.
    """

    fingerprint: str
    code: str
    rule: str
    severity: Severity
    message: str
    subject: str
    path: str
    line: int
    column: int
    help: str | None
    waived: str | None


@dataclass(frozen=True, slots=True)
class CourseDocument:
    """A whole course as derived data: what an author wrote, and what follows from it.

    Attributes:
        schema_version: The version of this form. Keys may be added within a version; none changes
            its meaning.
        course: The course at a glance.
        evidence: What the recorded evidence was made with; null where none was recorded.
        modules: The modules, in course order.
        lessons: The lessons, in course order, with their claims and the evidence for them.
        concepts: The concepts, in the order of the registry, with the timeline of their depth.
        misconceptions: The misconceptions, in course order.
        findings: What the rules found, what is waived included.
    """

    schema_version: Literal[1]
    course: CoursePage
    evidence: EvidenceSummary | None
    modules: tuple[ModulePage, ...]
    lessons: tuple[LessonPage, ...]
    concepts: tuple[ConceptPage, ...]
    misconceptions: tuple[MisconceptionPage, ...]
    findings: tuple[FindingEntry, ...]


def course_json(material: Material) -> str:
    """Write the whole course as one JSON document.

    Args:
        material: The course, walked and checked.

    Returns:
        The document, ASCII only, so that nothing in it can steer a terminal or a log. Its schema is
        ``output/schemas/syllabus.json``.
    """
    return json.dumps(document(course_document(material)), indent=2) + "\n"


def course_document(material: Material) -> CourseDocument:
    """Draw up everything that is said of a course.

    Args:
        material: The course, walked and checked.
    """
    course = material.course
    return CourseDocument(
        schema_version=SCHEMA_VERSION,
        course=course_page(material),
        evidence=_summary(material.evidence) if material.evidence else None,
        modules=tuple(module_page(material, slug) for slug in course.modules),
        lessons=tuple(lesson_page(material, slug) for slug in course.lessons),
        concepts=tuple(concept_page(material, name) for name in course.concepts),
        misconceptions=tuple(
            misconception_as_filed(material, filed) for filed in course.misconceptions()
        ),
        findings=tuple(map(_entry, (*material.findings, *material.waived))),
    )


def _summary(evidence: CourseEvidence) -> EvidenceSummary:
    recorded = evidence.recorded
    return EvidenceSummary(recorded.made_with, recorded.repository, evidence.counts)


def _entry(finding: Finding) -> FindingEntry:
    return FindingEntry(
        fingerprint=finding.fingerprint,
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        subject=finding.subject,
        path=shown(finding.place.file),
        line=finding.place.span.line,
        column=finding.place.span.column,
        help=finding.help,
        waived=finding.waived,
    )
