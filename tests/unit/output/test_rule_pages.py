"""The reference of the rules, and that what stands in ``docs`` is what would be written now."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from curriculum_kit.output.catalogue import explanation
from curriculum_kit.output.families import FAMILIES
from curriculum_kit.output.rule_pages import INDEX, rule_pages
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from tests.bundled import ROOT

DOCS = ROOT / "docs" / "rules"
PAGES = rule_pages(RULES)
STALE = "run 'make docs'"


def test_no_page_is_missing_or_left_over() -> None:
    assert {path.name for path in DOCS.iterdir()} == set(PAGES), STALE


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_stale(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name], STALE


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_is_what_explain_prints(rule: AnyRule) -> None:
    page = PAGES[f"{rule.name}.md"]
    assert page == explanation(rule, "markdown", Terminal())
    assert ("`curriculum validate --fix`" in page) is rule.fixable


def test_the_index_links_every_rule_by_family() -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(PAGES[INDEX])
    inline = [child for token in tokens for child in token.children or ()]
    links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
    assert links == [f"{rule.name}.md" for rule in RULES]
    headings = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert headings[0] == "Rules"
    assert set(headings[1:]) <= set(FAMILIES.values())
    assert sum(token.type == "tr_open" for token in tokens) == len(RULES) + len(headings) - 1
    for rule in RULES:
        mark = "fix" if rule.fixable else ""
        row = f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity.label} | {mark} |"
        assert row in PAGES[INDEX]
