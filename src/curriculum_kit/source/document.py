"""A YAML file as read: plain data, what was wrong, and where everything stands."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import cast

from curriculum_kit.places import Span
from curriculum_kit.source.fault import UNREADABLE, UNSUPPORTED, Fault
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.scalars import Scalar

Value = Scalar | list["Value"] | dict[str, "Value"]


class Document:
    """The data of one file, and the place of every key and value in it.

    Places are kept as offsets, 8 bytes a key or value, and become lines and columns when somebody
    asks; most files are never asked. They are found by walking the data beside the offsets, so
    the data must not be changed.

    Attributes:
        text: The decoded text, without byte order mark.
        data: Dicts, lists and scalars; None if the file is empty or broken.
        faults: What was wrong, in the order of the file.
    """

    __slots__ = ("_children", "_lines", "_offsets", "_passed_over", "data", "faults", "text")

    def __init__(
        self,
        text: str,
        data: Value,
        faults: tuple[Fault, ...] = (),
        offsets: array[int] | None = None,
        passed_over: Mapping[int, int] | None = None,
    ) -> None:
        """Put a document together.

        Args:
            text: The decoded text.
            data: What it says.
            faults: What is wrong with it.
            offsets: For each node in the order of the text, keys included, where it starts and
                ends; for a list or mapping also where in this array its nodes end.
            passed_over: Where in ``offsets`` the nodes of a repeated key start, and where they
                end: they are in the text but not in the data.
        """
        self.text = text
        self.data = data
        self.faults = faults
        self._offsets = offsets or array("I", (0, 0))
        self._passed_over = passed_over or {}
        self._lines = Lines(text)
        self._children: dict[int, dict[str | int, int]] = {}

    @property
    def broken(self) -> bool:
        """Whether the file could not be read, so that there is no data to go by."""
        return any(fault.rule in (UNREADABLE, UNSUPPORTED) for fault in self.faults)

    def line(self, number: int) -> str | None:
        """Return a line of the text without its end; None if there is no such line.

        Args:
            number: Which, from 1.
        """
        return self._lines.line(number)

    def span(self, path: Sequence[str | int], *, key: bool = False) -> Span:
        """Return the place of a value.

        Args:
            path: Keys and list positions that lead to it from the top.
            key: Whether the key is meant instead. For an item of a list, that is the item.

        Returns:
            The value from its first to its last character; if there is none at the path, the
            nearest list or mapping above it.
        """
        at, data = 0, self.data
        for step in path:
            child = self._children_of(at, data).get(step)
            if child is None:
                return self._stretch(at)
            at, data = child, _child(data, step)
        if key and path and isinstance(path[-1], str):
            at -= _SCALAR
        return self._stretch(at)

    def extent(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int] | None:
        """Return the offsets of a value's first character and of the one after its last.

        Args:
            path: Keys and list positions that lead to it from the top.
            key: Whether the key is meant instead; an item of a list has none.

        Returns:
            The offsets in the text; None if nothing is written at exactly that path.
        """
        at, data = 0, self.data
        for step in path:
            child = self._children_of(at, data).get(step)
            if child is None:
                return None
            at, data = child, _child(data, step)
        if key and not (path and isinstance(path[-1], str)):
            return None
        at -= _SCALAR if key else 0
        return self._offsets[at], self._offsets[at + 1]

    def span_between(self, start: int, end: int) -> Span:
        """Return the place of the text between two offsets.

        Args:
            start: Offset of its first character.
            end: Offset after its last one.
        """
        return self._lines.span(start, end)

    def offsets_of(self, span: Span) -> tuple[int, int]:
        """Return the offsets of the first character of a stretch and of the one after its last.

        Args:
            span: The stretch.
        """
        start = self._lines.offset(span.line, span.column)
        return start, self._lines.offset(span.end_line, span.end_column)

    @property
    def has_repeated_keys(self) -> bool:
        """Whether something is written that is not in the data, as its key stood there before."""
        return bool(self._passed_over)

    def _stretch(self, at: int) -> Span:
        return self._lines.span(self._offsets[at], self._offsets[at + 1])

    def _children_of(self, at: int, data: Value) -> Mapping[str | int, int]:
        """Return where in the offsets the children of a list or mapping stand, by step."""
        if not isinstance(data, (dict, list)):
            return {}
        if at in self._children:
            return self._children[at]
        children: dict[str | int, int] = {}
        self._children[at] = children
        position = at + _COLLECTION
        for step in data if isinstance(data, dict) else range(len(data)):
            while position in self._passed_over:
                position = self._passed_over[position]
            if isinstance(data, dict):
                position += _SCALAR
            children[step] = position
            position = self._after(position, _child(data, step))
        return children

    def _after(self, position: int, data: Value) -> int:
        if isinstance(data, (dict, list)):
            return self._offsets[position + 2]
        return position + _SCALAR


_SCALAR = 2  # offsets of a scalar: start, end
_COLLECTION = 3  # offsets of a list or mapping: start, end, where its nodes end


def _child(data: Value, step: str | int) -> Value:
    return cast("dict[str | int, Value]", data)[step]
