"""Options that take a number: each has a least and a most, so that no call asks for the absurd."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

Amount = TypeVar("Amount", int, float)

SHOWN = 40
"""Characters of a wrong number that are shown."""


def whole_number(least: int, most: int) -> Callable[[str | int], int]:
    """Return what reads an option that takes a whole number.

    Args:
        least: The least it may be.
        most: The most.
    """
    return _between(int, "a whole number", least, most)


def number(least: float, most: float) -> Callable[[str | float], float]:
    """Return what reads an option that takes a number; infinity and "nan" are refused.

    Args:
        least: The least it may be.
        most: The most.
    """
    return _between(float, "a number", least, most)


def _between(
    reads: Callable[[str | Amount], Amount], what: str, least: Amount, most: Amount
) -> Callable[[str | Amount], Amount]:
    def read(written: str | Amount) -> Amount:
        try:
            value = reads(written)
        except ValueError:
            value = None
        if value is None or not least <= value <= most:  # "nan" lies between no two numbers
            shown = str(written)[:SHOWN]
            message = f"'{shown}' is not {what} from {least:,} to {most:,}."
            raise click.BadParameter(message)
        return value

    return read
