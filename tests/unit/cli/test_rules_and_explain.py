"""``curriculum rules`` and ``curriculum explain``."""

from __future__ import annotations

import json

import pytest

from curriculum_kit.rules.registry import RULES
from tests.unit.cli.calling import Caller


def test_rules(curriculum: Caller) -> None:
    called = curriculum("rules")
    assert (called.status, called.err) == (0, "")
    assert all(f"  {rule.code}  {rule.name}" in called.out for rule in RULES)
    assert max(map(len, called.out.splitlines())) <= 80


def test_rules_as_data(curriculum: Caller) -> None:
    document = json.loads(curriculum("rules", "--format", "json").out)
    assert len(document["rules"]) == len(RULES)
    assert curriculum("rules", "--format", "markdown").out.startswith("| code | name |")


@pytest.mark.parametrize("word", ["CUR101", "cur101", "adjacent-stretch"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_explain(word: str, form: str, curriculum: Caller) -> None:
    called = curriculum("explain", word, "--format", form)
    assert (called.status, called.err) == (0, "")
    assert "CUR101" in called.out
    assert "adjacent-stretch" in called.out


@pytest.mark.parametrize("word", ["CUR3", "cur3", "CUR30"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_explain_lists_a_family(word: str, form: str, curriculum: Caller) -> None:
    called = curriculum("explain", word, "--format", form)
    assert (called.status, called.err) == (0, "")
    for rule in RULES:
        assert (rule.name in called.out) is rule.code.startswith(word.upper())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("cur8", "there is no rule 'cur8'."),
        ("cu", "there is no rule 'cu'."),
    ],
)
def test_a_family_that_does_not_exist(word: str, said: str, curriculum: Caller) -> None:
    called = curriculum("explain", word)
    assert (called.status, called.out) == (2, "")
    assert said in called.err


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("adjacent-strech", "there is no rule 'adjacent-strech'. Did you mean 'adjacent-stretch'?"),
        ("wrong-depth", "there is no rule 'wrong-depth'. Did you mean 'wrong-starting-depth'?"),
        ("spelling", "there is no rule 'spelling'. 'curriculum rules' lists them all."),
    ],
)
def test_a_rule_that_does_not_exist(word: str, said: str, curriculum: Caller) -> None:
    called = curriculum("explain", word)
    assert (called.status, called.out) == (2, "")
    assert said in called.err


@pytest.mark.parametrize(("color", "colored"), [("always", True), ("never", False)])
def test_color(color: str, colored: bool, curriculum: Caller) -> None:
    for words in (["rules"], ["explain", "CUR101"]):
        assert ("\x1b[" in curriculum(*words, "--color", color).out) is colored
