"""The one place where text that authors wrote is made safe to print."""

from __future__ import annotations

import unicodedata

_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Controls, formats such as bidirectional overrides, surrogates, and the two odd line ends."""

_JOINERS = frozenset("\u200c\u200d")
"""Formats that are part of ordinary spelling in some scripts, and move nothing."""

_WITHOUT_WIDTH = frozenset(("Mn", "Me"))
"""Marks that are drawn over the character before them, vowel signs of Thai and Hindi included."""


def printable(text: str) -> str:
    r"""Replace every character that could steer a terminal, or hide in one, by its escape.

    Args:
        text: Anything that came from a course: messages, ids and paths included.

    Returns:
        The text on one line, with escapes such as ``\x1b`` and ``\u202e`` in it.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape", "surrogatepass").decode("ascii")
        if unicodedata.category(character) in _UNSAFE and character not in _JOINERS
        else character
        for character in text
    )


def width(text: str) -> int:
    """Return how many cells of a terminal a printable text takes.

    Args:
        text: Printable text.
    """
    return sum(
        0
        if unicodedata.category(character) in _WITHOUT_WIDTH or character in _JOINERS
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )
