"""Where the lines of a text begin, so that offsets become places and places offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from curriculum_kit.places import Span


class Lines:
    r"""Turns offsets in a text into lines and columns.

    Lines end at ``\n``, ``\r\n`` and ``\r`` only, as editors count them: to YAML 1.2, and to
    people, U+0085 and U+2028 are characters like others.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the stretch between two offsets.

        Args:
            start: Offset of the first character, in code points.
            end: Offset after the last one.
        """
        return Span(*self._position(start), *self._position(end))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a position; of the end of the text, where there is no such line.

        Args:
            line: Its line, from 1.
            column: Its column in code points, from 1.
        """
        starts = self._line_starts()
        return starts[line - 1] + column - 1 if line <= len(starts) else len(self._text)

    def rest_of_line(self, start: int) -> Span:
        """Return the stretch from an offset to the last visible character of its line.

        Args:
            start: Offset of the first character, in code points.
        """
        rest = _LINE_REST.match(self._text, start)
        return self.span(start, start + len(rest[0].rstrip(" \t")) if rest else start)

    def line(self, number: int) -> str | None:
        """Return a line without its end; None if there is no such line.

        Args:
            number: Which, from 1.
        """
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return None
        end = starts[number] if number < len(starts) else len(self._text)
        return self._text[starts[number - 1] : end].rstrip("\r\n")

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(end.end() for end in _LINE_END.finditer(self._text))]
        return self._starts


_LINE_END: Final = re.compile(r"\r\n?|\n")
_LINE_REST: Final = re.compile(r"[^\r\n]*")
