"""Items of lists of ids taken out and put elsewhere, with the comments that are about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from curriculum_kit.places import Path
from curriculum_kit.refactoring.replacement import Replacement
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.removal import removal, with_blank_lines


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, as its author wrote it.

    Attributes:
        text: The id, with quotes if there are any.
        above: The comments above it, without their indentation.
        beside: The comment beside it, with the blanks before it.
    """

    text: str
    above: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item goes.

    Attributes:
        path: The list.
        beside: The position of the item that it goes next to; None in an empty list.
        before: Whether it goes before that one.
    """

    path: Path
    beside: int | None
    before: bool


def item_at(layout: Layout, path: Path) -> Item | None:
    """Return an item of a list.

    Args:
        layout: The file.
        path: The item.

    Returns:
        The item; None if it is written in a form that cannot safely be moved.
    """
    entry = layout.entry(path)
    if entry is None or layout.line_start(entry.head) != layout.line_start(entry.end):
        return None
    text = layout.text[entry.start : entry.end]
    if layout.is_flow(path[:-1]):
        return Item(text)
    beside = layout.text[entry.end : layout.line_end(entry.end)]
    start, comments = layout.line_start(entry.head), []
    while start > 0 and (line := _COMMENT_ABOVE.search(layout.text[:start])):
        comments.append(line[1].strip(" \t\r\n"))
        start = line.start(1)
    return Item(text, tuple(reversed(comments)), beside.rstrip(" \t"))


_COMMENT_ABOVE: Final = re.compile(r"(?:^|(?<=[\r\n]))([ \t]*#[^\r\n]*(?:\r\n?|\n))\Z")


def taken_out(layout: Layout, path: Path) -> tuple[Replacement, ...] | None:
    """Find the changes that take an item out of its list; an empty list stays.

    Args:
        layout: The file.
        path: The item.

    Returns:
        The changes; None if they cannot safely be made.
    """
    entry, item = layout.entry(path), item_at(layout, path)
    if entry is None or item is None:
        return None
    in_flow, is_last = layout.is_flow(path[:-1]), len(layout.steps(path[:-1])) == 1
    if in_flow and is_last:
        return (Replacement(entry.head, entry.end, ""),)
    if in_flow:
        stretch = removal(layout, path, path[:-1])
        return (Replacement(*stretch, ""),) if stretch else None
    lines = (_first_line(layout, path), layout.next_line(entry.end))
    if not is_last:
        return (Replacement(*with_blank_lines(layout, lines), ""),)
    key = layout.document.extent(path[:-1], key=True)
    sign = _SIGN.match(layout.text, key[1]) if key else None
    if sign is None:
        return None
    return Replacement(sign.end(), sign.end(), " []"), Replacement(*lines, "")


_SIGN: Final = re.compile(r"[ \t]*:")


def put_in(layout: Layout, spot: Spot, item: Item) -> Replacement | None:
    """Find the change that puts an item into a list.

    Args:
        layout: The file.
        spot: Where it goes.
        item: The item.

    Returns:
        The change; None if it cannot safely be made, or a comment would have no place.
    """
    if spot.beside is None:
        if layout.steps(spot.path):
            return None
        extent = layout.document.extent(spot.path)
        empty = extent and layout.text[extent[0] : extent[1]].startswith("[")
        fits = extent and empty and not _is_told(item)
        return Replacement(*extent, f"[{item.text}]") if extent and fits else None
    anchor = (*spot.path, spot.beside)
    entry = layout.entry(anchor)
    if entry is None:
        return None
    if layout.is_flow(spot.path):
        if _is_told(item):
            return None
        at, text = (entry.head, f"{item.text}, ") if spot.before else (entry.end, f", {item.text}")
        return Replacement(at, at, text)
    line_start = layout.line_start(entry.head)
    margin = " " * (entry.head - line_start)
    if layout.text[line_start : entry.head] != margin:
        return None
    newline = layout.newline(entry.end)
    lines = [*(margin + comment for comment in item.above), f"{margin}- {item.text}{item.beside}"]
    if spot.before:
        at = _first_line(layout, anchor)
        return Replacement(at, at, "".join(line + newline for line in lines))
    at = layout.next_line(entry.end)
    if at == layout.line_end(entry.end):  # the file ends without newline
        return Replacement(at, at, "".join(newline + line for line in lines))
    return Replacement(at, at, "".join(line + newline for line in lines))


def _is_told(item: Item) -> bool:
    """Tell whether there are comments about an item, which brackets would not hold."""
    return bool(item.above or item.beside.strip())


def _first_line(layout: Layout, path: Path) -> int:
    """Return the offset of the first line of a block item, the comments above it included."""
    entry, item = layout.entry(path), item_at(layout, path)
    if entry is None or item is None:
        return 0
    start = layout.line_start(entry.head)
    for _comment in item.above:
        start = layout.line_start(start - 1)
    return start
