"""SARIF 2.1.0, for code scanning: valid by the schema, and by the prose that no schema checks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from curriculum_kit.findings import Finding
from curriculum_kit.output.printable import printable
from curriculum_kit.output.repository import Repository
from curriculum_kit.output.sarif_rules import LEVELS, described, plain
from curriculum_kit.places import Place, Span
from curriculum_kit.remedies import Edit, Fix
from curriculum_kit.report import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""What URIs are relative to; the name by which code scanning knows the root of a repository."""

FINGERPRINT = "ruleAndSubjects/v1"
"""What fingerprints are made of. Whoever changes that counts up, or every finding looks new."""

INCOMPLETE = "rule-not-run"

Json = dict[str, object]

BASELINED: Json = {
    "kind": "external",
    "status": "accepted",
    "justification": "It is in the baseline: it was there when the course adopted the kit.",
}


def sarif(report: Report) -> str:
    """Write a report as a SARIF log.

    Args:
        report: What was found; what is waived is there, as suppressed.

    Returns:
        The log, ASCII only.
    """
    repository = Repository.around(report.project.root)
    positions = {rule.code: number for number, rule in enumerate(report.rules)}
    every = [(finding, _suppressions(finding)) for finding in (*report.findings, *report.waived)]
    every += [(finding, [BASELINED]) for finding in report.baselined]
    every.sort(key=lambda entry: entry[0].place)
    run = {
        "tool": {"driver": _driver(report)},
        "invocations": [_invocation(report, positions)],
        "columnKind": "unicodeCodePoints",
        # Without its URI, which would be another one on every machine; the standard allows that.
        "originalUriBaseIds": {ROOT: {"description": plain("The root of the repository.")}},
        "results": [_result(*entry, positions, repository) for entry in every],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(report: Report) -> Json:
    from importlib.metadata import version  # noqa: PLC0415  # costs as much as starting Python

    installed = version("curriculum-kit")
    notification = {
        "id": INCOMPLETE,
        "shortDescription": plain("A rule was not run, for something it needs cannot be read."),
        "defaultConfiguration": {"level": "error"},
    }
    return {
        "name": "curriculum-kit",
        "version": installed,
        "rules": [described(rule) for rule in report.rules],
        "notifications": [notification],
    }


def _invocation(report: Report, positions: Mapping[str, int]) -> Json:
    """Say whether the results are complete: what was not looked for must not count as mended."""
    codes = {rule.name: rule.code for rule in report.rules}
    notifications: list[Json] = [
        {
            "descriptor": {"id": INCOMPLETE, "index": 0},
            "associatedRule": _reference(codes[skipped.rule], positions),
            "level": "error",
            "message": plain(
                f"'{skipped.rule}' was not run: it needs every {' and '.join(skipped.because)}, "
                "and something there could not be read"
            ),
        }
        for skipped in report.rules_skipped
    ]
    if report.project.broken:
        lost = ", ".join(sorted(report.project.broken))
        notifications.append(
            {"level": "error", "message": plain(f"could not be read, or only in part: {lost}")}
        )
    return {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }


def _reference(code: str, positions: Mapping[str, int]) -> Json:
    return {"id": code, "index": positions[code]}


def _result(
    finding: Finding,
    suppressions: Sequence[Json],
    positions: Mapping[str, int],
    repository: Repository,
) -> Json:
    advice = f"{finding.message}. {finding.help}" if finding.help else finding.message
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": positions[finding.code],
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": plain(advice),
        "locations": [{"physicalLocation": _location(finding.place, repository)}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        # On all results, or on none: absent means that nobody knows.
        "suppressions": suppressions,
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(related.place, repository),
                "message": plain(related.message),
            }
            for number, related in enumerate(finding.related, start=1)
        ]
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix, repository)]
    return result


def _suppressions(finding: Finding) -> list[Json]:
    if finding.waived is None:
        return []
    # A waiver is written in the course itself, beside its subject or around it.
    waiver: Json = {"kind": "inSource", "status": "accepted"}
    reason = printable(finding.waived)
    return [waiver | ({"justification": reason} if reason else {})]


def _fix(fix: Fix, repository: Repository) -> Json:
    by_file: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_file.setdefault(edit.place.file, []).append(edit)
    return {
        "description": plain(fix.message),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file, repository),
                "replacements": _replacements(edits),
            }
            for file, edits in by_file.items()
        ],
    }


def _replacements(edits: Sequence[Edit]) -> list[Json]:
    return [
        {"deletedRegion": _region(edit.place.span), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]


def _location(place: Place, repository: Repository) -> Json:
    return {
        "artifactLocation": _artifact(place.file, repository),
        "region": _region(place.span),
    }


def _artifact(file: str, repository: Repository) -> Json:
    uri, inside = repository.uri(file)
    return {"uri": uri, "uriBaseId": ROOT} if inside else {"uri": uri}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
