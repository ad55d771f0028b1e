"""The how-to pages: their code does what they say."""

from __future__ import annotations

import re
from pathlib import Path

from curriculum_kit import Rule
from curriculum_kit.baseline import HEADING, entries_in
from curriculum_kit.check import check
from curriculum_kit.rules.plugins import GROUP
from curriculum_kit.source.project import load_course
from tests.courses import small_course

PAGES = Path(__file__).resolve().parents[2] / "docs/how-to"


def blocks(page: str, language: str) -> list[str]:
    text = (PAGES / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_rule_finds_what_it_says(tmp_path: Path) -> None:
    names: dict[str, object] = {}
    [code] = blocks("write-a-rule.md", "python")
    exec(code, names)
    rule = names["RULE"]
    assert isinstance(rule, Rule)
    report = check(load_course(small_course(tmp_path)), rules=(rule,))
    assert [(each.code, each.subject) for each in report.findings if each.rule == rule.name] == [
        ("GEN101", "lesson:slopes")
    ]


def test_the_entry_point_is_of_the_group() -> None:
    [declared] = blocks("write-a-rule.md", "toml")
    assert declared.startswith(f'[project.entry-points."{GROUP}"]\n')


def test_the_baseline_is_a_sound_one() -> None:
    [shown] = blocks("adopt-late.md", "text")
    assert shown.startswith(f"{HEADING}\n")
    assert len(entries_in(shown)) == 1
