"""The JSON report: exactly the shape that is documented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curriculum_kit.output.json_report import json_report
from curriculum_kit.rules.registry import RULES
from tests.courses import checked, edit, small_course

LESSON = "foundations/descent/slopes.yaml"


def document(course: Path) -> dict[str, Any]:
    parsed = json.loads(json_report(checked(course)))
    assert isinstance(parsed, dict)
    return parsed


def test_as_documented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(course, "foundations/descent/stepping.yaml", "load: BUILD", "load: STRETCH")
    parsed = document(course)
    prints = [finding.pop("fingerprint") for finding in parsed["findings"]]
    assert [len(fingerprint) for fingerprint in prints] == [16, 16]
    assert parsed == {
        "schema_version": 1,
        "course": {"title": "Descent", "lessons": 3, "concepts": 4, "claims": 3},
        "summary": {
            "error": 1,
            "warning": 0,
            "info": 0,
            "waived": 1,
            "rules_run": len(RULES),
            "rules_skipped": [],
        },
        "findings": [
            {
                "code": "CUR103",
                "rule": "new-in-consolidate",
                "severity": "warning",
                "message": "lesson 'rolling' is CONSOLIDATE, but brings 'momentum'",
                "subject": "lesson:rolling",
                "path": "curriculum/foundations/acceleration/rolling.yaml",
                "line": 3,
                "column": 7,
                "end_line": 3,
                "end_column": 18,
                "related": [],
                "help": "Call it BUILD, bring the new concepts elsewhere, or waive with a reason.",
                "fix": None,
                "waived": "A running average is nothing new to programmers.",
            },
            {
                "code": "CUR101",
                "rule": "adjacent-stretch",
                "severity": "error",
                "message": "lesson 'stepping' is STRETCH, and so is 'slopes' right before it",
                "subject": "lesson:stepping",
                "path": "curriculum/foundations/descent/stepping.yaml",
                "line": 3,
                "column": 7,
                "end_line": 3,
                "end_column": 14,
                "related": [
                    {
                        "message": "the STRETCH lesson before it",
                        "subject": "lesson:slopes",
                        "path": "curriculum/foundations/descent/slopes.yaml",
                        "line": 3,
                        "column": 7,
                    }
                ],
                "help": "Move a BUILD or CONSOLIDATE lesson between them, or waive with a reason.",
                "fix": None,
                "waived": None,
            },
        ],
    }


def test_keys_are_in_the_documented_order(tmp_path: Path) -> None:
    parsed = document(small_course(tmp_path))
    assert list(parsed) == ["schema_version", "course", "summary", "findings"]
    assert list(parsed["findings"][0])[:8] == [
        "code",
        "rule",
        "severity",
        "message",
        "subject",
        "path",
        "line",
        "column",
    ]


def test_a_broken_course_is_a_document_too(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "curriculum.yaml").write_text("[", encoding="utf-8")
    parsed = document(course)
    assert parsed["course"]["title"] == "curriculum"
    assert parsed["summary"]["error"] == 1
    assert "adjacent-stretch" in parsed["summary"]["rules_skipped"]


@pytest.mark.parametrize("title", [r"\x1b[31mred", r"\u202egnp.exe", "学习", r"a\nb", r"<b>&\"'"])
def test_it_is_ascii_and_the_text_comes_back(title: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "title: Descent", f'title: "{title}"')
    text = json_report(checked(course))
    assert text.isascii()
    assert "\x1b" not in text
    assert text.endswith("}\n")
    meant = title.encode().decode("unicode_escape") if "\\" in title else title
    assert json.loads(text)["course"]["title"] == meant


@pytest.mark.parametrize(
    ("directory", "path"),
    [
        (".", "curriculum/" + LESSON),
        ("curriculum", LESSON),
        ("curriculum/foundations/descent", "slopes.yaml"),
    ],
)
def test_paths_are_relative_inside_the_working_directory(
    directory: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    monkeypatch.chdir(tmp_path / directory)
    assert [f["path"] for f in document(course)["findings"] if f["waived"] is None] == [path]


def test_paths_are_absolute_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path / "demos")
    paths = [finding["path"] for finding in document(course)["findings"]]
    assert paths == [(course / "foundations/acceleration/rolling.yaml").as_posix()]


def test_columns_count_code_points(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    old = "{kind: negative, what: a cliff}"
    edit(course, LESSON, old, '{kind: negative, what: "𝄞学e\u0301", wy: 1}')
    [finding] = [f for f in document(course)["findings"] if f["waived"] is None]
    assert (finding["column"], finding["end_column"]) == (36, 38)
