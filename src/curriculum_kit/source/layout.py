"""How the entries of lists and mappings lie in an author's text: lines, brackets and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from curriculum_kit.places import Path
from curriculum_kit.source.document import Document, Value


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a mapping, or an item of a list.

    Attributes:
        head: Offset of its first character: of the key, of a block item's dash, of a flow item.
        start: Offset of its value.
        end: Offset after its value.
    """

    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A document looked at as text.

    Attributes:
        document: The document.
    """

    document: Document

    @property
    def text(self) -> str:
        """The text."""
        return self.document.text

    def value(self, path: Path) -> Value:
        """Return what stands at a path, which must exist.

        Args:
            path: Keys and list positions from the top.
        """
        data = self.document.data
        for step in path:
            data = cast("dict[str | int, Value]", data)[step]
        return data

    def steps(self, path: Path) -> tuple[str | int, ...]:
        """Return the keys or positions of a collection's entries, in the order of the text.

        Args:
            path: The collection.
        """
        data = self.value(path)
        if isinstance(data, dict):
            return tuple(data)
        return tuple(range(len(data))) if isinstance(data, list) else ()

    def is_flow(self, path: Path) -> bool:
        """Tell whether a value lies inside brackets, its own or those of something around it.

        Args:
            path: The value.
        """
        return any(self._opens_with_bracket(path[:length]) for length in range(len(path) + 1))

    def entry(self, path: Path) -> Entry | None:
        """Return how an entry lies.

        Args:
            path: The entry; not empty.

        Returns:
            The entry; None if it is not written there, or not in a form that is known.
        """
        extent = self.document.extent(path)
        if extent is None:
            return None
        start, end = extent
        if isinstance(path[-1], str):
            key = self.document.extent(path, key=True)
            return Entry(key[0], start, end) if key else None
        if self.is_flow(path[:-1]):
            return Entry(start, start, end)
        dash = _DASH.search(self.text[self.line_start(start) : start])
        return Entry(self.line_start(start) + dash.start(1), start, end) if dash else None

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of a line.

        Args:
            offset: Offset of any character of that line.
        """
        return offset - self.document.span_between(offset, offset).column + 1

    def line_end(self, offset: int) -> int:
        """Return the offset of the end of a line, before the characters that end it.

        Args:
            offset: Offset of any character of that line.
        """
        found = LINE_END.search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Return the offset of the line after a line, or of the end of the text.

        Args:
            offset: Offset of any character of the line.
        """
        found = LINE_END.search(self.text, offset)
        return found.end() if found else len(self.text)

    def newline(self, offset: int) -> str:
        """Return how lines end around a line.

        Args:
            offset: Offset of any character of the line.
        """
        found = LINE_END.search(self.text, offset) or LINE_END.search(self.text)
        return found[0] if found else "\n"

    def last_leaf(self, path: Path) -> tuple[int, int]:
        """Return the offsets of the scalar or empty collection that a value ends with.

        Args:
            path: The value, which must be written.
        """
        while steps := self.steps(path):
            path = (*path, steps[-1])
        extent = self.document.extent(path)
        return extent or (0, 0)

    def is_block_scalar(self, offset: int) -> bool:
        """Tell whether a scalar is one of those that ``|`` or ``>`` starts.

        Args:
            offset: Offset of its first character.
        """
        return self.text.startswith(("|", ">"), offset)

    def keeps_blank_lines(self, offset: int) -> bool:
        """Tell whether blank lines below a block scalar belong to it.

        Args:
            offset: Offset of its first character.
        """
        header = self.text[offset : self.line_end(offset)]
        return self.is_block_scalar(offset) and "+" in header.partition("#")[0]

    def holds_comment(self, path: Path, start: int, end: int) -> bool:
        """Tell whether there is a comment in a stretch that holds one entry.

        Args:
            path: The entry.
            start: Offset of the stretch.
            end: Offset after it.
        """
        at = start
        for leaf_start, leaf_end in (*self.leaves(path), (end, end)):
            if "#" in self.text[at:leaf_start]:
                return True
            if self.is_block_scalar(leaf_start):
                header_end = min(self.line_end(leaf_start), leaf_end)
                if "#" in self.text[leaf_start:header_end]:
                    return True
            at = leaf_end
        return False

    def leaves(self, path: Path) -> Iterator[tuple[int, int]]:
        """Yield the extents of an entry's key and of all keys and scalars in it, in order."""
        key = self.document.extent(path, key=True)
        if key is not None:
            yield key
        steps = self.steps(path)
        for step in steps:
            yield from self.leaves((*path, step))
        extent = self.document.extent(path)
        if not steps and extent is not None and not self._opens_with_bracket(path):
            yield extent

    def _opens_with_bracket(self, path: Path) -> bool:
        extent = self.document.extent(path)
        is_collection = isinstance(self.value(path), (dict, list))
        return is_collection and extent is not None and self.text.startswith(("{", "["), extent[0])


LINE_END: Final = re.compile(r"\r\n?|\n")
_DASH: Final = re.compile(r"(?:^|(?<= ))(-) *$")


def only_comments(text: str) -> bool:
    """Tell whether there is nothing in a piece of a file but blank lines and comments.

    Args:
        text: The piece, from within a line or the start of one.
    """
    return all(not line.strip() or line.lstrip().startswith("#") for line in LINE_END.split(text))
