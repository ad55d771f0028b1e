"""The reference of the kinds of change, and that the page in ``docs`` is not stale."""

from __future__ import annotations

from curriculum_kit.changes.forms.kinds_page import kinds_page
from curriculum_kit.model.change_kinds import KINDS
from tests.bundled import ROOT

DOCS = ROOT / "docs"


def test_the_page_is_not_stale() -> None:
    assert (DOCS / "changes.md").read_text("utf-8") == kinds_page(), "run 'make docs'"


def test_every_kind_has_a_row() -> None:
    rows = [line for line in kinds_page().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(KINDS)


def test_a_kind_says_when_it_is_grave() -> None:
    assert "| breaking if the lesson was built, else notable |" in kinds_page()
