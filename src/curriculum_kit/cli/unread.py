"""What is said, and with which status, where a part of the course could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.status import FALLS_SHORT

if TYPE_CHECKING:
    from curriculum_kit.source.project import Project
    from curriculum_kit.syllabus.subject import UnknownSubjectError


def say_what_is_unread(project: Project) -> None:
    """Name on standard error what could not be read, if anything.

    Args:
        project: The course.
    """
    from curriculum_kit.output.printable import printable  # noqa: PLC0415

    if project.broken:
        lost = printable(", ".join(sorted(project.broken)))
        click.echo(
            f"Missing or incomplete, because it could not be read: {lost}. "
            "'curriculum validate' says why.",
            err=True,
        )


def unknown_subject(error: UnknownSubjectError, project: Project) -> int:
    """Answer a word that means no part of the course.

    Args:
        error: What is wrong with it.
        project: The course.

    Returns:
        The exit status, where the part may be among what could not be read.

    Raises:
        UsageError: There is no such part.
    """
    from curriculum_kit.output.printable import printable  # noqa: PLC0415

    if not project.broken or error.ambiguous:
        raise click.UsageError(printable(str(error))) from None
    click.echo(printable(str(error)), err=True)
    say_what_is_unread(project)
    return FALLS_SHORT
