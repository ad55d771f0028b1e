"""The lines of a text."""

from __future__ import annotations

import pytest

from curriculum_kit.source.lines import Lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c", ""]),
        ("a\u2028b\x85c\x0cd", ["a\u2028b\x85c\x0cd"]),
    ],
)
def test_lines_end_where_editors_end_them(text: str, lines: list[str]) -> None:
    found = Lines(text)
    assert [found.line(number) for number in range(1, len(lines) + 1)] == lines
    assert found.line(0) is None
    assert found.line(len(lines) + 1) is None
