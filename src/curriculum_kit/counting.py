"""Numbers of things in words: ``3 lessons``, ``a, b and 3 more``."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: ``1 lesson``, ``3 lessons``.

    Args:
        number: How many.
        noun: The noun in the singular.
        plural: The noun in the plural, where it takes more or less than an s.
    """
    return f"{number} {noun_for(number, noun, plural)}"


def noun_for(number: int, noun: str, plural: str | None = None) -> str:
    """Return the noun that goes with a number: ``lesson`` with 1, ``lessons`` with all others.

    Args:
        number: How many.
        noun: The noun in the singular.
        plural: The noun in the plural, where it takes more or less than an s.
    """
    return noun if number == 1 else plural or f"{noun}s"


def some_of(names: Sequence[str], most: int) -> str:
    """Return the first of some names, and how many more there are: ``a, b and 3 more``.

    Args:
        names: The names.
        most: How many are named.
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
