"""The catalogue of rules and the page on one of them."""

from __future__ import annotations

import json

import pytest
import yaml
from markdown_it import MarkdownIt

from curriculum_kit.output.catalogue import catalogue, explanation
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_catalogue_names_every_rule_once(form: str) -> None:
    text = catalogue(RULES, form, Terminal())
    assert [text.count(rule.code) for rule in RULES] == [1] * len(RULES)
    assert text.endswith("\n")


def test_catalogue_in_text_keeps_to_the_columns() -> None:
    for columns in (40, 80, 120):
        lines = catalogue(RULES, "text", Terminal(columns=columns)).splitlines()
        assert max(map(len, lines)) <= max(columns, 46)
    assert lines[0] == "Reading"
    assert "Waivers and settings" in lines


def test_catalogue_in_markdown_is_one_table() -> None:
    text = catalogue(RULES, "markdown", Terminal())
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert sum(token.type == "table_open" for token in tokens) == 1
    assert sum(token.type == "tr_open" for token in tokens) == len(RULES) + 1
    assert sum(token.type == "td_open" for token in tokens) == 4 * len(RULES)


def test_catalogue_in_json() -> None:
    document = json.loads(catalogue(RULES, "json", Terminal()))
    assert document["schema_version"] == 1
    assert [rule["code"] for rule in document["rules"]] == [rule.code for rule in RULES]
    budgets = next(rule for rule in document["rules"] if rule["code"] == "CUR102")
    assert budgets["options"] == {"STRETCH": 3, "BUILD": 3, "CONSOLIDATE": 3}
    assert budgets["severity"] == "error"
    assert budgets["waivable"] is True


@every_rule
def test_explanation_in_text(rule: AnyRule) -> None:
    text = explanation(rule, "text", Terminal())
    assert text.startswith(f"{rule.code} {rule.name} [{rule.severity.label}]\n")
    for part in ("Bad", "Good", "Settings"):
        assert f"\n{part}\n" in text
    assert ("Waiver, beside the subject" in text) is rule.waivable


@every_rule
def test_settings_and_waiver_shown_can_be_pasted(rule: AnyRule) -> None:
    text = explanation(rule, "markdown", Terminal())
    blocks = [token.content for token in MarkdownIt().parse(text) if token.type == "fence"]
    settings = yaml.safe_load(blocks[2])["rules"][rule.name]
    severity = settings["severity"] if isinstance(settings, dict) else settings
    assert severity == rule.severity.label
    if rule.waivable:
        assert yaml.safe_load(blocks[3])["waivers"][0]["rule"] == rule.name


@every_rule
def test_explanation_in_json(rule: AnyRule) -> None:
    document = json.loads(explanation(rule, "json", Terminal()))
    assert document["schema_version"] == 1
    assert (document["code"], document["name"]) == (rule.code, rule.name)
    assert document["reason"] == rule.reason
