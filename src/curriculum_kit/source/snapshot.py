"""What the files of a course look like from outside, to notice that one was saved."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".py")

Look = tuple[int, int, int, int]
Snapshot = dict[str, Look | None]
"""Times, size and number of each file by its path; None for a folder."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at.

    Attributes:
        folders: Folders whose YAML and Python files count, with all below them but what is
            hidden; the course's own comes first.
        files: Other files.
        whole: Folders of which every file counts, with all below them but what is hidden.
    """

    folders: tuple[Path, ...]
    files: tuple[Path, ...] = ()
    whole: tuple[Path, ...] = ()


def snapshot(watched: Watched) -> Snapshot:
    """Look at every file that is watched.

    What vanishes while it is looked at is passed over, and so noticed the next time.

    Args:
        watched: Where they are.
    """
    seen: Snapshot = {}
    for file in watched.files:
        try:
            seen[str(file)] = _look(os.stat(file))  # noqa: PTH116  # beside those of entries
        except OSError:
            continue
    for folder in watched.folders:
        _walk(folder, SUFFIXES, seen)
    for folder in watched.whole:
        _walk(folder, ("",), seen)
    return seen


def _walk(root: Path, suffixes: tuple[str, ...], seen: Snapshot) -> None:
    """Note the files below a folder whose names end in one of the suffixes."""
    pending = [str(root)]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                seen[folder] = None
                pending += _looked_at(entries, suffixes, seen)
        except OSError:
            continue


def _looked_at(
    entries: Iterable[os.DirEntry[str]], suffixes: tuple[str, ...], seen: Snapshot
) -> list[str]:
    """Note the files among the entries of a folder, and return the folders."""
    folders = []
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.name.endswith(suffixes):
                seen[entry.path] = _look(entry.stat())
        except OSError:
            continue
    return folders


def _look(status: os.stat_result) -> Look:
    # The change time too, which no program can set back; the number, for files that are replaced.
    regular = stat.S_ISREG(status.st_mode)
    return (status.st_mtime_ns, status.st_ctime_ns, status.st_size * regular, status.st_ino)
