"""Pieces of Markdown put together as far as there is room, each whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page.

    Attributes:
        head: What stands above its entries: a heading, and the head of a table.
        entries: Pieces of text, each of which is kept or left out as a whole.
        foot: What stands below them.
        rank: Sections of a lower rank get room first.
        noun: What its entries are called when some are left out.
    """

    head: str
    entries: Sequence[str]
    foot: str = ""
    rank: int = 0
    noun: str = "entries"


_LEFT_OUT = 60
"""Characters kept for the line that counts what is left out of a section."""


def assembled(sections: Sequence[Section], room: int) -> str:
    """Put sections together, in their order, without more characters than there is room for.

    Args:
        sections: The sections; those without entries are left out.
        room: How many characters there may be.
    """
    wanted = [section for section in sections if section.entries]
    texts: dict[int, str] = {}
    for number in sorted(range(len(wanted)), key=lambda number: wanted[number].rank):
        text = _fitted(wanted[number], room)
        texts[number] = text
        room -= len(text)
    return "".join(texts[number] for number in range(len(wanted)))


def _fitted(section: Section, room: int) -> str:
    left = room - len(section.head) - len(section.foot) - _LEFT_OUT
    kept = []
    for entry in section.entries:
        # An entry that is too long must not keep out those after it.
        if len(entry) + 1 <= left:
            kept.append(entry)
            left -= len(entry) + 1
    if left < 0:
        return ""
    out = len(section.entries) - len(kept)
    more = f"\n*{out} {section.noun} left out.*\n" if out else ""
    body = "\n".join((*kept, ""))
    return f"{section.head}{body}{section.foot}{more}\n"
