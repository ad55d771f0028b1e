"""The bad example of every rule that says so yields a fix, which leaves nothing to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.fixing.fixing import fixed
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.project import load_course
from tests.rules.fragments import MARK, write_course


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_bad_example_is_fixed(rule: AnyRule, tmp_path: Path) -> None:
    write_course(rule.bad.replace(f"  {MARK}", ""), tmp_path)
    project = load_course(tmp_path / "course")
    offered = [finding for finding in check(project).findings if finding.fix]
    assert [finding.rule for finding in offered] == [rule.name] * rule.fixable
    result = fixed(project)
    assert [found.fingerprint for found in result.findings] == [f.fingerprint for f in offered]
    for file, content in result.after.items():
        Path(file).write_bytes(content)
    again = load_course(tmp_path / "course")
    if offered:
        assert [(found.rule, found.message) for found in check(again).findings] == []
    assert fixed(again).after == {}
