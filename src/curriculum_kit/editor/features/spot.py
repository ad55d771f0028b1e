"""What stands under the cursor: the key or value there, and the part of the course it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Final

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.cursor import outline_above
from curriculum_kit.places import Path, Place, Span
from curriculum_kit.refactoring.kinds import DEMO
from curriculum_kit.refactoring.names import kind_named
from curriculum_kit.source.document import Document
from curriculum_kit.source.reader import read
from curriculum_kit.source.written import value_at


@dataclass(frozen=True, slots=True)
class Spot:
    """A key or a scalar value of a file.

    Attributes:
        place: Where it stands, quotes included.
        holding: What the file holds: ``lesson``, ``module``, ``series``, ``course``, ``registry``.
        path: Keys and list positions that lead to it.
        is_key: Whether it is the key rather than the value under it.
        text: What it says.
        word: The word of it that is under the cursor.
    """

    place: Place
    holding: str
    path: Path
    is_key: bool
    text: str
    word: str


@dataclass(frozen=True, slots=True)
class Named:
    """A part of the course that is named under the cursor.

    Attributes:
        kind: What it is: ``concept``, ``lesson``, ``demo`` and so on.
        id: Its id; of a demo, ``file:function``.
        place: Where it is named.
    """

    kind: str
    id: str
    place: Place


def spot_at(state: CourseState, file: str, line: int, column: int) -> Spot | None:
    """Return what stands at a position of a file.

    Args:
        state: The course.
        file: The file's absolute path.
        line: The line, from 1.
        column: The column in code points, from 1; the one after the last letter counts as well.

    Returns:
        The key or scalar there; None if there is none, or the file is none of the course's.
    """
    document, holding = state.document(file), state.kinds.get(file)
    if document is None or holding is None:
        return None
    offset = document.offsets_of(Span(line, column, line, column))[0]
    below = 0
    if document.broken:
        leading = outline_above(document.text, _line_end(document.text, offset))
        document = read(leading)
        below = line - 1 - leading.count("\n")
        offset = document.offsets_of(Span(line - below, column, line - below, column))[0]
    found = _found(document, offset) if not document.broken else None
    if found is None:
        return None
    path, is_key, (start, end) = found
    span = document.span_between(start, end)
    place = Place(
        file, Span(span.line + below, span.column, span.end_line + below, span.end_column)
    )
    text = str(path[-1] if is_key else value_at(document.data, path))
    return Spot(place, holding, path, is_key, text, _word(document.text, offset))


def named_at(state: CourseState, file: str, line: int, column: int) -> Named | None:
    """Return the part of the course that is named at a position of a file.

    Args:
        state: The course.
        file: The absolute path of a YAML file, or of one of the demos' files.
        line: The line, from 1.
        column: The column in code points, from 1.
    """
    spot = spot_at(state, file, line, column)
    if spot is None:
        return _demo_at(state, file, line, column)
    kind = kind_named(spot.holding, spot.path, key=spot.is_key)
    return Named(kind, spot.text, spot.place) if kind else None


def lesson_in(state: CourseState, file: str) -> str | None:
    """Return the slug of the lesson that a file is; None if it is none.

    Args:
        state: The course.
        file: The file's absolute path.
    """
    slug = FilePath(file).stem
    return slug if state.kinds.get(file) == "lesson" and slug in state.course.lessons else None


def _demo_at(state: CourseState, file: str, line: int, column: int) -> Named | None:
    for name, module in state.project.demos.modules.items():
        if str(module.path) != file:
            continue
        for demo in module.demos.values():
            span = demo.span
            if span.line == line and span.column <= column <= span.end_column:
                return Named(DEMO, f"{name}:{demo.name}", Place(file, span))
    return None


def _found(document: Document, offset: int) -> tuple[Path, bool, tuple[int, int]] | None:
    """Return the path of the key or scalar at an offset, whether it is the key, and its extent."""
    path: Path = ()
    data = document.data
    while isinstance(data, (dict, list)):
        for step in data if isinstance(data, dict) else range(len(data)):
            inner = (*path, step)
            key = document.extent(inner, key=True)
            if key is not None and key[0] <= offset <= key[1]:
                return inner, True, key
            extent = document.extent(inner)
            if extent is not None and extent[0] <= offset <= extent[1]:
                path, data = inner, data[step]  # type: ignore[index]  # the step is one of its own
                break
        else:
            return None
    extent = document.extent(path)
    return (path, False, extent) if extent is not None and data is not None else None


def _line_end(text: str, offset: int) -> int:
    end = _LINE_END.search(text, offset)
    return end.start() if end else len(text)


def _word(text: str, offset: int) -> str:
    before = _WORD_BEFORE.search(text[max(0, offset - _LONGEST) : offset])
    after = _WORD_AFTER.match(text, offset)
    return (before[0] if before else "") + (after[0] if after else "")


_LONGEST: Final = 100
_LINE_END: Final = re.compile(r"[\r\n]")
_WORD_BEFORE: Final = re.compile(r"[\w-]+$")
_WORD_AFTER: Final = re.compile(r"[\w-]*")
