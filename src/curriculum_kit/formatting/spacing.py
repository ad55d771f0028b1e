"""Blank lines, blanks at the ends of lines, and the end of the file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from curriculum_kit.formatting.kinds import stands_apart
from curriculum_kit.formatting.sheet import Sheet
from curriculum_kit.source.document import Document


def spaced(document: Document, kind: str) -> str:
    """Return the text of a file with its blanks put in order.

    Args:
        document: The file.
        kind: What it holds.
    """
    sheet = Sheet(document)
    newline = sheet.layout.newline(0)
    apart = set(_apart(sheet, kind))
    lines: list[str] = []
    for number, line in enumerate(sheet.lines):
        if number in apart and lines and lines[-1].strip("\r\n"):
            lines.append(newline)
        if sheet.is_blank(number):
            if lines and (lines[-1].strip("\r\n") or number - 1 in sheet.covered):
                lines.append(_ending(line))
        elif _may_be_stripped(sheet, number):
            lines.append(_without_blanks(line))
        else:
            lines.append(line)
    while lines and not lines[-1].strip() and len(sheet.lines) - 1 not in sheet.covered:
        lines.pop()
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    return "".join(lines)


def _apart(sheet: Sheet, kind: str) -> Iterator[int]:
    """Yield the lines above which a blank one belongs, comments of the entry included."""
    heads = sheet.entries(())
    for before, head in pairwise(heads):
        if not head.is_first or not stands_apart(kind, str(before.path[0]), str(head.path[0])):
            continue
        line = head.line
        while sheet.is_comment(line - 1) and sheet.indentation(line - 1) == head.column:
            line -= 1
        yield line


def _may_be_stripped(sheet: Sheet, line: int) -> bool:
    """Tell whether blanks at the end of a line mean nothing: no value goes on below it."""
    return line + 1 not in sheet.covered and line not in sheet.covered


def _without_blanks(line: str) -> str:
    text = line.rstrip("\r\n")
    return text.rstrip(" \t") + line[len(text) :]


def _ending(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
