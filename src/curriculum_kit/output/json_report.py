"""The JSON report of ``validate``: everything a machine may want to know about the findings."""

from __future__ import annotations

import json

from curriculum_kit.findings import Finding, Related, Severity
from curriculum_kit.output.statistics import counts
from curriculum_kit.places import Place
from curriculum_kit.remedies import Edit, Fix
from curriculum_kit.report import Report
from curriculum_kit.source.paths import place_data

SCHEMA_VERSION = 1


def json_report(report: Report, *, statistics: bool = False) -> str:
    """Write a report as one JSON document.

    Args:
        report: What was found.
        statistics: Whether to count the findings of each rule as well.

    Returns:
        The document, ASCII only, so that nothing in it can steer a terminal or a log. Its schema
        is ``schemas/validate.json``.
    """
    course = report.project.course
    findings = [(finding, False) for finding in (*report.findings, *report.waived)]
    findings += [(finding, True) for finding in report.baselined]
    findings.sort(key=lambda entry: entry[0].place)
    document: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "course": {
            "title": course.outline.title,
            "lessons": len(course.lessons),
            "concepts": len(course.concepts),
            "claims": len(course.claims),
        },
        "summary": {
            "error": report.count(Severity.ERROR),
            "warning": report.count(Severity.WARNING),
            "info": report.count(Severity.INFO),
            "waived": len(report.waived),
            "baselined": len(report.baselined),
            "baseline_outdated": len(report.outdated),
            "rules_run": len(report.rules_run),
            "rules_skipped": [skipped.rule for skipped in report.rules_skipped],
        },
        "findings": [
            {**_finding(finding), "baselined": baselined} for finding, baselined in findings
        ],
    }
    if statistics:
        document["statistics"] = [
            {
                "code": count.code,
                "rule": count.rule,
                "severity": count.severity.label,
                "count": count.findings,
                "fixable": count.fixable,
            }
            for count in counts(report)
        ]
    return json.dumps(document, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "subject": finding.subject,
        **place_data(finding.place),
        **_end(finding.place),
        "related": [_related(related) for related in finding.related],
        "help": finding.help,
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
    }


def _related(related: Related) -> dict[str, object]:
    return {
        "message": related.message,
        "subject": related.subject,
        **place_data(related.place),
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {"message": fix.message, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    return {**place_data(edit.place), **_end(edit.place), "text": edit.text}


def _end(place: Place) -> dict[str, object]:
    return {"end_line": place.span.end_line, "end_column": place.span.end_column}
