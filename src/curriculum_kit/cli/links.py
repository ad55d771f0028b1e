"""Links that may have come with a course: nothing is written where one leads out."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath
from typing import Final

_DEVICES: Final = tuple(Path(each) for each in ("/dev", "/proc"))
"""Where links are the system's own: ``/dev/stdout`` leads to whatever the shell has put there."""


def require_inside(paths: Iterable[Path], folders: Collection[Path]) -> None:
    """Refuse to write files of a course through a link that leads out of it.

    Args:
        paths: The files, there or not.
        folders: The folders that links may lead to: the course's, and its demos'.

    Raises:
        OSError: A link leads elsewhere.
    """
    inside = [os.path.realpath(folder) for folder in folders]
    for path in paths:
        real = os.path.realpath(path)
        if real != os.path.abspath(path) and not _is_under(real, inside):  # noqa: PTH100
            raise _refusal("a link leads out of the course here", path)


def require_no_links(folder: Path, name: str) -> None:
    """Refuse to write a file into a folder of ours through a link in that folder.

    Args:
        folder: The folder.
        name: The file, relative to it.

    Raises:
        OSError: There is a link in the place of the file, or of a folder that it lies in.
    """
    path = folder
    for part in PurePath(name).parts:
        path /= part
        if path.is_symlink():
            raise _refusal("this is a link, and nothing is written through it: remove it", path)


def require_own_way(path: Path, *, is_folder: bool = False) -> None:
    """Refuse to write to a path that somebody named if a link makes another one of it.

    Whoever names a file below the working directory, or below a folder around it, need not know
    what links a course has brought there. A link may lead to a file beside it.

    Args:
        path: The path.
        is_folder: Whether it is a folder that is written into.

    Raises:
        OSError: A link leads elsewhere.
    """
    named = Path(os.path.abspath(path))  # noqa: PTH100  # not through links
    if any(named.is_relative_to(each) for each in _DEVICES):
        return
    folder = named if is_folder else named.parent
    if not _is_under(os.path.realpath(folder), [os.path.realpath(_shared(folder))]):
        raise _elsewhere(path)
    is_elsewhere = os.path.realpath(named.parent) != os.path.dirname(os.path.realpath(named))  # noqa: PTH120
    if not is_folder and is_elsewhere and os.path.islink(named):  # noqa: PTH114
        raise _elsewhere(path)


def _shared(path: Path) -> str:
    """Return the closest folder around both the working directory and a path."""
    try:
        return os.path.commonpath([Path.cwd(), path])
    except (OSError, ValueError):  # no working directory any more, or another drive
        return path.anchor


def _is_under(path: str, folders: Iterable[str]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def _elsewhere(path: Path) -> OSError:
    return _refusal(f"a link leads from here to '{os.path.realpath(path)}'; name that path", path)


def _refusal(why: str, path: Path) -> OSError:
    return OSError(errno.ELOOP, why, str(path))
