"""An entry taken out of an author's text: whole lines in block style, ``, item`` in flow style."""

from __future__ import annotations

import re
from typing import Final

from curriculum_kit.places import Path
from curriculum_kit.source.layout import Entry, Layout

Stretch = tuple[int, int]


def removal(layout: Layout, path: Path, home: Path) -> Stretch | None:
    """Find the text to delete so that an entry is gone, and nothing else.

    With the last entry of a mapping or list, that mapping or list is deleted too.

    Args:
        layout: The file.
        path: The entry.
        home: The path of the subject that it belongs to, which must stay.

    Returns:
        Offsets of the first character to delete and of the first to keep; None if a comment would
        be lost, or the entry is written in a form that cannot be edited safely.
    """
    if layout.document.has_repeated_keys:
        return None
    while len(path) > len(home):
        entry = layout.entry(path)
        if entry is None:
            return None
        if len(layout.steps(path[:-1])) > 1:
            in_flow = layout.is_flow(path[:-1])
            return _from_flow(layout, path, entry) if in_flow else _from_block(layout, path, entry)
        path = path[:-1]
    return None


def with_blank_lines(layout: Layout, stretch: Stretch) -> Stretch:
    """Widen the deletion of whole lines by the blank ones above, where others follow or nothing.

    Two gaps would else become one wide one, and a gap would be left at the end of the file.

    Args:
        layout: The file.
        stretch: The text to delete.
    """
    start, end = stretch
    follows = layout.text[end : layout.next_line(end)]
    if layout.line_start(start) != start or follows.strip() or end == start:
        return stretch
    above = _BLANK_LINES.search(layout.text[max(0, start - _WIDEST_GAP) : start])
    return (start - len(above[0]) if above else start, end)


_BLANK_LINES: Final = re.compile(r"(?:(?<=\n)|(?<=\r)(?!\n))(?:[ \t]*(?:\r\n?|\n))+\Z")
_WIDEST_GAP: Final = 200


def _from_block(layout: Layout, path: Path, entry: Entry) -> Stretch | None:
    text = layout.text
    start, line_end, end = (
        layout.line_start(entry.head),
        layout.line_end(entry.end),
        layout.next_line(entry.end),
    )
    if text[entry.end : line_end].strip(" \t") or layout.holds_comment(path, entry.head, entry.end):
        return None
    before, after = _neighbors(layout, path)
    if not text[start : entry.head].strip(" "):
        safe = before is None or _may_follow(layout, before, entry, end)
        return (start, end) if safe else None
    # The first entry behind a dash: the next one takes its place.
    following = layout.entry(after) if after is not None else None
    if following is None or not _ONLY_DASHES.fullmatch(text[start : entry.head]):
        return None
    is_alone = not text[layout.line_start(following.head) : following.head].strip(" ")
    between = text[line_end : following.head]
    return (entry.head, following.head) if is_alone and not between.strip() else None


_ONLY_DASHES: Final = re.compile(r" *(?:- +)+")


def _may_follow(layout: Layout, before: Path, entry: Entry, end: int) -> bool:
    """Tell whether what stands below an entry can follow the one above it without joining it."""
    leaf, _ = layout.last_leaf(before)
    if not layout.is_block_scalar(leaf):
        return True
    if layout.keeps_blank_lines(leaf):
        return False
    below = layout.text[end:].lstrip("\r\n \t") if end < len(layout.text) else ""
    if not below.startswith("#"):
        return True
    comment = len(layout.text) - len(below)
    return comment - layout.line_start(comment) <= entry.head - layout.line_start(entry.head)


def _from_flow(layout: Layout, path: Path, entry: Entry) -> Stretch | None:
    text = layout.text
    if layout.holds_comment(path, entry.head, entry.end):
        return None
    if _COMMENT_AFTER.match(text, entry.end):
        return None
    before, after = _neighbors(layout, path)
    previous = layout.entry(before) if before is not None else None
    if previous is not None:
        start, end = previous.end, entry.end
        gap = text[start : entry.head]
    else:
        following = layout.entry(after) if after is not None else None
        if following is None:
            return None
        start, end = entry.head, following.head
        gap = text[entry.end : end]
    return (start, end) if _COMMA.fullmatch(gap) else None


_COMMA: Final = re.compile(r"\s*,\s*")
_COMMENT_AFTER: Final = re.compile(r"[ \t]*,?[ \t]*#")


def _neighbors(layout: Layout, path: Path) -> tuple[Path | None, Path | None]:
    """Return the entries before and after an entry in its list or mapping."""
    parent = path[:-1]
    steps = layout.steps(parent)
    at = steps.index(path[-1])
    before = (*parent, steps[at - 1]) if at else None
    after = (*parent, steps[at + 1]) if at + 1 < len(steps) else None
    return before, after
