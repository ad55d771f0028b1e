"""Lists on standard error: the first of many lines, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence

import click


def say_some(lines: Sequence[str], most: int, *, lead: str, where: str = "") -> None:
    """Say the first of some lines, and how many more there are: ``Wrote 4 more in site``.

    Args:
        lines: The lines.
        most: How many are said.
        lead: How the line about the others begins.
        where: How it ends.
    """
    for line in lines[:most]:
        click.echo(line, err=True)
    if len(lines) > most:
        click.echo(f"{lead} {len(lines) - most} more{where}", err=True)
