"""Text and tables that fit a terminal, whatever stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.output.printable import printable, width
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.terminal.folding import folded
from curriculum_kit.syllabus.terminal.sheet import Cell, Row, Sheet


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("a very-long-slug", ["a", "very-", "long-", "slug"]),
        ("abcdefghijk", ["abcdefgh", "ijk"]),
        ("傾き 勾配降下法", ["傾き", "勾配降下", "法"]),
    ],
)
def test_folding_in_eight_cells(text: str, lines: list[str]) -> None:
    assert folded(text, 8) == lines


@given(st.text(), st.integers(2, 30))
def test_folding_loses_nothing_and_fits(text: str, cells: int) -> None:
    text = printable(text)
    lines = folded(text, cells)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert max(map(width, lines)) <= cells


def test_a_table_is_narrowed_where_it_is_widest() -> None:
    sheet = Sheet(Terminal(columns=40))
    rows = [Row(("a concept with a name that is long", "DEVELOPED", "OK"), ("and a note",))]
    sheet.table(("Concept", "Required", ""), rows)
    assert str(sheet).splitlines() == [
        "  Concept                  Required",
        "  a concept with a name    DEVELOPED  OK",
        "  that is long",
        "      and a note",
    ]


def test_a_wide_terminal_is_used() -> None:
    sheet = Sheet(Terminal(columns=120))
    sheet.table(("Concept", ""), [Row(("x" * 100, "OK"))])
    assert str(sheet).splitlines()[1] == f"  {'x' * 100}  OK"


def test_marks_have_their_text_beside_or_below_them() -> None:
    sheet = Sheet(Terminal(columns=40))
    sheet.item("-", "a text that does not fit into a single line")
    sheet.item("a mark that is a long one:", "its text")
    assert str(sheet).splitlines() == [
        "  - a text that does not fit into a",
        "    single line",
        "  a mark that is a long one:",
        "    its text",
    ]


def test_what_would_steer_the_terminal_is_shown() -> None:
    sheet = Sheet(Terminal(color=False, columns=80))
    hostile = "a\x1b[31m\u202eb"
    sheet.title(hostile, hostile)
    sheet.section(hostile)
    sheet.text(hostile)
    sheet.item(hostile, hostile)
    sheet.items(((hostile, hostile), ("left out", None)))
    sheet.table((hostile,), [Row((Cell(hostile),), (hostile,))])
    written = str(sheet)
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert written.count(r"a\x1b[31m\u202eb") == 11
    assert "left out" not in written


def test_color_does_not_move_anything() -> None:
    def written(color: bool) -> str:
        sheet = Sheet(Terminal(color=color, columns=60))
        sheet.title("Title", "beside")
        sheet.table(("A", ""), [Row((Cell("yes", "good"), Cell("GAP", "error")))])
        return str(sheet)

    colored = written(color=True)
    assert "\x1b[1;32myes\x1b[0m" in colored
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[1;32m"):
        colored = colored.replace(code, "")
    assert colored == written(color=False)


def test_emphasis_is_said_without_its_marks_and_other_marks_stay() -> None:
    sheet = Sheet(Terminal())
    sheet.text("the *size* of **all** _gradients_, w * x * y and learning_rate_now")
    sheet.item("*", "`a *b* c` and $a_1 *b* c_1$")
    sheet.table(["Why"], [Row(("it *is*",))])
    assert str(sheet).splitlines() == [
        "  the size of all gradients, w * x * y and learning_rate_now",
        "  * `a *b* c` and $a_1 *b* c_1$",
        "  Why",
        "  it is",
    ]
