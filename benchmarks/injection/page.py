"""One file of a course: its text, PyYAML's view of where things stand, and edits to it.

Edits are replacements of stretches of text. A pair of marks in an edit's text shows what a finding
is expected to underline; they are taken out before the text is checked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import yaml

OPEN, CLOSE = "⟦", "⟧"

Path = tuple[str | int, ...]


def marked(text: str) -> str:
    """Return a text between marks: what a finding underlines.

    Args:
        text: The text.
    """
    return f"{OPEN}{text}{CLOSE}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a file, and what comes in its place.

    Attributes:
        file: The file, relative to the folder that holds the course and its demos.
        start: Offset of the first character that goes.
        end: Offset behind the last one.
        text: What comes.
    """

    file: str
    start: int
    end: int
    text: str


class Page:
    """A YAML file of a base course."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def root(self) -> yaml.Node:
        """The file as PyYAML reads it."""
        node = yaml.compose(self.text, Loader=yaml.CSafeLoader)
        assert node is not None
        return node

    def names(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys of the mapping at a path; none if there is no mapping.

        Args:
            path: Keys and list positions from the top.
        """
        node = self._node(path)
        entries = node.value if isinstance(node, yaml.MappingNode) else ()
        return tuple(key.value for key, _ in entries)

    def count(self, *path: str | int) -> int:
        """Return how many items the list at a path has; 0 if there is no list.

        Args:
            path: Keys and list positions from the top.
        """
        node = self._node(path)
        return len(node.value) if isinstance(node, yaml.SequenceNode) else 0

    def scalar(self, *path: str | int) -> str | None:
        """Return the text at a path; None if there is none.

        Args:
            path: Keys and list positions from the top.
        """
        node = self._node(path)
        return node.value if isinstance(node, yaml.ScalarNode) and node.value else None

    def items(self, *path: str | int) -> tuple[str, ...]:
        """Return the texts of the list at a path.

        Args:
            path: Keys and list positions from the top.
        """
        found = (self.scalar(*path, number) for number in range(self.count(*path)))
        return tuple(text for text in found if text is not None)

    def mark_key(self, *path: str | int) -> Iterator[Edit]:
        """Yield the edits that mark a key where it stands.

        Args:
            path: Keys and list positions from the top.
        """
        start, end = self._span(self._key(path))
        yield Edit(self.file, start, start, OPEN)
        yield Edit(self.file, end, end, CLOSE)

    def mark_value(self, *path: str | int) -> Iterator[Edit]:
        """Yield the edits that mark where a value starts.

        Args:
            path: Keys and list positions from the top.
        """
        node = self._node(path)
        assert node is not None
        start, _end = self._span(node)
        yield Edit(self.file, start, start, OPEN)

    def mark_top(self) -> Iterator[Edit]:
        """Yield the edits that mark the file's first key, which stands for the whole."""
        return self.mark_key(self.names()[0])

    def write(self, path: Path, text: str) -> Edit:
        """Return the edit that writes another value.

        Args:
            path: Where it stands.
            text: The value, on one line.
        """
        node = self._node(path)
        assert node is not None
        start, end = self._span(node)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            start = self._span(self._key(path))[1] + 1
            text = f" {text}"
        return Edit(self.file, start, end, text)

    def rename(self, path: Path, text: str) -> Edit:
        """Return the edit that writes another key.

        Args:
            path: Where it stands.
            text: The key.
        """
        return Edit(self.file, *self._span(self._key(path)), text)

    def enter(self, path: Path, entry: str) -> Edit:
        """Return the edit that adds an entry at the end of a mapping, made if there is none.

        Args:
            path: The mapping.
            entry: Key and value, on one line.
        """
        return self._add(path, entry, entry if not path else f"{{{entry}}}")

    def append(self, path: Path, item: str) -> Edit:
        """Return the edit that adds an item at the end of a list, made if there is none.

        Args:
            path: The list.
            item: The item, on one line.
        """
        return self._add(path, item, f"[{item}]")

    def remove(self, path: Path) -> Edit | None:
        """Return the edit that takes an entry out, and its mapping with the last one.

        Args:
            path: The entry.

        Returns:
            The edit; None where the entry shares its line with a list's dash.
        """
        parent = self._node(path[:-1])
        assert isinstance(parent, yaml.MappingNode)
        if len(parent.value) == 1 and len(path) > 1:
            return self.remove(path[:-1])
        key, value = self._key(path), self._node(path)
        assert value is not None
        start, end = self._span(key)[0], self._span(value)[1]
        if parent.flow_style:
            rest = self.text[end:]
            if rest.lstrip().startswith(","):
                end += rest.index(",") + 1 + (rest[rest.index(",") + 1 :][:1] == " ")
            else:
                start = self.text.rindex(",", 0, start)
            return Edit(self.file, start, end, "")
        line = self._line_start(start)
        if self.text[line:start].strip():
            return None
        return Edit(self.file, line, self._line_end(end) + 1, "")

    def _add(self, path: Path, text: str, whole: str) -> Edit:
        node = self._node(path)
        if node is None:
            *above, key = path
            return self._add(tuple(above), f"{key}: {whole}", f"{{{key}: {whole}}}")
        start, end = self._span(node)
        if not isinstance(node, yaml.CollectionNode):
            return Edit(self.file, start, end, f" {whole}")
        if node.flow_style:
            close = len(self.text[: end - 1].rstrip(" \n,"))
            return Edit(self.file, close, close, f", {text}" if node.value else text)
        first = node.value[0][0] if _is_map(node) else node.value[0]
        column = first.start_mark.column
        indent = " " * (column if _is_map(node) else column - 2)
        dash = "" if _is_map(node) else "- "
        at = self._line_end(end)
        return Edit(self.file, at, at, f"\n{indent}{dash}{text}")

    def _node(self, path: Path) -> yaml.Node | None:
        node: yaml.Node | None = self.root
        for step in path:
            if isinstance(step, int):
                node = node.value[step] if isinstance(node, yaml.SequenceNode) else None
            else:
                entries = node.value if _is_map(node) and node is not None else ()
                node = next((value for key, value in entries if key.value == step), None)
        return node

    def _key(self, path: Path) -> yaml.Node:
        parent = self._node(path[:-1])
        assert isinstance(parent, yaml.MappingNode)
        found: yaml.Node = next(key for key, _value in parent.value if key.value == path[-1])
        return found

    def _span(self, node: yaml.Node) -> tuple[int, int]:
        """Return the stretch of a node without the space and the comments behind it."""
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        lines = self.text[start:end].split("\n")
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            lines.pop()
        return start, start + len("\n".join(lines).rstrip())

    def _offset(self, mark: yaml.Mark) -> int:
        return (
            self._starts[mark.line] + mark.column
            if mark.line < len(self._starts)
            else len(self.text)
        )

    def _line_start(self, offset: int) -> int:
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _line_end(self, offset: int) -> int:
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    @cached_property
    def _starts(self) -> list[int]:
        lines = self.text.split("\n")
        return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def _is_map(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode)
