"""Where a course lies: the folder that holds its manifest, found from a working directory.

Apart from the reading of courses, so that finding one, and starting to read its files, need not
wait for the model to be loaded.
"""

from __future__ import annotations

import os
from pathlib import Path

from curriculum_kit.source.folder import Folder
from curriculum_kit.source.paths import shown

MANIFEST = "curriculum.yaml"

USUAL = "curriculum"
"""Where a course lies in a folder that holds more than it."""

DEMOS = "../demos"
"""Where demos lie, from the manifest's folder, unless the manifest says otherwise."""


class CourseNotFoundError(Exception):
    """There is no course where one was looked for, or it may not be looked into.

    Attributes:
        path: Where it was looked for.
    """

    def __init__(self, path: Path) -> None:
        closed, inside, where = _closed(path), path / USUAL, shown(str(path))
        if closed:
            message = f"cannot look into '{where}': {closed}"
        elif _holds_course(inside):
            message = f"no course in '{where}', but there is one in '{shown(str(inside))}'"
        else:
            message = f"no course in '{where}': it holds no {MANIFEST}"
        super().__init__(message)
        self.path = path


def course_at(folder: Path) -> Path:
    """Return the absolute path of a folder that holds a course.

    Args:
        folder: The folder.

    Raises:
        CourseNotFoundError: The folder holds no ``curriculum.yaml``, or cannot be read.
    """
    # os.path answers where Path raises: a name too long, a folder that may not be entered.
    if not os.path.exists(folder / MANIFEST) or _closed(folder):  # noqa: PTH110
        raise CourseNotFoundError(folder)
    return folder.absolute()


def find_course(start: Path) -> Path:
    """Find the course that a command means when it is told none.

    Args:
        start: The working directory.

    Returns:
        The nearest folder from there upward that holds a course, else ``curriculum`` in it.

    Raises:
        CourseNotFoundError: There is neither.
    """
    inside = start / USUAL
    found = course_around(start) or (inside if _holds_course(inside) else None)
    if found is None:
        raise CourseNotFoundError(inside if _closed(inside) else start)
    return found


def course_around(path: Path) -> Path | None:
    """Return the innermost folder that holds a course, of a path and those around it.

    Args:
        path: The absolute path of a file or folder.

    Returns:
        None if there is none.
    """
    return next(filter(_holds_course, (path, *path.parents)), None)


def _holds_course(folder: Path) -> bool:
    return os.path.isfile(folder / MANIFEST)  # noqa: PTH113  # a Path may raise


def usual_demos(course: Path) -> Path:
    """Return where the demos of a course most likely lie, before its manifest is read.

    Args:
        course: The course's folder.
    """
    return Path(os.path.realpath(course / DEMOS))


def _closed(folder: Path) -> str | None:
    """Return why a folder cannot be looked into, None if it can, or is not there."""
    return Folder(str(folder), str(folder)).closed
