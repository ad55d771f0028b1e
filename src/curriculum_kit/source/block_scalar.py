"""Text below a line that ends in ``|`` or ``>``, as it is mostly written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from curriculum_kit.source.scalars import DoubtfulError


def text_below(header: str, lines: Sequence[str], first: int, column: int) -> tuple[str, int]:
    """Return the text that stands below a line.

    Args:
        header: What announces the text: ``>-``.
        lines: All lines of the file, none of which ends in a blank; the last one is empty.
        first: Number of the line that follows the announcing one, from 0.
        column: Where the key or dash stands to which the text belongs, from 0.

    Returns:
        The text; and the number of the first line that does not belong to it.

    Raises:
        DoubtfulError: A loader should rather read this.
    """
    start = lines[first]
    margin = start[: len(start) - len(start.lstrip(" "))]
    if header[1:] not in _CHOMPING or len(margin) <= column:
        raise DoubtfulError
    end = first
    while end < len(lines) and (not lines[end] or lines[end].startswith(margin)):
        end += 1
    text = "\n".join(line[len(margin) :] for line in lines[first:end]).rstrip("\n")
    if header[0] == ">":
        if "\n " in text:
            raise DoubtfulError  # lines further to the right are not folded
        text = _LINE_ENDS.sub(_folded, text)
    return (text if header[1:] else text + "\n"), end


_CHOMPING: Final = ("", "-")
_LINE_ENDS: Final = re.compile("\n(\n*)")


def _folded(line_ends: re.Match[str]) -> str:
    """Return what becomes of line ends: a space of one, and of more all but the first."""
    return line_ends[1] or " "
