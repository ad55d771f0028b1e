"""The words that findings share."""

from __future__ import annotations

import pytest

from curriculum_kit.findings import Severity
from curriculum_kit.rules.wording import counted


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(0, "lesson", "0 lessons"), (1, "error", "1 error"), (2, "time", "2 times")],
)
def test_counted(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said


def test_counted_with_a_plural_of_its_own() -> None:
    assert [counted(number, "series", "series") for number in (1, 2)] == ["1 series", "2 series"]


@pytest.mark.parametrize(
    ("severity", "number", "said"),
    [
        (Severity.ERROR, 1, "1 error"),
        (Severity.WARNING, 2, "2 warnings"),
        (Severity.INFO, 2, "2 info"),
    ],
)
def test_findings_counted(severity: Severity, number: int, said: str) -> None:
    assert severity.counted(number) == said
