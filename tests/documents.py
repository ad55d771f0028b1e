"""Pages of the documentation as what a reader does with them: files to write, commands to type.

A block of ``console`` holds commands after ``$ `` (continued after ``> ``), each with what it
prints. A line ``…`` stands for lines left out, and ``…`` in a line for words that differ from run
to run. A comment in front of a block says more:

- ``<!-- file: PATH -->``: the block is what a file holds from then on;
- ``<!-- add to: PATH -->``: it is added at the end of a file;
- ``<!-- only shown: WHY -->``: nothing is run.

The comment ``<!-- begins with: WHAT -->`` on top says what the reader has: ``the bundled course``
in a git repository, or ``an empty folder``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BEGINS = re.compile(r"^<!-- begins with: (.*) -->$", re.MULTILINE)
_BLOCK = re.compile(
    r"^(?:<!-- (?P<told>[^\n]*) -->\n)?"
    r"(?P<fence>`{3,})(?P<language>\S*)[^\n]*\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_LEFT_OUT = "…"


@dataclass(frozen=True)
class File:
    """A file that the reader writes.

    Attributes:
        path: Relative to the folder that the reader is in.
        text: What is written.
        added: Whether it is added at the end of what the file holds.
    """

    path: str
    text: str
    added: bool


@dataclass(frozen=True)
class Command:
    """A command that the reader types.

    Attributes:
        words: What is typed.
        shown: What the page says is printed, with an ellipsis for what is left out.
    """

    words: str
    shown: str

    def printed(self, text: str) -> bool:
        """Tell whether a text is what the page shows."""
        pattern = ""
        for line in self.shown.splitlines(keepends=True):
            if line.strip() == _LEFT_OUT:
                pattern += r"(?:.*\n)*?"
            else:
                pattern += "[^\n]*?".join(map(re.escape, line.split(_LEFT_OUT)))
        return re.fullmatch(pattern, text) is not None


def beginning(page: Path) -> str | None:
    """Return what a page says that its reader begins with, None if it has nothing to type."""
    found = _BEGINS.search(page.read_text("utf-8"))
    return found[1] if found else None


def steps(page: Path) -> Iterator[File | Command]:
    """Yield what the reader of a page does, in order."""
    for block in _BLOCK.finditer(page.read_text("utf-8")):
        told, _, what = (block["told"] or "").partition(": ")
        if told in {"file", "add to"}:
            yield File(what, block["body"], added=told == "add to")
        elif block["language"] == "console" and told != "only shown":
            yield from _commands(block["body"])


def _commands(body: str) -> Iterator[Command]:
    typed = re.split(r"^\$ ", body, flags=re.MULTILINE)
    assert typed.pop(0) == "", "a block of console begins with a command"
    for each in typed:
        first, *lines = each.splitlines(keepends=True)
        while lines and lines[0].startswith("> "):
            first += lines.pop(0).removeprefix("> ")
        yield Command(first.strip(), "".join(lines))
