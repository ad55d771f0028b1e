"""Positions as editors count them: lines from 0, columns in the units agreed upon.

Columns of the kit count code points from 1. Unless another unit is agreed upon, editors count those
of UTF-16, of which a character beyond U+FFFF takes two.
"""

from __future__ import annotations

from enum import Enum


class Unit(Enum):
    """What a column counts, by its name in the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    def length(self, text: str) -> int:
        """Return how many units a text takes.

        Args:
            text: The text; half characters count as one unit, as editors count them.
        """
        if self is Unit.UTF32 or text.isascii():
            return len(text)
        if self is Unit.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def code_points(self, text: str, units: int) -> int:
        """Return how many characters of a text so many units make.

        Args:
            text: A line.
            units: Units from its start; more than it has mean all of it. Within a character, what
                is before it counts.
        """
        if self is Unit.UTF32 or text.isascii():
            return min(units, len(text))
        used = 0
        for number, character in enumerate(text):
            used += self.length(character)
            if used > units:
                return number
        return len(text)


def column_in(line: str, column: int, unit: Unit) -> int:
    """Return an editor's column.

    Args:
        line: The line, without its end.
        column: The column in code points, from 1.
        unit: What the editor counts.
    """
    return unit.length(line[: column - 1]) + max(0, column - 1 - len(line))


def position_of(line: str, column: int, unit: Unit) -> int:
    """Return the column in code points, from 1, of an editor's column.

    Args:
        line: The line, without its end.
        column: The editor's column, from 0.
        unit: What the editor counts.
    """
    return unit.code_points(line, column) + 1
