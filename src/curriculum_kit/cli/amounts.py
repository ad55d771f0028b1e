"""Amounts on the command line: numbers with a least and a most that any machine can live with."""

from __future__ import annotations

from collections.abc import Callable

import click

SHOWN = 40
"""Characters of a wrong number that are shown."""


def whole_number(least: int, most: int) -> Callable[[str | int], int]:
    """Return what reads an option that takes a whole number.

    Args:
        least: The least it may be.
        most: The most.
    """

    def read(written: str | int) -> int:
        try:
            value = int(written)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise _refused(written, f"a whole number from {least:,} to {most:,}")
        return value

    return read


def number(least: float, most: float) -> Callable[[str | float], float]:
    """Return what reads an option that takes a number; infinity and "nan" are none.

    Args:
        least: The least it may be.
        most: The most.
    """

    def read(written: str | float) -> float:
        try:
            value = float(written)
        except ValueError:
            value = least - 1
        if not least <= value <= most:  # which "nan" does not lie between either
            raise _refused(written, f"a number from {least:,} to {most:,}")
        return value

    return read


def _refused(written: object, wanted: str) -> click.BadParameter:
    return click.BadParameter(f"'{str(written)[:SHOWN]}' is not {wanted}.")
