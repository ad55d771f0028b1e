"""The worked example is what its commands print now."""

from __future__ import annotations

from scripts.worked_example import worked_example

from tests.bundled import ROOT


def test_the_page_is_fresh() -> None:
    page = (ROOT / "docs" / "worked-example.md").read_text("utf-8")
    assert page == worked_example(), "run 'make docs'"
