"""``curriculum rules --settings``: what is in force, and where it comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curriculum_kit.rules import registry
from tests.courses import edit, small_course
from tests.unit.cli.calling import Called, Caller

RULES = "  unlisted-file: warning\n  too-many-new-concepts: {severity: error, STRETCH: 2}\n"
BUDGETS = {"STRETCH": 3, "BUILD": 3, "CONSOLIDATE": 3}


def set_to(written: str, folder: Path, curriculum: Caller) -> Called:
    course = small_course(folder)
    edit(course, "curriculum.yaml", RULES, "".join(f"  {line}\n" for line in written.split("\n")))
    return curriculum("rules", "--settings", "-C", course, "--format", "json")


def settings(called: Called, name: str) -> dict[str, Any]:
    [rule] = [rule for rule in json.loads(called.out)["rules"] if rule["name"] == name]
    assert isinstance(rule["settings"], dict)
    return rule["settings"]


def test_as_printed(tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(course)
    called = curriculum("rules", "--settings")
    assert (called.status, called.err) == (0, "")
    lines = called.out.splitlines()
    assert "CUR009  unlisted-file               warning   curriculum.yaml:7" in lines
    at = lines.index("CUR102  too-many-new-concepts       error     curriculum.yaml:8")
    assert lines[at + 1 : at + 5] == [
        "        STRETCH                     2         curriculum.yaml:8",
        "        BUILD                       3         default",
        "        CONSOLIDATE                 3         default",
        "CUR103  new-in-consolidate          warning   default",
    ]
    assert max(map(len, lines)) <= 80
    markdown = curriculum("rules", "--settings", "--format", "markdown").out
    row = "| CUR102 | too-many-new-concepts | STRETCH | 2 | curriculum.yaml:8 |"
    assert row in markdown.splitlines()


def test_as_data(tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(course)
    called = curriculum("rules", "--settings", "--format", "json")
    place = {"path": "curriculum.yaml", "line": 8}
    assert settings(called, "too-many-new-concepts") == {
        "severity": {"value": "error", "default": "error", "set_at": {**place, "column": 37}},
        "STRETCH": {"value": 2, "default": 3, "set_at": {**place, "column": 53}},
        "BUILD": {"value": 3, "default": 3, "set_at": None},
        "CONSOLIDATE": {"value": 3, "default": 3, "set_at": None},
    }
    assert len(json.loads(called.out)["rules"]) == len(registry.RULES)


@pytest.mark.parametrize(
    ("written", "severity", "budgets", "complaints"),
    [
        ("{}", "error", {}, 0),
        ("too-many-new-concepts: info", "info", {}, 0),
        ("CUR102: off", "off", {}, 0),
        ("CUR102: {BUILD: 1}", "error", {"BUILD": 1}, 0),
        ("CUR102: {BUILD: 3}", "error", {"BUILD": 3}, 0),
        # What makes no sense has no force, and takes nothing else along.
        ("CUR102: {severity: loud, BUILD: 1}", "error", {"BUILD": 1}, 1),
        ("CUR102: {severity: info, BUILD: -1}", "info", {}, 1),
        ("CUR102: {BUILD: -1, STRETCH: 2}", "error", {"STRETCH": 2}, 1),
        ("CUR102: {BUILD: true}", "error", {}, 1),
        ("CUR102: {BUILD: 2.0}", "error", {}, 1),
        ("CUR102: {BUILD: '2'}", "error", {}, 1),
        ("CUR102: {BUILD: [2]}", "error", {}, 1),
        ("CUR102: {BUILD: {at: 2}}", "error", {}, 1),
        ("CUR102: {BUILD: }", "error", {}, 1),
        ("CUR102: {limit: 2, STRETCH: 1}", "error", {"STRETCH": 1}, 1),
        ("CUR102: [off]", "error", {}, 1),
        ("CUR102:", "error", {}, 1),
        ("CUR102: 3", "error", {}, 1),
        ("CUR1O2: off", "error", {}, 1),
        ("too-many-new-concept: off\nCUR102: {STRETCH: 1}", "error", {"STRETCH": 1}, 1),
        ("CUR102: info\ntoo-many-new-concepts: off", "info", {}, 1),
        # A misspelt option is taken for the one that was meant, as misspelt keys are everywhere.
        ("CUR102: {BUIL: 2}", "error", {"BUILD": 2}, 1),
    ],
)
def test_what_has_force(  # a table
    written: str,
    severity: str,
    budgets: dict[str, int],
    complaints: int,
    tmp_path: Path,
    curriculum: Caller,
) -> None:
    called = set_to(written, tmp_path, curriculum)
    found = settings(called, "too-many-new-concepts")
    assert found["severity"]["value"] == severity
    values = {name: found[name]["value"] for name in BUDGETS}
    assert values == BUDGETS | budgets
    assert {name for name in BUDGETS if found[name]["set_at"]} == set(budgets)
    assert len(called.err.splitlines()) == complaints
    assert called.status == (1 if complaints else 0)


@pytest.mark.parametrize(
    "written", ["loud", "[loud]", "unlisted-file: [off]", "CUR102: {BUILD: [{}]}", "CUR1: {A: 1}"]
)
def test_a_bad_setting_never_hides_the_course(
    written: str, tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", RULES, f"  {written}\n")
    edit(course, "foundations/descent/stepping.yaml", "load: BUILD", "load: STRETCH")
    called = curriculum("validate", course, "--format", "json")
    document = json.loads(called.out)
    assert called.status == 1
    assert document["course"]["lessons"] == 3
    assert document["summary"]["rules_skipped"] == []
    assert {each["rule"] for each in document["findings"]} > {"adjacent-stretch"}
    assert curriculum("rules", "--settings", "-C", course).status == 1


def test_a_course_that_sets_nothing(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", f"rules:\n{RULES}", "")
    called = curriculum("rules", "--settings", "-C", course)
    assert called.status == 0
    assert "curriculum.yaml" not in called.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-C", "nowhere"], "add --settings"),
        (["--settings", "-C", "nowhere"], "no course in 'nowhere'"),
    ],
)
def test_a_wrong_call(words: list[str], said: str, curriculum: Caller) -> None:
    called = curriculum("rules", *words)
    assert (called.status, called.out) == (2, "")
    assert said in called.err
