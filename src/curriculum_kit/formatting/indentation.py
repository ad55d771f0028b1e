"""Indentation of two spaces a level, items of a list one level below the key they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from curriculum_kit.formatting.sheet import Sheet
from curriculum_kit.places import Path
from curriculum_kit.source.document import Document

LEVEL: Final = 2
_HEADER: Final = re.compile(r"[|>][+-]?[1-9]")
"""How a block scalar begins that says itself how far it is indented."""
_DASHES: Final = re.compile(r" *(?:- +)+")


def indented(document: Document) -> str:
    """Return the text of a file with its lines indented canonically.

    Args:
        document: The file.
    """
    sheet = Sheet(document)
    columns = _columns(sheet)
    targets = {head.line: columns[head.path] for head in sheet.heads if head.is_first}
    lines = []
    for number, line in enumerate(sheet.lines):
        if number in targets:
            moved = _shifted(line, targets[number] - sheet.indentation(number))
            lines.append(_closed_up(moved) if _DASHES.match(moved) else moved)
        elif number in sheet.covered:
            lines.append(_shifted(line, _shift(sheet, columns, sheet.covered[number])))
        elif sheet.is_comment(number):
            lines.append(_shifted(line, _comment_shift(sheet, targets, number)))
        else:
            lines.append(line)
    return "".join(lines)


def _columns(sheet: Sheet) -> Mapping[Path, int]:
    """Return the column at which each entry begins, by its path."""
    columns: dict[Path, int] = {}
    for head in sheet.heads:
        parent = head.path[:-1]
        columns[head.path] = columns[parent] + LEVEL if parent in columns else 0
    return columns


def _shift(sheet: Sheet, columns: Mapping[Path, int], path: Path) -> int:
    """Return how far the lines of a value after its first are moved to the right."""
    head = sheet.head(path)
    start = head.entry.start
    if sheet.layout.is_block_scalar(start) and not _HEADER.match(sheet.layout.text, start):
        return columns[path] + LEVEL - sheet.margin(head)
    return columns[path] - head.column


def _comment_shift(sheet: Sheet, targets: Mapping[int, int], line: int) -> int:
    """Return how far a comment is moved: with the entry it is written in line with."""
    column = sheet.indentation(line)
    below = next((each for each in range(line, len(sheet.lines)) if each in targets), None)
    if below is not None and sheet.indentation(below) == column:
        return targets[below] - column
    for above in range(line, -1, -1):
        if above in targets and sheet.indentation(above) <= column:
            return targets[above] - sheet.indentation(above)
    return 0 if below is None else targets[below] - column


def _shifted(line: str, columns: int) -> str:
    if columns >= 0:
        return " " * columns + line if line.strip("\r\n") else line
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, -columns) :]


def _closed_up(line: str) -> str:
    """Return a line with one space behind each of the dashes that it begins with."""
    dashes = _DASHES.match(line)
    if dashes is None:
        return line
    margin = len(line) - len(line.lstrip(" "))
    return " " * margin + "- " * dashes[0].count("-") + line[dashes.end() :]
