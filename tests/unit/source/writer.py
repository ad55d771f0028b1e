"""Data written as an author might write them, in a style that is drawn anew for each entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from curriculum_kit.source.reader import Value


@dataclass
class Writer:
    """Writes data as an author might, in a style that is drawn anew for each entry."""

    draw: Any
    lines: list[str] = field(default_factory=list)
    comments: int = 0
    levels: Sequence[int] = (2,)

    def level(self) -> int:
        """Draw how far the next level is indented."""
        return int(self.draw(st.sampled_from(self.levels)))

    def flag(self, odds: int = 4) -> bool:
        return bool(self.draw(st.integers(0, odds)) == 0)

    def comment(self) -> str:
        self.comments += 1
        return f"# note {self.comments}."

    def trailing(self) -> str:
        return f" {self.comment()}" if self.flag(8) else ""

    def between(self, indentation: int) -> None:
        if self.flag(6):
            self.lines.append("")
        if self.flag(6):
            indentation += self.draw(st.sampled_from([0, 0, 0, 2, -indentation]))
            self.lines.append(" " * indentation + self.comment())

    def scalar(self, text: str) -> str:
        styles = ['"' + text.replace('"', '\\"') + '"', "'" + text.replace("'", "''") + "'"]
        if re.fullmatch(r"[\w学🎓][\w学🎓#> -]*", text) and not text.endswith(" "):
            styles += [text, text]
        return str(self.draw(st.sampled_from(styles)))

    def flow(self, data: Value) -> str:
        if isinstance(data, dict):
            return (
                "{" + ", ".join(f"{self.scalar(k)}: {self.flow(v)}" for k, v in data.items()) + "}"
            )
        if isinstance(data, list):
            comma = "," if data and self.flag() else ""
            return "[" + ", ".join(map(self.flow, data)) + comma + "]"
        return "null" if data is None else self.scalar(str(data))

    def block(self, data: Value, indentation: int, prefix: str = "") -> None:
        """Write a mapping or list; the prefix is what its first line starts with."""
        margin = " " * indentation
        entries = (
            data.items()
            if isinstance(data, dict)
            else enumerate(data if isinstance(data, list) else ())
        )
        for number, (step, value) in enumerate(entries):
            if not prefix or number:
                self.between(indentation)
            head = prefix if prefix and not number else margin
            head += f"{self.scalar(step)}:" if isinstance(step, str) else "-"
            self.entry(head, value, indentation, is_item=isinstance(step, int))

    def entry(self, head: str, value: Value, indentation: int, *, is_item: bool) -> None:
        if value is None:
            self.lines.append(head + self.trailing())
        elif isinstance(value, str):
            self.text(head, value, indentation)
        elif not value or self.flag(2):
            self.lines.append(f"{head} {self.flow(value)}{self.trailing()}")
        elif is_item and self.flag(1):
            gap = self.level() - 1
            self.block(value, indentation + 1 + gap, head + " " * gap)
        else:
            self.lines.append(head + self.trailing())
            in_line = isinstance(value, list) and not is_item and self.flag()
            deeper = 0 if in_line else self.level()
            self.block(value, indentation + deeper)

    def text(self, head: str, value: str, indentation: int) -> None:
        if value and self.flag():
            header = self.draw(st.sampled_from(["|-", ">-"]))
            self.lines.append(f"{head} {header}{self.trailing()}")
            self.lines.append(" " * (indentation + self.level()) + value)
            self.lines += [""] * self.flag()
        else:
            self.lines.append(f"{head} {self.scalar(value)}{self.trailing()}")
