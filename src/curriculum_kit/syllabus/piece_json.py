"""The pieces of pages as plain data: what stands beside a name, a depth, a gap, a finding."""

from __future__ import annotations

import math

from curriculum_kit.evidence.plain import plain_number
from curriculum_kit.evidence.recorded import RecordedClaim
from curriculum_kit.findings import Finding
from curriculum_kit.model.claim import Expectation
from curriculum_kit.model.lesson import Gap
from curriculum_kit.source.paths import shown
from curriculum_kit.syllabus.concept_page import Link
from curriculum_kit.syllabus.holdings import Assumption, Held
from curriculum_kit.syllabus.lesson_page import Brought
from curriculum_kit.syllabus.names import ConceptName, LessonName, ModuleName
from curriculum_kit.syllabus.rows import WaiverNote

Data = dict[str, object]


def measured_data(record: RecordedClaim | None) -> Data:
    """Return what was measured for a claim, as data.

    Args:
        record: What was recorded and still holds; None for nothing.
    """
    return {
        name: {
            "value": plain_number(measurement.value),
            "unit": word_of(measurement.expected.get("unit")),
            "met": measurement.met,
        }
        for name, measurement in (record.measurements.items() if record else ())
    }


def bounds_data(expectation: Expectation) -> Data:
    """Return the least and the greatest value; JSON knows no infinity, which stands for none.

    Args:
        expectation: What a measurement must be.
    """
    low, high = (value if math.isfinite(value) else None for value in expectation.bounds)
    return {"least": low, "greatest": high, "unit": expectation.unit}


def assumption_data(each: Assumption) -> Data:
    """Return what a lesson needs of a concept and what is held of it, as data.

    Args:
        each: The need.
    """
    return {
        "required": word_of(each.depth),
        "held": held_data(each.held),
        "verdict": "OK" if each.met else "GAP",
        "gap": gap_data(each.gap),
        "required_by_lesson": each.stated,
        "required_by": [concept_data(name) for name in each.required_by],
        "alternatives": [concept_data(name) for name in each.alternatives],
    }


def gap_data(gap: Gap | None) -> Data | None:
    """Return an admitted gap, as data.

    Args:
        gap: The gap; None for none.
    """
    if gap is None:
        return None
    return {"size": word_of(gap.size), "resolution": gap.resolution, "where": gap.where}


def step_data(entry: Brought) -> Data:
    """Return what a lesson does to a concept, as data.

    Args:
        entry: The lesson's entry.
    """
    return {
        "new": entry.is_new,
        "label": entry.label,
        "from": word_of(entry.start),
        "to": word_of(entry.end),
    }


def held_data(held: Held | None) -> Data | None:
    """Return how a concept is held, as data.

    Args:
        held: How; None if it has never been met.
    """
    if held is None:
        return None
    return {"depth": word_of(held.depth), "lesson": lesson_data(held.lesson)}


def link_data(link: Link) -> Data:
    """Return one end of a prerequisite, as data.

    Args:
        link: The link.
    """
    return {
        "concept": concept_data(link.concept),
        "depth": word_of(link.depth),
        "to_reach": word_of(link.to_reach),
        "redundant": link.redundant,
        "implied_by": [name.id for name in link.chain],
        "alternatives": [concept_data(name) for name in link.alternatives],
    }


def concept_data(name: ConceptName) -> Data:
    """Return a mention of a concept, as data.

    Args:
        name: The concept.
    """
    return {"id": name.id, "name": name.name}


def module_data(name: ModuleName) -> Data:
    """Return a mention of a module, as data.

    Args:
        name: The module.
    """
    return {"slug": name.slug, "number": name.number, "title": name.title}


def lesson_data(name: LessonName | None) -> Data | None:
    """Return a mention of a lesson, as data.

    Args:
        name: The lesson; None for none.
    """
    if name is None:
        return None
    number = name.label if name.module else None
    return {"slug": name.slug, "title": name.title, "number": number}


def waiver_data(note: WaiverNote) -> Data:
    """Return a waived finding, as data.

    Args:
        note: The finding and the reason.
    """
    return {
        "rule": note.rule,
        "subject": note.subject,
        "message": note.message,
        "reason": note.reason,
    }


def finding_data(finding: Finding) -> Data:
    """Return a finding, as data.

    Args:
        finding: The finding.
    """
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "subject": finding.subject,
        "path": shown(finding.place.file),
        "line": finding.place.span.line,
    }


def word_of(member: object) -> str | None:
    """Return a word of the vocabulary as authors write it.

    Args:
        member: A depth, a load, a status; None for none.
    """
    return None if member is None else str(member)
