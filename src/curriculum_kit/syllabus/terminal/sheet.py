"""A page for a terminal while it is written: headings, running text, tables.

Everything that is put on it is made printable here and nowhere else, and loses its emphasis.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from curriculum_kit.output.printable import printable, width
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.emphasis import unemphasized
from curriculum_kit.syllabus.terminal.folding import folded

WIDEST = 100
"""Columns of running text at most: longer lines are hard to follow."""

NARROWEST = 40
"""Columns that there are in any case."""

MARGIN, GAP = 2, 2
"""Columns before a table, and between two of its own."""

LONGEST_MARK = 16
"""Columns of a mark that may have its text beside it."""

SHORTEST = 10
"""Columns that a column of a table keeps when it is narrowed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: What it says.
        role: How it is painted, if it is.
    """

    text: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: Its cells.
        notes: What is said below it.
    """

    cells: tuple[Cell | str, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Sheet:
    """A page, from top to bottom.

    Attributes:
        terminal: What it is written to.
        lines: What is written so far.
    """

    terminal: Terminal
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return all of it."""
        return "\n".join(line.rstrip() for line in self.lines) + "\n"

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return max(self.terminal.columns, NARROWEST)

    def title(self, text: str, beside: str) -> None:
        """Write what the page is about.

        Args:
            text: Its name.
            beside: Its subject, in small letters on the next line.
        """
        for line in folded(_plain(text), self.columns):
            self.lines.append(self.terminal.paint(line, "strong"))
        self.text(beside, role="quiet", indent=0)

    def section(self, text: str) -> None:
        """Begin a part of the page.

        Args:
            text: Its heading.
        """
        self.lines += ["", self.terminal.paint(printable(text), "strong")]

    def text(self, text: str, *, indent: int = MARGIN, role: str | None = None) -> None:
        """Write a paragraph.

        Args:
            text: What it says.
            indent: Blanks before each line.
            role: How it is painted, if it is.
        """
        for line in folded(_plain(text), min(self.columns, WIDEST) - indent):
            self.lines.append(" " * indent + self._painted(line, role))

    def item(
        self, mark: str, text: str, *, indent: int = MARGIN, role: str | None = "quiet"
    ) -> None:
        """Write a paragraph beside a mark; below it, where the mark is long.

        Args:
            mark: A bullet or a label.
            text: What it says.
            indent: Blanks before the mark.
            role: How the mark is painted, if it is.
        """
        mark = printable(mark)
        if width(mark) > LONGEST_MARK:
            self.text(mark, indent=indent, role=role)
            self.text(text, indent=indent + 2)
            return
        hanging = indent + width(mark) + 1
        lines = folded(_plain(text), min(self.columns, WIDEST) - hanging)
        self.lines.append(f"{' ' * indent}{self._painted(mark, role)} {lines[0]}")
        self.lines += (" " * hanging + line for line in lines[1:])

    def items(self, pairs: Iterable[tuple[str, str | None]]) -> None:
        """Write paragraphs with labels of one width; those without a text are left out.

        Args:
            pairs: Labels and texts.
        """
        given = [(label, text) for label, text in pairs if text]
        widest = max((width(label) for label, _text in given), default=0)
        for label, text in given:
            self.item(label.ljust(widest + 1), text, indent=0)

    def table(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        """Write a table; columns are narrowed, the widest first, until it fits.

        Args:
            headings: What stands above each column.
            rows: The rows, with a cell for each column.
        """
        body = [Row(tuple(map(_printable, row.cells)), row.notes) for row in rows]
        head = Row(tuple(Cell(printable(text), "quiet") for text in headings))
        widths = [
            max(width(_cell(row.cells[column]).text) for row in (head, *body))
            for column in range(len(headings))
        ]
        room = self.columns - MARGIN - GAP * (len(widths) - 1)
        while sum(widths) > room and max(widths) > SHORTEST:
            widths[widths.index(max(widths))] -= 1
        for row in (head, *body):
            self._row(row, widths)
            for note in row.notes:
                self.text(note, indent=3 * MARGIN)

    def _row(self, row: Row, widths: Sequence[int]) -> None:
        cells = [_cell(cell) for cell in row.cells]
        columns = [folded(cell.text, size) for cell, size in zip(cells, widths, strict=True)]
        for number in range(max(map(len, columns))):
            parts = []
            for cell, column, size in zip(cells, columns, widths, strict=True):
                part = column[number] if number < len(column) else ""
                parts.append(self._painted(part, cell.role) + " " * (size - width(part)))
            self.lines.append(" " * MARGIN + (" " * GAP).join(parts).rstrip())

    def _painted(self, text: str, role: str | None) -> str:
        return self.terminal.paint(text, role) if role and text else text


def _cell(cell: Cell | str) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(cell)


def _printable(cell: Cell | str) -> Cell:
    found = _cell(cell)
    return Cell(_plain(found.text), found.role)


def _plain(text: str) -> str:
    return printable(unemphasized(text))
