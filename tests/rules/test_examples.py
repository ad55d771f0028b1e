"""Every rule's examples: the bad one gives exactly its finding at its line, the good one none."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.report import Report
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_bad_example_gives_exactly_this_finding(rule: AnyRule, tmp_path: Path) -> None:
    marked = write_course(rule.bad, tmp_path)
    assert marked is not None, "the bad example marks no line"
    report = _checked(tmp_path)
    found = [
        (
            finding.rule,
            Path(finding.place.file).relative_to(tmp_path).as_posix(),
            finding.place.span.line,
        )
        for finding in report.findings
    ]
    assert found == [(rule.name, marked.file, marked.line)]


@every_rule
def test_good_example_gives_nothing(rule: AnyRule, tmp_path: Path) -> None:
    assert write_course(rule.good, tmp_path) is None, "the good example marks a line"
    report = _checked(tmp_path)
    assert [(finding.rule, finding.message) for finding in report.findings] == []
    assert report.rules_skipped == ()


@every_rule
def test_rule_is_documented(rule: AnyRule) -> None:
    assert rule.summary.endswith(".")
    assert len(rule.reason) > 100
    assert rule.code.startswith("CUR")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def _checked(folder: Path) -> Report:
    return check(load_course(folder / "course"))
