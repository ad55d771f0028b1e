"""Paths relative to the root of the repository, as the services that show findings want them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes

GIT = ".git"


@dataclass(frozen=True, slots=True)
class Repository:
    """The folder that paths are relative to.

    Attributes:
        root: Its real path, all links followed.
        course: The course's folder, as the paths of findings begin.
        real_course: Its real path.
    """

    root: str
    course: str
    real_course: str

    @classmethod
    def around(cls, course: Path, workspace: str | None = None) -> Repository:
        """Find the repository that a course lies in.

        Args:
            course: The course's folder, absolute.
            workspace: The folder that a build service has checked out, if it names one.

        Returns:
            The workspace if the course lies in it; else the nearest folder upward that holds
            ``.git``, else the working directory, else the folder that the course's folder lies in.
        """
        real = os.path.realpath(course)
        named = os.path.realpath(workspace) if workspace else None
        if named is None or not _within(real, named):
            named = _marked(Path(real)) or _working_directory(real) or str(Path(real).parent)
        return cls(named, str(course), real)

    def path(self, file: str) -> str | None:
        """Return a file's path relative to the root, with forward slashes.

        Args:
            file: The file's absolute path.

        Returns:
            The path without ``./``; None if the file lies outside.
        """
        inside = f"{self.course}{os.sep}"
        # Only the course's own folder is resolved: a link inside it stands where it stands.
        real = (
            os.path.join(self.real_course, file.removeprefix(inside))  # noqa: PTH118
            if file.startswith(inside)
            else os.path.realpath(file)
        )
        return Path(real).relative_to(self.root).as_posix() if _within(real, self.root) else None

    def uri(self, file: str) -> tuple[str, bool]:
        """Return a file's URI, percent-encoded.

        Args:
            file: The file's absolute path.

        Returns:
            A reference relative to the root and True, or an absolute URI and False for a file that
            lies outside.
        """
        relative = self.path(file)
        if relative is None:
            return f"file://{_quoted(Path(os.path.realpath(file)).as_posix())}", False
        return _quoted(relative), True


def _quoted(path: str) -> str:
    """Encode every byte that a path of a URI cannot hold, those that are no UTF-8 included."""
    return quote_from_bytes(os.fsencode(path), safe="/")


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _marked(start: Path) -> str | None:
    """Return the nearest folder upward that holds ``.git``: a folder, or a file in a worktree."""
    for folder in (start, *start.parents):
        if os.path.exists(folder / GIT):  # noqa: PTH110  # Path.exists raises where this answers
            return str(folder)
    return None


def _working_directory(course: str) -> str | None:
    try:
        here = os.path.realpath(Path.cwd())
    except OSError:
        return None
    return here if _within(course, here) else None
