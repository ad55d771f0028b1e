"""The reference pages say what the program says, and leave nothing out."""

from __future__ import annotations

from scripts.reference import commands_page, format_page

from curriculum_kit.cli.verbs import VERBS
from curriculum_kit.model.vocabulary import Depth, Load
from tests.bundled import ROOT

PAGES = ROOT / "docs" / "reference"


def test_the_pages_are_fresh() -> None:
    assert (PAGES / "format.md").read_text("utf-8") == format_page(), "run 'make docs'"
    assert (PAGES / "commands.md").read_text("utf-8") == commands_page(), "run 'make docs'"


def test_every_verb_is_there() -> None:
    headings = [line[3:] for line in commands_page().splitlines() if line.startswith("## ")]
    assert headings == list(VERBS)


def test_every_word_that_authors_choose_from_is_explained() -> None:
    page = format_page()
    for word in (*Depth, *Load):
        assert f"\n| `{word}` | " in page
