"""The published schema of the JSON report: true of what is printed, down to the last key."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from curriculum_kit.check import check
from curriculum_kit.output.json_report import json_report
from curriculum_kit.report import Report
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.project import load_course
from tests.courses import checked, edit, small_course
from tests.rules.fragments import write_course
from tests.unit.output.hostile import LESSON, hostile_course, with_fixes

TEXT = files("curriculum_kit.output").joinpath("schemas/validate.json").read_text(encoding="utf-8")


def closed(schema: Any) -> Any:
    """Return a schema that allows the keys it names and no others."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "properties" in schema else {}
    return {key: closed(value) for key, value in schema.items()} | more


STRICT = jsonschema.Draft202012Validator(closed(json.loads(TEXT)))


def document(report: Report, *, statistics: bool = False) -> dict[str, Any]:
    """Return the document of a report, which keeps to the schema."""
    parsed = json.loads(json_report(report, statistics=statistics))
    assert isinstance(parsed, dict)
    assert [error.message for error in STRICT.iter_errors(parsed)] == []
    return parsed


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(TEXT))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_keeps_to_it(rule: AnyRule, tmp_path: Path) -> None:
    write_course(rule.bad, tmp_path)
    parsed = document(check(load_course(tmp_path / "course")), statistics=True)
    assert [count["rule"] for count in parsed["statistics"]] == [rule.name]


def test_hostile_and_broken_courses_keep_to_it(tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    (course / "foundations/descent/stepping.yaml").write_text("[", encoding="utf-8")
    parsed = document(checked(course), statistics=True)
    assert parsed["summary"]["rules_skipped"]
    assert "statistics" not in document(checked(course))


def test_fixes_are_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    fixes = [finding["fix"] for finding in document(with_fixes(checked(course)))["findings"]]
    assert [fix for fix in fixes if fix] == [
        {
            "message": "Write {it} down",
            "edits": [
                {
                    "path": f"curriculum/{LESSON}",
                    "line": 2,
                    "column": 1,
                    "end_line": 2,
                    "end_column": 4,
                    "text": "core",
                },
                {
                    "path": "curriculum/concepts/mathematics.yaml",
                    "line": 2,
                    "column": 1,
                    "end_line": 2,
                    "end_column": 1,
                    "text": "  # a 𝄞\n",
                },
            ],
        }
    ]


def test_statistics(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    assert document(checked(course), statistics=True)["statistics"] == [
        {"code": "CUR005", "rule": "unknown-key", "severity": "error", "count": 1, "fixable": 1}
    ]


def without_a_key(parsed: dict[str, Any]) -> None:
    del parsed["findings"][0]["help"]


def with_a_word_for_a_line(parsed: dict[str, Any]) -> None:
    parsed["findings"][0]["line"] = "three"


def with_another_version(parsed: dict[str, Any]) -> None:
    parsed["schema_version"] = 2


@pytest.mark.parametrize("spoil", [without_a_key, with_a_word_for_a_line, with_another_version])
def test_the_schema_can_be_broken(spoil: Callable[[dict[str, Any]], None], tmp_path: Path) -> None:
    parsed = document(checked(small_course(tmp_path)))
    spoil(parsed)
    assert not jsonschema.Draft202012Validator(json.loads(TEXT)).is_valid(parsed)
