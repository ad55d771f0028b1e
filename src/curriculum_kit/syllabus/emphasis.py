"""Which asterisks and underscores of a text emphasize something, by the rules of CommonMark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_RUN_OR_VERBATIM = re.compile(r"\*+|_+|\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\$[^\s$][^$]*\$|https?://\S+")
"""Runs of marks, and before them whatever the marks in it emphasize nothing of: code, math."""

_ASCII_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@dataclass(slots=True)
class Delimiter:
    """A run of one of the two characters.

    Attributes:
        mark: ``*`` or ``_``.
        count: How many there are.
        can_open: Whether what follows may be emphasized by it.
        can_close: Whether what precedes may be.
        opened: How many of them turned out to open something.
        closed: How many turned out to close something.
    """

    mark: str
    count: int
    can_open: bool
    can_close: bool
    opened: int = 0
    closed: int = 0

    @property
    def left(self) -> int:
        """How many are not part of any pair."""
        return self.count - self.opened - self.closed

    def __str__(self) -> str:
        """Return the run as Markdown, what is not part of a pair escaped."""
        return self.mark * self.closed + f"\\{self.mark}" * self.left + self.mark * self.opened


def delimiter_at(text: str, position: int) -> Delimiter:
    """Return the run that starts at a position.

    Args:
        text: The text.
        position: Where the run starts.
    """
    mark = text[position]
    end = position
    while end < len(text) and text[end] == mark:
        end += 1
    before = text[position - 1] if position else " "
    after = text[end] if end < len(text) else " "
    opens = _touches(after, before)
    closes = _touches(before, after)
    if mark == "_":
        # Underscores inside words are part of names such as `learning_rate`.
        opens, closes = (
            opens and (not closes or _is_punctuation(before)),
            closes and (not opens or _is_punctuation(after)),
        )
    return Delimiter(mark, end - position, opens, closes)


def pair(runs: Iterable[Delimiter]) -> None:
    """Find out which runs belong together, and count it in them.

    Args:
        runs: All runs of a text, in order.
    """
    openers: list[tuple[int, Delimiter]] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for number, run in enumerate(runs):
        kind = (run.mark, run.can_open, run.count % 3)
        while run.can_close and run.left:
            place = _opener_for(run, openers, searched.get(kind, -1))
            if place is None:
                # Nothing below can match this kind of run, ever: without this memory a long run
                # of unmatched asterisks would take time that grows with its square.
                searched[kind] = number - 1
                break
            del openers[place + 1 :]
            opener = openers[place][1]
            used = 2 if opener.left > 1 and run.left > 1 else 1
            opener.opened += used
            run.closed += used
            if not opener.left:
                openers.pop()
        if run.can_open and run.left:
            openers.append((number, run))


def unemphasized(text: str) -> str:
    """Return a text as it reads without emphasis; marks that emphasize nothing stay.

    Args:
        text: What an author wrote, inline Markdown.
    """
    parts: list[str | Delimiter] = []
    kept = 0
    for found in _RUN_OR_VERBATIM.finditer(text):
        if found[0][0] in "*_":
            run = delimiter_at(text, found.start())
            parts += (text[kept : found.start()], run)
            kept = found.start() + run.count
    parts.append(text[kept:])
    pair(part for part in parts if isinstance(part, Delimiter))
    return "".join(part if isinstance(part, str) else part.mark * part.left for part in parts)


def _opener_for(closer: Delimiter, openers: list[tuple[int, Delimiter]], bottom: int) -> int | None:
    for place in range(len(openers) - 1, -1, -1):
        number, opener = openers[place]
        if number <= bottom:
            return None
        if opener.mark == closer.mark and not _is_odd_match(opener, closer):
            return place
    return None


def _is_odd_match(opener: Delimiter, closer: Delimiter) -> bool:
    """Tell whether two runs must not pair: the "multiple of 3" rule of CommonMark."""
    return (
        (opener.can_close or closer.can_open)
        and (opener.count + closer.count) % 3 == 0
        and not opener.count % 3 == closer.count % 3 == 0
    )


def _touches(inner: str, outer: str) -> bool:
    """Tell whether a run clings to the character on its inner side."""
    if inner.isspace():
        return False
    return not _is_punctuation(inner) or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return character in _ASCII_PUNCTUATION or unicodedata.category(character).startswith("P")
