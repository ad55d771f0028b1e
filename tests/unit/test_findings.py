"""Severities and fingerprints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.places import Place, Span

FINDING = Finding(
    code="CUR101",
    rule="adjacent-stretch",
    severity=Severity.ERROR,
    message="lesson 'b' is STRETCH",
    subjects=("lesson:b", "lesson:a"),
    place=Place("/course/b.yaml", Span(3, 7, 3, 14)),
)


def test_severities_are_ordered_and_named() -> None:
    assert [severity.label for severity in Severity] == ["off", "info", "warning", "error"]
    assert all(Severity.named(severity.label) is severity for severity in Severity)
    assert Severity.OFF < Severity.INFO < Severity.WARNING < Severity.ERROR
    with pytest.raises(KeyError):
        Severity.named("fatal")


@pytest.mark.parametrize(
    "changes",
    [
        {"place": Place("/course/moved.yaml", Span(40, 1, 41, 2))},
        {"message": "said in other words"},
        {"severity": Severity.INFO},
        {"rule": "renamed-rule"},
        {"waived": "a reason"},
        {"help": "a way out"},
    ],
)
def test_fingerprint_survives(changes: dict[str, object]) -> None:
    assert replace(FINDING, **changes).fingerprint == FINDING.fingerprint  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "CUR102"},
        {"subjects": ("lesson:b",)},
        {"subjects": ("lesson:a", "lesson:b")},
        {"subjects": ("lesson:blesson:a",)},
    ],
)
def test_fingerprint_tells_apart(changes: dict[str, object]) -> None:
    assert replace(FINDING, **changes).fingerprint != FINDING.fingerprint  # type: ignore[arg-type]


def test_fingerprint_of_hostile_ids() -> None:
    fingerprint = replace(FINDING, subjects=("lesson:\ud800\0\x1b",)).fingerprint
    assert len(fingerprint) == 16
    assert int(fingerprint, 16) >= 0


def test_subject_is_the_first() -> None:
    assert FINDING.subject == "lesson:b"


@pytest.mark.parametrize(
    ("severity", "number", "said"),
    [
        (Severity.ERROR, 1, "1 error"),
        (Severity.WARNING, 2, "2 warnings"),
        (Severity.INFO, 2, "2 info"),
    ],
)
def test_findings_of_a_severity_are_counted(severity: Severity, number: int, said: str) -> None:
    assert severity.counted(number) == said
