"""``--watch``: check again whenever a file was saved, until Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from curriculum_kit.output.printable import printable
from curriculum_kit.source.saves import at_each_save
from curriculum_kit.source.snapshot import Watched

POLL = 0.2
"""Seconds between two looks at the files."""

CLEAR = "\x1b[2J\x1b[H"


@dataclass(frozen=True, slots=True)
class Checked:
    """A course checked once.

    Attributes:
        text: The report.
        watched: Where it was read from; None if that could not be told.
        after: What else there is to say, after the report.
    """

    text: str
    watched: Watched | None
    after: Callable[[], None]


def watch(check: Callable[[], Checked], watched: Watched) -> NoReturn:
    """Check a course, and again whenever one of its files changes.

    Args:
        check: Checks it; what it raises the first time ends the watch before it begins.
        watched: Where its files are, as far as is known before.

    Raises:
        KeyboardInterrupt: The only end.
    """
    folder = watched.folders[0]
    first = True

    def look() -> tuple[Checked, Watched | None]:
        try:
            checked = check()
        except click.ClickException as error:
            if first:
                raise
            checked = Checked(_complaint(error, folder), None, lambda: None)
        return checked, checked.watched

    for checked in at_each_save(look, watched, poll=POLL):
        first = False
        _show(checked, folder)
    raise AssertionError("the watch ended by itself")


def _complaint(error: click.ClickException, folder: Path) -> str:
    if not os.path.isdir(folder):  # noqa: PTH112  # Path raises where it may not look
        return f"'{printable(str(folder))}' is gone.\n"
    return f"Error: {printable(error.format_message())}\n"


def _show(checked: Checked, folder: Path) -> None:
    clear = CLEAR if sys.stdout.isatty() else ""
    click.echo(clear + checked.text, nl=False, color=True)
    checked.after()
    now = datetime.now().astimezone().strftime("%H:%M:%S")
    name = printable(folder.name or str(folder))
    click.echo(f"\nChecked at {now}. Watching '{name}'; Ctrl-C ends.", err=True)
