"""Finding and reading the course that a command means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from curriculum_kit.source.documents import Documents
    from curriculum_kit.source.project import Project


def course_folder(course: Path | None) -> Path:
    """Return the absolute path of the folder of the course that a command means.

    Args:
        course: What the command line says, if anything.

    Raises:
        UsageError: There is no course.
    """
    from curriculum_kit.source.whereabouts import course_at, find_course  # noqa: PLC0415

    with _reporting_missing_course():
        return course_at(find_course(Path.cwd()) if course is None else course)


def files_of(course: Path | None) -> Documents:
    """Return the files of the course that a command means, to be read ahead when entered.

    Args:
        course: What the command line says, if anything.

    Raises:
        UsageError: There is no course.
    """
    from curriculum_kit.source.documents import Documents  # noqa: PLC0415

    return Documents(str(course_folder(course)))


def opened(course: Path | None) -> Project:
    """Read the course that a command means.

    Args:
        course: What the command line says, if anything.

    Raises:
        UsageError: There is no course.
    """
    return course_in(files_of(course))


def course_in(documents: Documents) -> Project:
    """Read the course that some files make up.

    Args:
        documents: The files.

    Raises:
        UsageError: The course is gone.
    """
    from curriculum_kit.source.project import load_course  # noqa: PLC0415

    with _reporting_missing_course():
        return load_course(Path(documents.root), documents)


@contextmanager
def _reporting_missing_course() -> Iterator[None]:
    """Report a course that is not there as a wrong call."""
    from curriculum_kit.source.whereabouts import CourseNotFoundError  # noqa: PLC0415

    try:
        yield
    except FileNotFoundError:
        raise click.UsageError("the working directory is gone") from None
    except CourseNotFoundError as error:
        raise click.UsageError(f"{error}. Name a course's folder with -C.") from None
