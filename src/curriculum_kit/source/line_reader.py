"""YAML as courses are mostly written, one entry a line, read without taking it to pieces.

A loader looks at every character and makes an event of every key and value; lines that hold a key,
a simple value or both say the same at half the cost. A value in quotes or brackets that is not so
simple is given to a loader by itself. What is written in any other way (lists in lists, brackets
over several lines, tags) is left to a loader as a whole, and so is whatever might be a mistake:
what is read here means to every loader what it means here.
"""

from __future__ import annotations

from sys import intern
from typing import Final

from curriculum_kit.source.block_scalar import text_below
from curriculum_kit.source.document import Value
from curriculum_kit.source.envelope import OLDER_LINE_ENDS
from curriculum_kit.source.one_line import is_simple_key, joined, loaded, value_of
from curriculum_kit.source.scalars import DoubtfulError

Head = tuple[int, int, str]
"""What stands before a line's value: the column it begins in, counted from zero; the characters
that the dash of a list's item takes with the spaces after it; and the key, empty if there is none.
"""

_COMMENT: Final = (-1, 0, "")
_REMEMBERED: Final = 4096  # heads, most of which recur in every lesson
_LONGEST_REMEMBERED: Final = 120  # characters, so that an editor's server does not keep whole files
_MOST_ODD: Final = 10  # values of a file that are given to a loader one by one
_DEEPEST: Final = 20  # lists and mappings in one another, more than any course needs


def read_lines(text: str) -> Value:
    """Return the data of a text that is written one entry a line.

    Args:
        text: A text that holds no character that YAML forbids, no directive, no comment whose
            ``#`` stands close to what follows it, and no more than a file may.

    Returns:
        The mapping that it says; None where it is written in another way, or says nothing.
    """
    if "\t" in text or "\r" in text or " \n" in text or text[-1:] != "\n":
        return None
    if not text.isascii() and any(line_end in text for line_end in OLDER_LINE_ENDS):
        return None
    try:
        return _Reader(text).read() or None
    except DoubtfulError:
        return None


class _Reader:
    """Reads one text.

    The lists and mappings that are open at a line are kept outermost first, with the columns in
    which their entries begin.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._commented = " #" in text
        self._odd = 0
        self._root: dict[str, Value] = {}
        self._columns = [0]
        self._open: list[dict[str, Value] | list[Value]] = [self._root]

    # Straight down, as it spends a microsecond on a line, of which there are millions.
    def read(self) -> dict[str, Value]:  # noqa: C901, PLR0912, PLR0915
        """Return the outermost mapping.

        Raises:
            DoubtfulError: A loader should rather read this.
        """
        lines, commented, heads = self._lines, self._commented, _heads
        mapping, items = self._branch_at(0, 0, "", None)
        column, below, ended = 0, 0, -1
        key = value = ""  # of the line above
        pending: str | None = None  # the key above, if it has no value yet
        for number, line in enumerate(lines):
            if number < below:
                continue
            if not line:
                value = ""
                continue
            head, colon, rest = line.partition(": ")
            if not colon:
                is_text, head, rest = _without_colon(line)
                if is_text:
                    if number == ended + 1 or len(line) - len(rest) <= column:
                        raise DoubtfulError
                    value = joined(value, rest)
                    if mapping is None:
                        items[-1] = value
                    else:
                        mapping[key] = value
                    continue
            at, dash, key = heads.get(head) or _head(head)
            if at < 0:
                value = ""
                continue
            value = rest if key else line[at + dash :]
            if dash or at != column or mapping is None:
                mapping, items = self._branch_at(at, dash, key, pending)
                column = at + dash if key else at
                pending = None
            if mapping is not None:
                if key in mapping:
                    raise DoubtfulError
                mapping[key] = None
                pending = key
            if commented and "#" in value:
                value, ended = _before_comment(value), number
            if not value:
                if mapping is None:
                    raise DoubtfulError  # the item may stand on the lines below
                continue
            if value[0] == " ":
                value = value.lstrip(" ")
            data: Value
            if value[0] in "|>":
                data, below = text_below(value, lines, number + 1, column)
            else:
                try:
                    data = value_of(value)
                except DoubtfulError:
                    data = self._loaded(value)
            if mapping is None:
                items.append(data)
            else:
                mapping[key] = data
                pending = None
        return self._root

    def _loaded(self, value: str) -> Value:
        """Have a loader read one value; of a file with many such values it reads all, at once."""
        self._odd += 1
        if self._odd > _MOST_ODD:
            raise DoubtfulError
        return loaded(value)

    def _branch_at(
        self, column: int, dash: int, key: str, pending: str | None
    ) -> tuple[dict[str, Value] | None, list[Value]]:
        """Return what a line adds to: the mapping that its key belongs in, or a list alone."""
        if not dash:
            return self._mapping_at(column, pending), []
        items = self._list_at(column, pending)
        if not key:
            return None, items
        mapping: dict[str, Value] = {}
        items.append(mapping)
        self._push(column + dash, mapping)
        return mapping, items

    def _list_at(self, column: int, pending: str | None) -> list[Value]:
        """Return the list whose items begin in a column; a new one, if a key waits for its value.

        As in YAML, the dashes may stand right below the key.
        """
        if self._columns[-1] > column:
            pending = None
            self._close(column)
        innermost = self._open[-1]
        if isinstance(innermost, list):
            if self._columns[-1] != column:
                raise DoubtfulError
            return innermost
        items: list[Value] = []
        self._add(column, pending, items)
        return items

    def _mapping_at(self, column: int, pending: str | None) -> dict[str, Value]:
        """Return the mapping whose keys begin in a column; a new one, if a key waits for it."""
        if self._columns[-1] > column:
            pending = None
            self._close(column)
        if self._columns[-1] == column:
            if isinstance(self._open[-1], list):
                self._columns.pop()
                self._open.pop()
            innermost = self._open[-1]
            if isinstance(innermost, dict) and self._columns[-1] == column:
                return innermost
            raise DoubtfulError
        mapping: dict[str, Value] = {}
        self._add(column, pending, mapping)
        return mapping

    def _close(self, column: int) -> None:
        """Leave what begins further to the right."""
        while self._columns[-1] > column:
            self._columns.pop()
            self._open.pop()

    def _add(self, column: int, key: str | None, branch: dict[str, Value] | list[Value]) -> None:
        """Open a list or mapping under the key that waits for its value."""
        innermost = self._open[-1]
        if key is None or isinstance(innermost, list):
            raise DoubtfulError
        innermost[key] = branch
        self._push(column, branch)

    def _push(self, column: int, branch: dict[str, Value] | list[Value]) -> None:
        if len(self._open) >= _DEEPEST:
            raise DoubtfulError
        self._columns.append(column)
        self._open.append(branch)


def _without_colon(line: str) -> tuple[bool, str, str]:
    """Take apart a line in which no colon is followed by a space.

    Returns:
        Whether it is nothing but text; its head, if it has one; and its text, or an item's value.
    """
    if line[-1] == ":":
        return False, line[:-1], ""
    rest = line.lstrip(" ")
    if rest[0] == "#":
        return False, "#", ""
    if rest[:2] != "- ":
        return True, "", rest
    value = rest[2:].lstrip(" ")
    return False, line[: -len(value)], value


def _head(text: str) -> Head:
    """Take apart what stands before a value, and remember it."""
    rest = text.lstrip(" ")
    at, dash = len(text) - len(rest), 0
    if rest[:2] == "- ":
        bare = rest[2:].lstrip(" ")
        dash = len(rest) - len(bare)
        rest = bare
    if is_simple_key(rest):
        head = at, dash, intern(rest)
    elif dash:
        head = at, dash, ""
    elif rest[:1] == "#":
        head = _COMMENT
    else:
        raise DoubtfulError
    if len(text) <= _LONGEST_REMEMBERED:
        if len(_heads) >= _REMEMBERED:
            _heads.clear()
        _heads[text] = head
    return head


_heads: dict[str, Head] = {}


def _before_comment(value: str) -> str:
    """Return what stands before a comment, or before what looks like one in quotes."""
    return (" " + value).partition(" #")[0].strip(" ")
