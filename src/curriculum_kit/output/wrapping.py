"""Text broken into lines that fit a terminal."""

from __future__ import annotations

import textwrap

NARROWEST = 40
"""Columns that a line has in any case: narrower ones cannot be read."""


def wrapped(text: str, columns: int, *, indent: int, hanging: int = 0) -> list[str]:
    """Break a text between its words; a word is never broken, however long.

    Args:
        text: Printable text.
        columns: The width of the terminal.
        indent: Blanks before each line.
        hanging: More of them before each line but the first.

    Returns:
        At least one line.
    """
    margin = " " * indent
    return textwrap.wrap(
        text,
        max(columns, NARROWEST),
        initial_indent=margin,
        subsequent_indent=margin + " " * hanging,
        break_on_hyphens=False,
        break_long_words=False,
    ) or [margin]
