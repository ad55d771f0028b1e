"""From a folder to a course: every file read, whatever is wrong with it named and placed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum_kit.findings import Problem
from curriculum_kit.model.course import Course
from curriculum_kit.source.assembly import MANIFEST, Assembly
from curriculum_kit.source.demos import DemoIndex, find_demos
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.sources import Sources


class CourseNotFoundError(Exception):
    """There is no course where one was looked for, or it may not be looked into.

    Attributes:
        path: Where it was looked for.
    """

    def __init__(self, path: Path) -> None:
        closed = _closed(path)
        super().__init__(
            f"cannot look into '{path}': {closed}"
            if closed
            else f"no course in '{path}': it holds no {MANIFEST}"
        )
        self.path = path


@dataclass(frozen=True)
class Project:
    """A course as it stands on disk.

    Attributes:
        root: The course's folder.
        course: What could be read of it.
        sources: Where everything is written.
        reading: What is wrong with its files, by the name of the rule.
        broken: Subjects of which something could not be read, with the keys it is missing under;
            WHOLE where all of it is.
    """

    root: Path
    course: Course
    sources: Sources
    reading: Mapping[str, tuple[Problem, ...]]
    broken: Mapping[str, frozenset[str]]

    @property
    def demos_folder(self) -> Path:
        """The folder of the demos behind the claims."""
        # Not Path.resolve, which raises on a link to itself.
        return Path(os.path.realpath(self.root / self.course.outline.demos))

    @cached_property
    def demos(self) -> DemoIndex:
        """The demos in that folder, found by reading their source."""
        return find_demos(self.demos_folder)


def load_course(root: Path, overlay: Mapping[str, bytes] | None = None) -> Project:
    """Read a course.

    Args:
        root: The folder that holds ``curriculum.yaml``.
        overlay: What to take a file to hold, by absolute path, instead of what is on disk.

    Returns:
        The course, complete or not, with everything that is wrong with its files.

    Raises:
        CourseNotFoundError: The folder holds no ``curriculum.yaml``, or cannot be read.
    """
    # os.path answers where Path raises: a name too long, a folder that may not be entered.
    if not os.path.exists(root / MANIFEST) or _closed(root):  # noqa: PTH110
        raise CourseNotFoundError(root)
    assembly = Assembly(str(root.absolute()), overlay)
    course = assembly.course()
    return Project(
        root=root.absolute(),
        course=course,
        sources=assembly.sources,
        reading={rule: tuple(problems) for rule, problems in assembly.problems.items()},
        broken=assembly.broken,
    )


def find_course(start: Path) -> Path:
    """Find the course that a command means when it is told none.

    Args:
        start: The working directory.

    Returns:
        The nearest folder from there upward that holds a course, else ``curriculum`` in it.

    Raises:
        CourseNotFoundError: There is neither.
    """
    for folder in (start, *start.parents, start / "curriculum"):
        if os.path.isfile(folder / MANIFEST):  # noqa: PTH113
            return folder
    inside = start / "curriculum"
    raise CourseNotFoundError(inside if _closed(inside) else start)


def _closed(folder: Path) -> str | None:
    """Return why a folder cannot be looked into, None if it can, or is not there."""
    return Folder(str(folder), str(folder)).closed
