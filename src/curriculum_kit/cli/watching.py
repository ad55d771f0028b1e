"""``--watch``: check again whenever a file was saved, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from curriculum_kit.output.printable import printable
from curriculum_kit.source.snapshot import Snapshot, snapshot

POLL = 0.2
"""Seconds between two looks at the files."""

SHARE = 4
"""Looking takes at most one part in so many of the time, however large the course."""

SETTLED = 0.05
"""Seconds without another change after which a save is taken to be complete."""

PATIENCE = 20
"""Looks after which files that never come to rest are checked as they are."""

CLEAR = "\x1b[2J\x1b[H"


@dataclass(frozen=True, slots=True)
class Checked:
    """A course checked once.

    Attributes:
        text: The report.
        folders: The folders it was read from.
        after: What else there is to say, after the report.
    """

    text: str
    folders: tuple[Path, ...]
    after: Callable[[], None]


def watch(
    check: Callable[[], Checked], folders: tuple[Path, ...], files: tuple[Path, ...] = ()
) -> NoReturn:
    """Check a course, and again whenever one of its files changes.

    Args:
        check: Checks it; what it raises the first time ends the watch before it begins.
        folders: Where its files are, the course's own folder first, as far as is known before.
        files: Other files to watch.

    Raises:
        KeyboardInterrupt: The only end.
    """
    first = True
    while True:
        before = snapshot(folders, files)  # before reading, so that no save falls in between
        try:
            checked = check()
        except click.ClickException as error:
            if first:
                raise
            checked = Checked(_complaint(error, folders[0]), folders, lambda: None)
        if checked.folders != folders:
            folders = checked.folders
            continue  # the demos are elsewhere than was thought; nobody looked there before reading
        first = False
        _show(checked, folders[0])
        _wait(before, folders, files)


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


def _wait(before: Snapshot, folders: tuple[Path, ...], files: tuple[Path, ...]) -> None:
    """Return when something has changed and no more is changing."""
    now = before
    while now == before:
        started = time.monotonic()
        now = snapshot(folders, files)
        if now == before:
            time.sleep(max(POLL, (SHARE - 1) * (time.monotonic() - started)))
    for _ in range(PATIENCE):
        time.sleep(SETTLED)
        earlier, now = now, snapshot(folders, files)
        if now == earlier:
            return
