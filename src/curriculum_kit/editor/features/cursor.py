"""Where in a file's structure the cursor is, in the midst of typing, when little need parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from curriculum_kit.places import Path, Span
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.reader import read
from curriculum_kit.source.written import value_at


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place to type.

    Attributes:
        path: Keys and list positions that lead to the mapping or list around it, and the key that
            the value is typed under. Of a key that is typed, the mapping it is to stand in.
        may_be_key: Whether a key may be typed there.
        may_be_value: Whether a value may be typed there.
        before: What of the value stands before the word.
        siblings: The keys that stand beside it; the items, in a list.
        word: The word that is being typed.
        span: Where it stands.
        alone: Whether nothing follows on the line, so that a key needs its colon.
    """

    path: Path
    may_be_key: bool
    may_be_value: bool
    before: str
    siblings: tuple[str, ...]
    word: str
    span: Span
    alone: bool


def cursor_at(text: str, line: int, column: int) -> Cursor | None:
    """Find out where the cursor is.

    A word that nobody writes is put in the place of the one being typed, as a value and as a key,
    and the file is read until one of them makes sense: all of it, as far as that line, or only the
    lines that lead there.

    Args:
        text: The file's text.
        line: The line, from 1.
        column: The column in code points, from 1.

    Returns:
        The place; None within a comment, or where nothing makes sense.
    """
    lines = Lines(text)
    offset = min(lines.offset(line, column), len(text))
    start, end = _word_around(text, offset)
    span = lines.span(start, end)
    rest = _REST.match(text, end)
    following = rest[0] if rest else ""
    alone = not following.strip() or following.lstrip().startswith("#")
    cut = end + len(following)
    outline = outline_above(text, start)
    surroundings = ((text[:start], text[end:]), (text[:start], text[end:cut]), (outline, ""))
    for head, tail in surroundings:
        for colon in ("", "" if tail.lstrip(" ").startswith(":") else ": 0"):
            document = read(head + _MARK + colon + tail)
            found = None if document.broken else _search(document.data)
            if found is not None:
                return _cursor(document, found, text[start:end], span, alone=alone)
    return None


def outline_above(text: str, offset: int) -> str:
    """Return the lines that lead to a position, each the next above that is indented less.

    They say where the position is even where something else in the file cannot be read.

    Args:
        text: The file's text.
        offset: The position.

    Returns:
        Those lines, and the line of the position up to there.
    """
    *above, line = _LINE_END.split(text[:offset])
    kept = [line]
    indentation = len(line) - len(line.lstrip(" "))
    for other in reversed(above):
        visible = other.lstrip(" ")
        if visible and not visible.startswith("#") and len(other) - len(visible) < indentation:
            kept.append(other)
            indentation = len(other) - len(visible)
    return "\n".join(reversed(kept))


_MARK: Final = "zz-here-zz"
_LINE_END: Final = re.compile(r"\r\n?|\n")
_REST: Final = re.compile(r"[^\r\n]*")
_DEMO: Final = re.compile(r"\bdemo: *['\"]?([\w.:-]*)$")
_BEFORE: Final = re.compile(r"[\w.-]*$")
_AFTER: Final = re.compile(r"[\w.-]*")
_AFTER_DEMO: Final = re.compile(r"[\w.:-]*")


def _word_around(text: str, offset: int) -> tuple[int, int]:
    start_of_line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    left = text[start_of_line:offset]
    demo = _DEMO.search(left)
    before = demo[1] if demo else (_BEFORE.search(left) or _NOTHING)[0]
    after = (_AFTER_DEMO if demo else _AFTER).match(text, offset) or _NOTHING
    return offset - len(before), offset + len(after[0])


_NOTHING: Final = ("",)


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    is_key: bool
    before: str


def _search(data: Value) -> _Found | None:
    """Return where the mark is."""
    return next(_searched(data, ()), None)


def _searched(data: Value, path: Path) -> Iterator[_Found]:
    if isinstance(data, str) and _MARK in data:
        yield _Found(path, is_key=False, before=data.partition(_MARK)[0])
    elif isinstance(data, dict):
        for key, value in data.items():
            if _MARK in key:
                yield _Found(path, is_key=True, before=key.partition(_MARK)[0])
            yield from _searched(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _searched(value, (*path, position))


def _cursor(document: Document, found: _Found, word: str, span: Span, *, alone: bool) -> Cursor:
    around = value_at(document.data, found.path if found.is_key else found.path[:-1])
    siblings = around if isinstance(around, (dict, list)) else ()
    return Cursor(
        path=found.path,
        may_be_key=found.is_key or not found.before,
        may_be_value=not found.is_key,
        before=found.before,
        siblings=tuple(each for each in siblings if isinstance(each, str) and _MARK not in each),
        word=word,
        span=span,
        alone=alone,
    )
