"""Courses found in the folders that an editor works on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from curriculum_kit.source.whereabouts import MANIFEST

LEVELS: Final = 4
"""How far down a folder is searched for courses."""

FOLDERS: Final = 2000
"""How many folders are looked into: an editor may work on a whole disk."""

PASSED_OVER: Final = frozenset({"node_modules", "__pycache__", "site-packages"})


def courses_in(folder: Path) -> Iterator[Path]:
    """Yield the folders at or below a folder that hold courses, but none inside another.

    Args:
        folder: An absolute path.
    """
    level, looked_into = [str(folder)], 0
    for _ in range(LEVELS + 1):
        below: list[str] = []
        for path in level:
            looked_into += 1
            if looked_into > FOLDERS:
                return
            folders, is_course = _looked_into(path)
            if is_course:
                yield Path(path)
            else:
                below += folders
        level = below


def _looked_into(path: str) -> tuple[list[str], bool]:
    """Return the folders in a folder, and whether it holds a course."""
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
            folders = [
                entry.path
                for entry in entries
                if entry.is_dir(follow_symlinks=False)
                and not entry.name.startswith(".")
                and entry.name not in PASSED_OVER
            ]
            return folders, any(entry.name == MANIFEST for entry in entries)
    except OSError:
        return [], False
