"""A comparison as one JSON document: everything a machine may want to know about it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.changes.revision import Version
from curriculum_kit.changes.route import ModuleRoute
from curriculum_kit.findings import Finding
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.places import Pointer
from curriculum_kit.source.paths import place_data

SCHEMA_VERSION = 1

Json = dict[str, object]


def diff_json(comparison: Comparison) -> str:
    """Write a comparison as one JSON document.

    Args:
        comparison: What was compared.

    Returns:
        The document, ASCII only, so that nothing in it can steer a terminal or a log. Its schema
        is ``schemas/diff.json``.
    """
    changes = [_change(change, comparison, None) for change in comparison.changes]
    changes += [_change(each.change, comparison, each.reason) for each in comparison.approved]
    document: Json = {
        "schema_version": SCHEMA_VERSION,
        "base": _version(comparison.base),
        "head": _version(comparison.head),
        "summary": {
            **{impact.label: len(comparison.of_impact(impact)) for impact in Impact},
            "approved": len(comparison.approved),
            "stale_approvals": len(comparison.stale),
            "new_findings": len(comparison.new),
            "resolved_findings": len(comparison.resolved),
            "claims_to_verify": len(comparison.to_verify),
            "not_compared": len(comparison.unread),
        },
        "changes": changes,
        "stale_approvals": [
            {
                "change": each.approval.change,
                "subject": each.approval.subject,
                "about": each.approval.about,
                "message": each.message,
                **place_data(comparison.head.place(each.where)),
            }
            for each in comparison.stale
        ],
        "findings": {
            "new": [_finding(each) for each in comparison.new],
            "resolved": [_finding(each) for each in comparison.resolved],
        },
        "claims_to_verify": list(comparison.to_verify),
        "path": {"before": _route(comparison.before), "after": _route(comparison.after)},
        "not_compared": [
            {
                "version": "base" if each.version is comparison.base else "head",
                "subject": each.what,
            }
            for each in comparison.unread
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _version(version: Version) -> Json:
    course = version.project.course
    return {
        "label": version.label,
        "commit": version.commit,
        "title": course.outline.title,
        "lessons": len(course.lessons),
        "concepts": len(course.concepts),
        "claims": len(course.claims),
    }


def _change(change: Change, comparison: Comparison, reason: str | None) -> Json:
    return {
        "kind": change.kind,
        "impact": change.impact.label,
        "subject": change.subject,
        "former": change.former,
        "about": change.about,
        "message": change.message,
        "before": change.before,
        "after": change.after,
        "was_at": _place(comparison.base, change.was),
        "is_at": _place(comparison.head, change.now),
        "approved": reason,
    }


def _place(version: Version, where: Pointer | None) -> Json | None:
    return None if where is None else place_data(version.place(where))


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "subject": finding.subject,
        **place_data(finding.place),
        "fingerprint": finding.fingerprint,
    }


def _route(route: Sequence[ModuleRoute]) -> list[Json]:
    return [
        {
            "module": module.module,
            "number": module.number,
            "title": module.title,
            "lessons": [
                {"lesson": stop.lesson, "load": str(stop.load), "new_concepts": stop.new}
                for stop in module.stops
            ],
        }
        for module in route
    ]
