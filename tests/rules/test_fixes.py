"""Every rule whose bad example yields a fix: made, it leaves neither that finding nor a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.fixing import fixed
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.project import load_course
from tests.rules.fragments import MARK, write_course

FIXABLE = {"already-taught", "unused-waiver", "wrong-starting-depth"}
"""Rules that are known to offer a fix; others may."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_bad_example_is_fixed(rule: AnyRule, tmp_path: Path) -> None:
    write_course(rule.bad.replace(f"  {MARK}", ""), tmp_path)
    project = load_course(tmp_path / "course")
    offered = [finding for finding in check(project).findings if finding.fix]
    if rule.name in FIXABLE:
        assert [finding.rule for finding in offered] == [rule.name]
    result = fixed(project)
    assert [found.fingerprint for found in result.findings] == [f.fingerprint for f in offered]
    for file, content in result.after.items():
        Path(file).write_bytes(content)
    again = load_course(tmp_path / "course")
    if offered:
        assert [(found.rule, found.message) for found in check(again).findings] == []
    assert fixed(again).after == {}
