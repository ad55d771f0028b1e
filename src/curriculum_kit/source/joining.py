"""Texts joined by one more item of a list, or one more entry of a mapping over several lines.

As with fixes, nothing but the new lines is written, and only where it is sure what they will mean:
the new text is read again, and must say what the old one said and the addition.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import cast

from curriculum_kit.places import Path
from curriculum_kit.source.document import Value
from curriculum_kit.source.entering import Insertion, below, written_key, written_text
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.reader import read
from curriculum_kit.source.written import value_at


def with_item(
    text: str, path: Path, item: str, after: str | None, keys: Sequence[str]
) -> str | None:
    """Return a text with an item more in one of its lists.

    Args:
        text: The text of a YAML file.
        path: The list; its last step is a key, which may be missing, or have no value yet.
        item: The item's text.
        after: The item that it follows; None for the end of the list.
        keys: The keys that may stand before a list that is missing, in their usual order.

    Returns:
        The new text; None if the list is written in a form that cannot be edited safely.
    """
    layout = _layout(text)
    if layout is None:
        return None
    items = value_at(layout.document.data, path)
    value = written_text(item)
    if isinstance(items, list) and items:
        at = items.index(after) if after is not None else len(items) - 1
        made = _beside(layout, (*path, at), value)
        wanted: Value = [*items[: at + 1], item, *items[at + 1 :]]
    elif not items:
        made = _first(layout, path, f" [{value}]", (), keys)
        wanted = [item]
    else:
        return None
    return _surely(layout, made, path, wanted)


def with_entry(
    text: str, path: Path, entry: str, after: str | None, keys: Sequence[str]
) -> str | None:
    """Return a text with an entry more in one of its mappings.

    Args:
        text: The text of a YAML file.
        path: The mapping; empty for the whole file, else a key, which may be missing.
        entry: The entry: a key with all that is under it, in lines, not indented.
        after: The key that it follows; None for the end of the mapping.
        keys: The keys that may stand before a mapping that is missing, in their usual order.

    Returns:
        The new text; None if the mapping is written in a form that cannot be edited safely.
    """
    layout, added = _layout(text), read(entry).data
    if layout is None or not isinstance(added, dict):
        return None
    entries, lines = value_at(layout.document.data, path), entry.splitlines()
    if isinstance(entries, dict) and not entries.keys().isdisjoint(added):
        return None
    if isinstance(entries, dict) and entries:
        if layout.is_flow(path):
            return None
        steps = list(entries)
        at = steps.index(after) if after is not None else len(steps) - 1
        gap = [""] if _has_gaps(layout, path, steps) else []
        made = _changed(layout, below(layout, (*path, steps[at]), *gap, *lines))
        wanted = {key: entries[key] for key in steps[: at + 1]} | added | entries
    elif entries:
        return None
    elif path:
        made, wanted = _first(layout, path, "", lines, keys), added
    else:
        newline = layout.newline(0)
        kept = text if not text or text.endswith(("\n", "\r")) else text + newline
        made, wanted = kept + newline.join((*lines, "")), added
    return _surely(layout, made, path, wanted)


def _layout(text: str) -> Layout | None:
    document = read(text)
    usable = not document.broken and not document.has_repeated_keys
    return Layout(document) if usable and isinstance(document.data, dict | None) else None


def _beside(layout: Layout, sibling: Path, value: str) -> str | None:
    """Write an item after another."""
    entry = layout.entry(sibling)
    if entry is None:
        return None
    if not layout.is_flow(sibling[:-1]):
        return _changed(layout, below(layout, sibling, f"- {value}"))
    start = layout.line_start(entry.head)
    indentation = layout.text[start : entry.head]
    on_its_line = not indentation.strip(" ")
    separator = f",{layout.newline(entry.end)}{indentation}" if on_its_line else ", "
    return _changed(layout, (entry.end, separator + value))


def _first(
    layout: Layout, path: Path, value: str, lines: Sequence[str], keys: Sequence[str]
) -> str | None:
    """Write the first item or entry of a collection that is empty, or missing in its mapping."""
    key, text = f"{written_key(str(path[-1]))}:", layout.text
    indented = [f"  {line}" for line in lines]
    extent = layout.document.extent(path)
    if extent is None:
        parent = value_at(layout.document.data, path[:-1])
        if not isinstance(parent, dict) or layout.is_flow(path[:-1]):
            return None
        before = [each for each in keys if each in parent]
        gap = [""] if lines else []
        sibling = (*path[:-1], before[-1] if before else next(reversed(parent)))
        return _changed(layout, below(layout, sibling, *gap, key + value, *indented))
    head = layout.document.extent(path, key=True)
    if head is None or layout.line_start(head[0]) != layout.line_start(extent[0]):
        return None
    kept = text[: extent[0]].rstrip(" ") + value + text[extent[1] : layout.line_end(extent[1])]
    newline = layout.newline(extent[1])
    indentation = " " * (head[0] - layout.line_start(head[0]))
    added = newline.join(indentation + line for line in indented)
    rest = text[layout.line_end(extent[1]) :]
    return kept + (newline + added if added else "") + rest


def _has_gaps(layout: Layout, path: Path, steps: Sequence[str]) -> bool:
    """Tell whether a blank line stands before the last entry of a mapping."""
    entry = layout.entry((*path, steps[-1]))
    if entry is None or len(steps) < 2:
        return False
    start = layout.line_start(entry.head)
    above = layout.text[:start].splitlines()
    return bool(above) and not above[-1].strip()


def _changed(layout: Layout, insertion: Insertion | None) -> str | None:
    if insertion is None:
        return None
    offset, added = insertion
    return layout.text[:offset] + added + layout.text[offset:]


def _surely(layout: Layout, made: str | None, path: Path, wanted: Value) -> str | None:
    """Return a new text if it says what it should."""
    if made is None:
        return None
    data: Value = wanted
    if path:
        data = copy.deepcopy(layout.document.data)
        cast("dict[str, Value]", value_at(data, path[:-1]))[str(path[-1])] = wanted
    document = read(made)
    if document.broken or len(document.faults) > len(layout.document.faults):
        return None
    found = value_at(document.data, path)
    in_order = not isinstance(found, dict) or list(found) == list(cast("dict[str, Value]", wanted))
    return made if in_order and document.data == data else None
