"""An entry written into an author's text, in the style of the mapping that it joins."""

from __future__ import annotations

import re
from typing import Final

from curriculum_kit.places import Path
from curriculum_kit.remedies import Enter
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.reader import read

Insertion = tuple[int, str]

TO_FILL_IN: Final = "TODO"
"""Stands where only an author can say something, in words that editors highlight.

As the reason of a waiver it is too short, so that a rule asks for one until it is there.
"""


def entering(layout: Layout, path: Path, home: Path, change: Enter) -> Insertion | None:
    """Find where an entry goes and how it is written there.

    Args:
        layout: The file.
        path: The mapping that gets the entry.
        home: The path of the subject that it belongs to.
        change: The entry.

    Returns:
        The offset at which to insert, and the text; None if the mapping is written in a form that
        cannot be edited safely, or holds the key already.
    """
    if layout.document.has_repeated_keys or not fits_in_flow(change.value):
        return None
    line = f"{written_key(change.key)}: {change.value}"
    if layout.document.extent(path) is not None:
        mapping = layout.value(path)
        if not isinstance(mapping, dict) or change.key in mapping:
            return None
        return (_into_flow if layout.is_flow(path) else _into_block)(layout, path, line)
    if len(path) != len(home) + 1 or layout.is_flow(home):
        return None
    subject = layout.value(home)
    if not isinstance(subject, dict) or not subject:
        return None
    after = change.after if change.after in subject else next(reversed(subject))
    return below(layout, (*home, after), f"{written_key(str(path[-1]))}:", f"  {line}")


def written_key(key: str) -> str:
    """Return a key as YAML, in quotes where it needs them.

    Args:
        key: The key.
    """
    document = read(f"{key}:")
    plain = not document.faults and document.data == {key: None} and _PLAIN.fullmatch(key)
    return key if plain else "'" + key.replace("'", "''") + "'"


_PLAIN: Final = re.compile(r"[\w.-]+")


def written_text(text: str) -> str:
    """Return a text as YAML that means it anywhere, in quotes where it needs them.

    Args:
        text: The text, on one line.
    """
    document = read(f"[{text}]")
    plain = not document.faults and document.data == [text]
    return text if plain else "'" + text.replace("'", "''") + "'"


def fits_in_flow(value: str) -> bool:
    """Tell whether a value means one thing, on one line, between brackets as anywhere.

    Args:
        value: The value as YAML.
    """
    document = read(f"[{value}]")
    one_line = not re.search(r"[\r\n]", value)
    return (
        one_line
        and not document.broken
        and isinstance(document.data, list)
        and (len(document.data) == 1)
    )


def _into_flow(layout: Layout, path: Path, line: str) -> Insertion | None:
    extent = layout.document.extent(path)
    if extent is None:
        return None
    start, end = extent
    text = layout.text[start:end]
    if not text.startswith("{") or re.search(r"[\r\n]", text):
        return None
    steps = layout.steps(path)
    if not steps:
        return (start + 1, line) if not text[1:-1].strip() else None
    last = layout.entry((*path, steps[-1]))
    if last is None or last.start == last.end or layout.text[last.end : end].strip() != "}":
        return None
    return last.end, f", {line}"


def _into_block(layout: Layout, path: Path, line: str) -> Insertion | None:
    steps = layout.steps(path)
    return below(layout, (*path, steps[-1]), line) if steps else None


def below(layout: Layout, sibling: Path, *lines: str) -> Insertion | None:
    """Write lines below an entry of a block mapping or list, indented as that is.

    Args:
        layout: The file.
        sibling: The entry.
        lines: The lines, without their indentation.

    Returns:
        The offset at which to insert, and the text; None if nothing can safely be written there.
    """
    entry = layout.entry(sibling)
    if entry is None:
        return None
    leaf, _ = layout.last_leaf(sibling)
    if layout.keeps_blank_lines(leaf):
        return None
    line_start = layout.line_start(entry.head)
    if not _INDENTATION.fullmatch(layout.text[line_start : entry.head]):
        return None
    newline = layout.newline(entry.end)
    indentation = " " * (entry.head - line_start)
    text = newline.join(indentation + line if line else "" for line in lines)
    if layout.line_end(entry.end) == layout.next_line(entry.end):  # the file ends without newline
        return len(layout.text), newline + text
    return layout.next_line(entry.end), text + newline


_INDENTATION: Final = re.compile(r" *(?:- +)*")
