"""The versions of a course that a command line names: git revisions, or folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.opening import course_folder, opened

if TYPE_CHECKING:
    from curriculum_kit.changes.revision import Version


def working_tree(course: Path | None) -> Version:
    """Read the course as it stands on disk.

    Args:
        course: What the command line says of it, if anything.

    Raises:
        UsageError: There is no course.
    """
    from curriculum_kit.changes.revision import WORKING_TREE, Version  # noqa: PLC0415

    return Version(WORKING_TREE, opened(course))


@contextmanager
def version_named(name: str, course: Path | None, other: str | None = None) -> Iterator[Version]:
    """Read the version of a course that a word means.

    A folder that holds a course means that course; any other word is a revision of the repository
    that holds the course.

    Args:
        name: The word.
        course: What the command line says of the course, if anything.
        other: The word for the other version: where that is a folder, and no course is named or
            found from here, revisions are those of its repository.

    Raises:
        UsageError: There is no such version, or no course in it.
    """
    from curriculum_kit.changes.revision import (  # noqa: PLC0415
        NoCourseThereError,
        Version,
        version_at,
    )
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.source.git import GitError  # noqa: PLC0415

    if is_course(name):
        yield Version(name, opened(Path(name)))
        return
    folder = _repositorys_course(course, other)
    with ExitStack() as stack:
        try:
            version = stack.enter_context(version_at(name, folder))
        except (GitError, NoCourseThereError) as error:
            message = str(error)
            if _is_folder(name):
                inside = str(Path(name) / "curriculum")
                there = f"'{inside}'" if is_course(inside) else "a course's folder"
                message = (
                    f"'{name}' is no git revision here, and the folder of that name holds no "
                    f"curriculum.yaml: name {there}, or a branch, a tag or a commit"
                )
            raise click.UsageError(printable(message)) from None
        yield version


def _repositorys_course(course: Path | None, other: str | None) -> Path:
    try:
        return course_folder(course)
    except click.UsageError:
        if course is None and other is not None and is_course(other):
            return course_folder(Path(other))
        raise


def is_course(name: str) -> bool:
    """Tell whether a word is the path of a folder that holds a course.

    Args:
        name: The word.
    """
    from curriculum_kit.source.whereabouts import MANIFEST  # noqa: PLC0415

    try:
        return (Path(name) / MANIFEST).is_file()
    except (OSError, ValueError):  # no path at all
        return False


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):  # no path at all
        return False
