"""Recorded evidence that cannot be read: a finding, with its place and a way out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.courses import checked, small_course


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("{bad", 1, "this is no JSON: key must be a string"),
        ('{\n "claims": [],\n}\n', 3, "this is no JSON: trailing comma"),
        ("", 1, "this is no JSON: EOF while parsing a value"),
        ("[" * 100_000, 1, "this is no JSON: recursion limit exceeded"),
        ("[]", 1, "this is no evidence: a mapping with a list of 'claims' is expected"),
        ("{}", 1, "this is no evidence: a mapping with a list of 'claims' is expected"),
        (
            '{\n<<<<<<< HEAD\n "claims": []\n=======\n>>>>>>> other\n}\n',
            2,
            "'<<<<<<<' is left of a merge: two versions of these lines stand here",
        ),
    ],
)
def test_evidence_that_cannot_be_read(text: str, line: int, message: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "evidence.json").write_text(text, encoding="utf-8")
    report = checked(course)
    [finding] = report.findings
    assert (finding.code, finding.message) == ("CUR001", message)
    assert (finding.place.file, finding.place.span.line) == (str(course / "evidence.json"), line)
    assert finding.help == "Write it anew: curriculum verify --evidence evidence.json"
    assert report.rules_skipped == ()
    assert report.fails(strict=False)


def test_evidence_outside_of_the_course_is_not_read(tmp_path: Path) -> None:
    course = small_course(tmp_path / "inside")
    (tmp_path / "outside.json").write_text("secret", encoding="utf-8")
    (course / "evidence.json").symlink_to(tmp_path / "outside.json")
    [finding] = checked(course).findings
    assert finding.message.endswith("this link leads out of the course's folder")


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    os.mkfifo(course / "evidence.json")
    [finding] = checked(course).findings
    assert finding.message == "this file cannot be read: it is not a regular file"
