"""A file as lines: which of them a value covers, and which begin an entry of a list or mapping."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from curriculum_kit.places import Path
from curriculum_kit.source.document import Document
from curriculum_kit.source.layout import LINE_END, Entry, Layout


@dataclass(frozen=True, slots=True)
class Head:
    """An entry of a block list or mapping.

    Attributes:
        path: The entry.
        entry: Its offsets.
        line: The number of the line that it begins on, from 0.
        column: How many characters stand before it on that line.
        is_first: Whether only blanks do.
    """

    path: Path
    entry: Entry
    line: int
    column: int
    is_first: bool


class Sheet:
    """A document as lines.

    Attributes:
        layout: The document as text.
        lines: Its lines, with what ends them.
    """

    def __init__(self, document: Document) -> None:
        self.layout = Layout(document)
        self._starts = [0, *(end.end() for end in LINE_END.finditer(document.text))]
        ends = [*self._starts[1:], len(document.text)]
        self.lines = [
            document.text[start:end] for start, end in zip(self._starts, ends, strict=True)
        ]
        if not self.lines[-1]:
            self.lines.pop()

    def line_of(self, offset: int) -> int:
        """Return the number of the line that an offset lies on, from 0.

        Args:
            offset: An offset in the text.
        """
        return bisect_right(self._starts, offset) - 1

    def indentation(self, line: int) -> int:
        """Return how many spaces a line begins with.

        Args:
            line: Its number.
        """
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    def is_blank(self, line: int) -> bool:
        """Tell whether there is nothing on a line, and it belongs to no value.

        Args:
            line: Its number.
        """
        return not self.lines[line].strip() and line not in self.covered

    def is_comment(self, line: int) -> bool:
        """Tell whether there is nothing but a comment on a line.

        Args:
            line: Its number.
        """
        return self.lines[line].lstrip(" \t").startswith("#") and line not in self.covered

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        """The entries of block lists and mappings, outer ones before what is in them."""
        return tuple(self._heads(()))

    def entries(self, path: Path) -> tuple[Head, ...]:
        """Return the entries of a block list or mapping; none if it is something else.

        Args:
            path: The list or mapping.
        """
        return tuple(self._by_parent.get(path, ()))

    @cached_property
    def _by_parent(self) -> dict[Path, list[Head]]:
        found: defaultdict[Path, list[Head]] = defaultdict(list)
        for head in self.heads:
            found[head.path[:-1]].append(head)
        return dict(found)

    def head(self, path: Path) -> Head:
        """Return an entry of a block list or mapping.

        Args:
            path: The entry, which must be one.
        """
        return self._by_path[path]

    @cached_property
    def _by_path(self) -> dict[Path, Head]:
        return {head.path: head for head in self.heads}

    @cached_property
    def covered(self) -> dict[int, Path]:
        """The lines that begin within a scalar, or within brackets, each with its entry."""
        found: dict[int, Path] = {}
        for head in self.heads:
            if head.path not in self._by_parent:
                first, last = self.line_of(head.entry.start), self._last_line(head)
                found.update(dict.fromkeys(range(first + 1, last + 1), head.path))
        return found

    def _last_line(self, head: Head) -> int:
        """Return the last line of a value, blanks in it that count included."""
        start, end = head.entry.start, head.entry.end
        last = self.line_of(max(start, end - 1))
        if self.layout.is_block_scalar(start):
            margin = self.margin(head)
            keeps = self.layout.keeps_blank_lines(start)
            after = last + 1
            while after < len(self.lines) and not self.lines[after].strip():
                if keeps or len(self.lines[after].rstrip("\r\n")) > margin:
                    last = after
                after += 1
        return last

    def margin(self, head: Head) -> int:
        """Return how far the text of a block scalar is indented.

        Args:
            head: Its entry.
        """
        first = self.line_of(head.entry.start) + 1
        written = (line for line in self.lines[first:] if line.strip())
        line = next(written, "")
        return len(line) - len(line.lstrip(" "))

    def _heads(self, path: Path) -> Iterator[Head]:
        if self.layout.is_flow(path):
            return
        for step in self.layout.steps(path):
            inside = (*path, step)
            entry = self.layout.entry(inside)
            if entry is None:
                continue
            line = self.line_of(entry.head)
            column = entry.head - self._starts[line]
            is_first = not self.lines[line][:column].strip(" ")
            yield Head(inside, entry, line, column, is_first)
            yield from self._heads(inside)
