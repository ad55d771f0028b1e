"""What the files of a course look like from outside, to notice that one was saved."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".py")

Look = tuple[int, int, int, int]
Snapshot = dict[str, Look | None]
"""Times, size and number of each file by its path; None for a folder."""


def snapshot(folders: Iterable[Path], files: Iterable[Path] = ()) -> Snapshot:
    """Look at every file that a check of a course may read.

    What vanishes while it is looked at is passed over, and so noticed the next time.

    Args:
        folders: The course's folder and that of its demos, with all below them but what is hidden.
        files: Other files.
    """
    seen: Snapshot = {}
    for file in files:
        try:
            seen[str(file)] = _look(os.stat(file))  # noqa: PTH116  # beside those of entries
        except OSError:
            continue
    pending = [str(folder) for folder in folders]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                seen[folder] = None
                pending += _looked_at(entries, seen)
        except OSError:
            continue
    return seen


def _looked_at(entries: Iterable[os.DirEntry[str]], seen: Snapshot) -> list[str]:
    """Note the files among the entries of a folder, and return the folders."""
    folders = []
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.name.endswith(SUFFIXES):
                seen[entry.path] = _look(entry.stat())
        except OSError:
            continue
    return folders


def _look(status: os.stat_result) -> Look:
    # The change time too, which no program can set back; the number, for files that are replaced.
    regular = stat.S_ISREG(status.st_mode)
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size * regular, status.st_ino)
