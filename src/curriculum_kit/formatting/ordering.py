"""Keys in the order of the model, each with its value, its lines and its comments."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.formatting.sheet import Head, Sheet
from curriculum_kit.places import Path
from curriculum_kit.source.document import Document
from curriculum_kit.source.layout import Layout


def sorted_keys(keys: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of a mapping in their canonical order.

    Args:
        keys: The keys as they are written.
        order: The keys that are known, in order; another one stays behind the key it stands behind.
    """
    ranks: dict[str, int] = {}
    rank = -1
    for key in keys:
        rank = order.index(key) if key in order else rank
        ranks[key] = rank
    return tuple(sorted(keys, key=ranks.__getitem__))


def reordered(document: Document, path: Path, keys: Sequence[str]) -> str | None:
    """Return the text of a file with the keys of one mapping in another order.

    Args:
        document: The file.
        path: The mapping.
        keys: Its keys in the order wanted.

    Returns:
        The text; None if the mapping is not written in a form whose parts can be told apart.
    """
    layout = Layout(document)
    if layout.is_flow(path):
        return _in_flow(layout, path, keys)
    sheet = Sheet(document)
    heads = sheet.entries(path)
    if len(heads) != len(layout.steps(path)) or not _one_below_the_other(heads):
        return None
    return _in_block(sheet, heads, keys)


def _in_flow(layout: Layout, path: Path, keys: Sequence[str]) -> str | None:
    """Exchange the entries between braces, and leave what stands between them."""
    text, written = layout.text, layout.steps(path)
    extent = layout.document.extent(path)
    if extent is None or layout.holds_comment(path, *extent):
        return None
    entries = {step: layout.entry((*path, step)) for step in written}
    pieces, at = [], extent[0]
    for step, key in zip(written, keys, strict=True):
        here, moved = entries[step], entries[key]
        if here is None or moved is None:
            return None
        pieces += [text[at : here.head], text[moved.head : moved.end]]
        at = here.end
    return text[: extent[0]] + "".join(pieces) + text[at:]


def _one_below_the_other(heads: Sequence[Head]) -> bool:
    """Tell whether each entry begins a line, the first one perhaps behind a dash."""
    return all(head.is_first for head in heads[1:]) and len({head.column for head in heads}) == 1


def _in_block(sheet: Sheet, heads: Sequence[Head], keys: Sequence[str]) -> str | None:
    first = heads[0]
    prefix = sheet.lines[first.line][: first.column]
    if prefix.strip(" -"):
        return None
    ends = [_end(sheet, head) for head in heads]
    starts = [_start(sheet, first, prefix), *ends[:-1]]
    lines = list(sheet.lines)
    lines[first.line] = " " * first.column + lines[first.line][first.column :]
    newline = sheet.layout.newline(0)
    if not lines[-1].endswith(("\r", "\n")):
        lines[-1] += newline
    chunks = {
        head.path[-1]: lines[start:end]
        for head, start, end in zip(heads, starts, ends, strict=True)
    }
    moved = [line for key in keys for line in chunks[key]]
    while not moved[0].strip():
        del moved[0]
    if prefix.strip():
        _put_behind(prefix, moved)
    return "".join((*lines[: starts[0]], *moved, *lines[ends[-1] :]))


def _start(sheet: Sheet, first: Head, prefix: str) -> int:
    """Return the line at which the first entry begins, its comments included.

    Those at the top of the file, and those above the dash of an item, are about the whole.
    """
    line = first.line
    if first.path[:-1] and not prefix.strip():
        while sheet.is_comment(line - 1) or sheet.is_blank(line - 1):
            line -= 1
    return line


def _end(sheet: Sheet, head: Head) -> int:
    """Return the line after an entry, and after the comments that are indented like its parts."""
    last = sheet.line_of(max(head.entry.start, head.entry.end - 1))
    while last + 1 in sheet.covered:
        last += 1
    line = last + 1
    while line < len(sheet.lines) and (sheet.is_blank(line) or sheet.is_comment(line)):
        if sheet.is_comment(line):
            if sheet.indentation(line) <= head.column:
                break
            last = line
        line += 1
    return last + 1


def _put_behind(prefix: str, lines: list[str]) -> None:
    """Write a dash before the first of some lines that is no comment, and move those above it."""
    at = 0
    while not lines[at].strip() or lines[at].lstrip(" ").startswith("#"):
        if lines[at].strip():
            lines[at] = prefix[: len(prefix) - len(prefix.lstrip(" "))] + lines[at].lstrip(" ")
        at += 1
    lines[at] = prefix + lines[at][len(prefix) :]
