"""The parts of a file, as an editor lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.places import Path, Span
from curriculum_kit.refactoring.names import kind_named
from curriculum_kit.source.document import Document, Value


class Sort(Enum):
    """What a part is."""

    KEY = "key"
    CONCEPT = "concept"
    CLAIM = "claim"
    MISCONCEPTION = "misconception"
    LESSON = "lesson"
    MODULE = "module"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A part of a file.

    Attributes:
        name: What it is called.
        detail: A word on it.
        sort: What it is.
        span: All of it.
        name_span: Its name.
        parts: What is in it.
    """

    name: str
    detail: str
    sort: Sort
    span: Span
    name_span: Span
    parts: tuple[Symbol, ...] = ()


def symbols(state: CourseState, file: str) -> tuple[Symbol, ...]:
    """List the keys of a file, and below each the parts of the course that stand under it.

    Args:
        state: The course.
        file: The file's absolute path.
    """
    document, holding = state.document(file), state.kinds.get(file)
    if document is None or document.broken or holding is None:
        return ()
    return tuple(_symbols(document, holding, (), document.data))


def _symbols(document: Document, holding: str, path: Path, data: Value) -> Iterator[Symbol]:
    steps = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for step in steps:
        inner = (*path, step)
        value: Value = data[step]  # type: ignore[index]  # the step is one of its own
        sort = _sort(holding, inner, value)
        parts = tuple(_symbols(document, holding, inner, value)) if len(inner) < _DEEPEST else ()
        if sort is None and not (isinstance(step, str) and (not path or parts)):
            continue
        named = document.span(inner, key=isinstance(step, str))
        whole = document.span(inner)
        span = Span(named.line, named.column, whole.end_line, whole.end_column)
        span = max(span, named, key=lambda each: (each.end_line, each.end_column))
        name = step if isinstance(step, str) else str(value)
        detail = value if isinstance(value, str) and isinstance(step, str) else _title(value)
        yield Symbol(name or "''", detail, sort or Sort.KEY, span, named, parts)


_DEEPEST = 3
"""Keys that lead to a part that is listed."""


def _sort(holding: str, path: Path, value: Value) -> Sort | None:
    is_key = isinstance(path[-1], str)
    kind = kind_named(holding, path, key=is_key)
    named = is_key or isinstance(value, str)
    known = {sort.value for sort in Sort}
    return Sort(kind) if kind in known and named else None


def _title(value: Value) -> str:
    if isinstance(value, dict):
        for key in ("name", "title", "statement", "belief", "depth"):
            if isinstance(found := value.get(key), str):
                return found
    return ""
