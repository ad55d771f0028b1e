"""Text that authors wrote, made safe to print, and how wide it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.output.printable import printable, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, 100 %", "plain text, 100 %"),
        ("naïve Größe 学习 Ω→∇ 𝄞", "naïve Größe 学习 Ω→∇ 𝄞"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("two\nlines\r\n", r"two\nlines\r\n"),
        ("a\tb", r"a\tb"),
        ("bell\x07 back\x08 del\x7f", r"bell\x07 back\x08 del\x7f"),
        ("\x9b31m and \x85", r"\x9b31m and \x85"),
        ("abc\u202etxt.exe", r"abc\u202etxt.exe"),
        ("\u2066isolated\u2069", r"\u2066isolated\u2069"),
        ("soft\xadhyphen zero\u200bwidth \ufeff", r"soft\xadhyphen zero\u200bwidth \ufeff"),
        ("line\u2028paragraph\u2029", r"line\u2028paragraph\u2029"),
        ("lone \ud800 surrogate", r"lone \ud800 surrogate"),
        ("tag \U000e0041", r"tag \U000e0041"),
        ("می\u200cخواهم क\u094d\u200dष", "می\u200cخواهم क\u094d\u200dष"),
        ("", ""),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    shown = printable(text)
    categories = {
        unicodedata.category(character) for character in shown if character not in "\u200c\u200d"
    }
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert printable(shown) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("学习", 4),
        ("ｆｕｌｌ", 8),
        ("e\u0301te\u0301", 3),
        ("ที่", 1),
        ("हिन्दी", 5),
        ("می\u200cخواهم", 7),
        ("…", 1),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells
