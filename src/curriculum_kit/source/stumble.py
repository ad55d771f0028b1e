"""The spot at which a loader could not go on, and what can be said about the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from curriculum_kit.places import Span
from curriculum_kit.source.fault import UNREADABLE, Fault
from curriculum_kit.source.lines import Lines

BLANK: Final = " \t\r\n"
ODD_SPACES: Final = "\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
"""Look like a space, or like nothing, and are text to YAML; for a set of a regular expression."""


@dataclass(frozen=True, slots=True)
class Stumble:
    """A mistake as a loader sees it.

    Attributes:
        text: The file's text.
        lines: Its lines.
        context: What the loader was reading: ``while parsing a flow sequence``.
        at: Offset at which it could not go on.
        since: Offset at which that thing starts, or ``at``.
    """

    text: str
    lines: Lines
    context: str
    at: int
    since: int

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of a line.

        Args:
            offset: Offset of any character of that line.
        """
        newline = self.text.rfind("\n", 0, offset)
        return max(newline, self.text.rfind("\r", newline + 1, offset)) + 1

    def line_to(self, offset: int) -> str:
        """Return a line up to an offset.

        Args:
            offset: Offset of the first character that is left out.
        """
        return self.text[self.line_start(offset) : offset]

    def line_from(self, offset: int) -> str:
        """Return the rest of a line, without a comment.

        Args:
            offset: Offset of its first character.
        """
        end = _LINE_END.search(self.text, offset)
        rest = self.text[offset : end.start() if end else None]
        comment = _COMMENT.search(rest)
        return rest[: comment.start() if comment else None].rstrip(BLANK)

    def line_above(self, offset: int, *, less: bool = False) -> int | None:
        """Return the offset of the text of the nearest line above that is not indented more.

        Args:
            offset: Offset of any character of the line below it.
            less: Whether it must be indented less than that line.
        """
        start = self.line_start(offset)
        most = len(self._indented(start)[1]) - less
        for _ in range(_FAR):
            if start == 0:
                return None
            start = self.line_start(start - 1)
            line, indentation = self._indented(start)
            if line and not line.startswith("#") and len(indentation) <= most:
                return start + len(indentation)
        return None

    def _indented(self, start: int) -> tuple[str, str]:
        """Return the text of a line, and the spaces before it."""
        end = _LINE_END.search(self.text, start)
        line = self.text[start : end.start() if end else None]
        text = line.lstrip(" ")
        return text, line[: len(line) - len(text)]

    def at_end(self) -> bool:
        """Whether nothing visible follows."""
        return not self.text[self.at :].strip(BLANK)

    def fault(self, message: str, advice: str, start: int | None = None) -> Fault:
        """Return the fault, placed on the rest of a line.

        At the end of the file, where there is nothing to see, it is the last line with text.

        Args:
            message: What is wrong.
            advice: What to write instead.
            start: Offset of the place; ``at`` if left out.
        """
        if start is None:
            start = self.at
        visible = len(self.text.rstrip(BLANK))
        if start >= visible:
            start = visible - len(self.line_to(visible).lstrip(BLANK))
        return Fault(UNREADABLE, message, self.lines.rest_of_line(start), help=advice)

    def opened(self) -> tuple[tuple[str, Span], ...]:
        """Return the place of the bracket or quote that opened what was being read."""
        return (("opened here", self.lines.span(self.since, self.since + 1)),)

    def quoting(self, start: int) -> str:
        """Return the advice to quote the text from an offset to the end of its line.

        Args:
            start: Offset of its first character.
        """
        text, before = self.line_from(start), self.line_to(start)
        if len(text) > _LONGEST_ADVICE or "[" in before or "{" in before:
            return "put the text in quotes"
        if '"' in text or "\\" in text:
            return "put the text in quotes: '" + text.replace("'", "''") + "'"
        return f'put the text in quotes: "{text}"'


_LINE_END: Final = re.compile(r"[\r\n]")
_COMMENT: Final = re.compile(r"[ \t]#")
_LONGEST_ADVICE: Final = 80
_FAR: Final = 1000
"""Lines up to which one above is looked for."""
