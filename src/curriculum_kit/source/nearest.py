"""The nearest known word to one that is not known, for "did you mean" and for recovery."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

CLOSE = 0.75
"""Similarity from which a word is taken for a misspelling: one wrong letter in five counts."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that an author most likely meant.

    Args:
        word: What was written.
        known: The words that exist.

    Returns:
        The closest of them, None if nothing is close.
    """
    plain_word = _plain(word)
    by_plain: dict[str, str] = {}
    for candidate in known:
        by_plain.setdefault(_plain(candidate), candidate)
    if plain_word in by_plain:
        return by_plain[plain_word]
    close = difflib.get_close_matches(plain_word, by_plain, n=1, cutoff=CLOSE)
    return by_plain[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str | None = None) -> str | None:
    """Return the help line that offers the nearest known word.

    Args:
        word: What was written.
        known: The words that exist.
        otherwise: The help line if nothing is close.
    """
    close = nearest(word, known)
    return f"Did you mean '{close}'?" if close else otherwise


def _plain(word: str) -> str:
    """Drop what authors mix up most: case, and the marks between words."""
    return word.casefold().replace("_", "-").replace(" ", "-")
