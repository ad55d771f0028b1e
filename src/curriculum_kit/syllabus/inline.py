"""Inline Markdown that authors wrote, kept as far as it is known to be harmless.

Emphasis, code spans, links and math survive; everything else is escaped, above all whatever is not
closed within the same text, since it would go on in the next cell or sentence. One pass over the
text finds them, so that a long hostile one costs no more than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from curriculum_kit.output.github_markdown import (
    code,
    destination,
    folded,
    guarded,
    literal,
    resolved,
    visible,
)
from curriculum_kit.syllabus.emphasis import Delimiter, delimiter_at, pair

_ACTIVE = re.compile(r"[\\`*_!\[<&$]|(?<!\w)https?://")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&#?\w+;")
_TICKS = re.compile(r"`+")
_BRACKETS = re.compile(r"\\.|`+|[\[\]]")
_TARGET = re.compile(
    r"\(\s*(?:<([^<>]*+)>|((?:[^\s<>()\\]|\\.|\((?:[^\s<>()\\]|\\.)*\))*))"
    r"""(?:\s+(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?\s*\)"""
)
_ADDRESS = re.compile(r"""https?://[^\s<>`|\\"]*[^\s<>`|\\"?!.,:;*_~'()\[\]{}$]""")
_BRACKETED_ADDRESS = re.compile(r"<(https?://[^\s<>`|\\]+)>")
_MATH = re.compile(r"\$(?:`([^`]+)`|(?![\s$])((?:[^\\$`]|\\[^`])+)(?<!\s))\$(?!\d)")
_UNTOUCHED_MATH = re.compile(r"(?:[^\\_*`\[\]<>|~$&#@]|\\(?=[A-Za-z])|(?<=[^\W_])_(?=[^\W_]))+")


def prose(text: str, *, cell: bool) -> str:
    """Write inline Markdown so that it stays within its own cell or paragraph.

    Args:
        text: What an author wrote.
        cell: Whether it stands in a table.

    Returns:
        One line.
    """
    # Blanks are resolved first, for what counts as emphasis or as a list depends on them.
    line = folded(resolved(text, only_blanks=True))
    return guarded(_Scanner(line, cell=cell, links=True).written())


class _Scanner:
    """Takes one folded text apart from left to right."""

    def __init__(self, text: str, *, cell: bool, links: bool) -> None:
        self.text = text
        self.cell = cell
        self.links = links
        self.ticks: dict[int, list[int]] = {}
        for run in _TICKS.finditer(text):
            self.ticks.setdefault(len(run[0]), []).append(run.start())
        self.bracket_ends = self._bracket_ends() if links else {}
        self.characters: list[str] = []
        self.parts: list[str | Delimiter] = []

    def written(self) -> str:
        position = 0
        while active := _ACTIVE.search(self.text, position):
            self.characters.append(self.text[position : active.start()])
            position = self._take(active.start())
        self.characters.append(self.text[position:])
        self._flush()
        pair(part for part in self.parts if isinstance(part, Delimiter))
        return "".join(map(str, self.parts))

    def _take(self, position: int) -> int:
        """Take what begins at an active character, and return where it ends."""
        end = {
            "\\": self._escape,
            "`": self._code,
            "*": self._delimiter,
            "_": self._delimiter,
            "!": self._image,
            "[": self._link,
            "<": self._bracketed_address,
            "&": self._entity,
            "$": self._math,
            "h": self._address,
        }[self.text[position]](position)
        if end is None:
            self.characters.append(self.text[position])
            return position + 1
        return end

    def _escape(self, position: int) -> int | None:
        found = _ESCAPE.match(self.text, position)
        self.characters.append(found[1] if found else "")
        return found.end() if found else None

    def _entity(self, position: int) -> int | None:
        found = _ENTITY.match(self.text, position)
        self.characters.append(visible(resolved(found[0])) if found else "")
        return found.end() if found else None

    def _code(self, position: int) -> int:
        start, end = self._code_span(position)
        if end is None:
            self.characters.append(self.text[position:start])
            return start
        content = self.text[start : end - (start - position)]
        if content.strip(" ") and content[0] == content[-1] == " ":
            content = content[1:-1]
        self._span(code(content, cell=self.cell))
        return end

    def _delimiter(self, position: int) -> int:
        run = delimiter_at(self.text, position)
        self._flush()
        self.parts.append(run)
        return position + run.count

    def _image(self, position: int) -> int | None:
        """Take an image for a link to it: a page shows no picture that somebody else may swap."""
        return self._link(position + 1) if self.text.startswith("![", position) else None

    def _link(self, position: int) -> int | None:
        closing = self.bracket_ends.get(position)
        target = _TARGET.match(self.text, closing + 1) if closing else None
        if not closing or not target:
            return None
        address = destination(target[1] or target[2] or "")
        if address is None:
            return None
        words = _Scanner(self.text[position + 1 : closing], cell=self.cell, links=False).written()
        self._flush()
        before = self.parts[-1] if self.parts else ""
        if isinstance(before, str) and before.endswith("!"):
            self.parts[-1] = before[:-1] + r"\!"  # or the link would become a picture
        self._span(f"[{words}]({address})")
        return target.end()

    def _bracketed_address(self, position: int) -> int | None:
        found = _BRACKETED_ADDRESS.match(self.text, position)
        if found and self.links:
            self._span(found[0])
        return found.end() if found and self.links else None

    def _address(self, position: int) -> int | None:
        found = _ADDRESS.match(self.text, position)
        if found and self.links:
            self._span(f"<{found[0]}>")
        return found.end() if found and self.links else None

    def _math(self, position: int) -> int | None:
        """Take math: in GitHub's own form, with backticks, where Markdown would act on it."""
        found = _MATH.match(self.text, position)
        if found is None:
            return None
        formula = found[1] or found[2]
        untouched = _UNTOUCHED_MATH.fullmatch(formula)
        self._span(f"${formula if untouched else code(formula, cell=self.cell)}$")
        return found.end()

    def _span(self, markdown: str) -> None:
        self._flush()
        self.parts.append(markdown)

    def _flush(self) -> None:
        text = "".join(self.characters)
        self.characters.clear()
        if text:
            self.parts.append(literal(text))

    def _code_span(self, position: int) -> tuple[int, int | None]:
        """Return where the backticks at a position end, and where the code span does, if any."""
        start = position
        while self.text.startswith("`", start):
            start += 1
        runs = self.ticks.get(start - position, ())
        following = bisect_right(runs, position)
        end = runs[following] + start - position if following < len(runs) else None
        return start, end

    def _bracket_ends(self) -> dict[int, int]:
        ends: dict[int, int] = {}
        opened: list[int] = []
        position = 0
        while found := _BRACKETS.search(self.text, position):
            position = found.end()
            if found[0][0] == "`":
                position = self._code_span(found.start())[1] or position
            elif found[0] == "[":
                opened.append(found.start())
            elif found[0] == "]" and opened:
                ends[opened.pop()] = found.start()
        return ends
