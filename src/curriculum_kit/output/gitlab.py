"""GitLab's code quality report: an array of findings, each with a fingerprint of its own."""

from __future__ import annotations

import json

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.output.printable import printable
from curriculum_kit.output.repository import Repository
from curriculum_kit.report import Report
from curriculum_kit.source.paths import shown

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""GitLab also knows ``critical`` and ``blocker``; nothing in a course brings a system down."""


def gitlab(report: Report) -> str:
    """Write a report for GitLab.

    Args:
        report: What was found; what is waived is left out, as GitLab knows no waivers.

    Returns:
        A JSON array, ASCII only.
    """
    repository = Repository.around(report.project.root)
    return json.dumps([_issue(found, repository) for found in report.findings], indent=2) + "\n"


def _issue(finding: Finding, repository: Repository) -> dict[str, object]:
    path = repository.path(finding.place.file)
    return {
        "description": f"{finding.code}: {printable(finding.message)}",
        "check_name": finding.rule,
        # Made of rule and subjects: lines move, and one rule finds many things in one file.
        "fingerprint": finding.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": printable(shown(finding.place.file) if path is None else path),
            "lines": {"begin": finding.place.span.line},
        },
    }
