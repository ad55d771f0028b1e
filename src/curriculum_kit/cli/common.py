"""What the verbs share: finding the course, choosing colors, writing the result."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from curriculum_kit.cli.main import silence_stdout
from curriculum_kit.cli.writing import write_all
from curriculum_kit.output.terminal import ColorChoice, Terminal, terminal_of

if TYPE_CHECKING:
    from curriculum_kit.source.project import Project

Command = TypeVar("Command", bound=Callable[..., object])


def course_option(command: Command) -> Command:
    """Give a verb the option that names the course.

    Args:
        command: The verb's function; it gets ``course``.
    """
    return click.option(
        "-C",
        "--course",
        metavar="PATH",
        type=click.Path(path_type=Path),
        help="The course's folder; by default the nearest one from here upward, or ./curriculum.",
    )(command)


def color_option(command: Command) -> Command:
    """Give a verb the option that chooses color.

    Args:
        command: The verb's function; it gets ``color``.
    """
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="When to color; auto means on a terminal.",
    )(command)


def output_option(command: Command) -> Command:
    """Give a verb the option that names a file for its output.

    Args:
        command: The verb's function; it gets ``output``.
    """
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write there instead of to standard output; whole or not at all.",
    )(command)


def course_folder(course: Path | None) -> Path:
    """Return the folder of the course that a command means.

    Args:
        course: What the command line says, if anything.

    Raises:
        UsageError: There is no course.
    """
    from curriculum_kit.source.project import CourseNotFoundError, find_course  # noqa: PLC0415

    if course is not None:
        return course
    try:
        return find_course(Path.cwd())
    except FileNotFoundError:
        raise click.UsageError("the working directory is gone") from None
    except CourseNotFoundError as error:
        raise click.UsageError(f"{error}. Name a course's folder with -C.") from None


def opened(course: Path | None) -> Project:
    """Read the course that a command means.

    Args:
        course: What the command line says, if anything.

    Raises:
        UsageError: There is no course.
    """
    from curriculum_kit.source.project import CourseNotFoundError, load_course  # noqa: PLC0415

    try:
        return load_course(course_folder(course))
    except CourseNotFoundError as error:
        raise click.UsageError(f"{error}. Name a course's folder with -C.") from None
    except FileNotFoundError:
        raise click.UsageError("the working directory is gone") from None


def terminal_for(output: Path | None, color: str) -> Terminal:
    """Return how to write: plainly to a file, as the stream can show it otherwise.

    Args:
        output: The file, if one was named.
        color: What the command line says.
    """
    choice: ColorChoice = "always" if color == "always" else "never" if color == "never" else "auto"
    return Terminal(color=choice == "always") if output else terminal_of(sys.stdout, choice)


def deliver(text: str | bytes, output: Path | None) -> None:
    """Write the result of a verb.

    Args:
        text: The result.
        output: A file, written whole or not at all; standard output if None.

    Raises:
        UsageError: It cannot be written.
    """
    if output is None:
        emit(text)
        return
    try:
        write_whole(output, text)
    except OSError as error:
        raise click.UsageError(f"cannot write '{output}': {error.strerror}") from None


def emit(text: str | bytes) -> None:
    """Write to standard output.

    Args:
        text: What to write; bytes go out as they are, whatever the stream's encoding.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        click.echo(text, nl=False, color=True)
    except BrokenPipeError:
        silence_stdout()  # the reader has seen enough; what was found stands
    except OSError as error:
        silence_stdout()
        message = f"cannot write to standard output: {error.strerror}"
        raise click.UsageError(message) from None


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one, never a part.

    Args:
        path: The file; its folder must exist.
        text: What it will hold.

    Raises:
        OSError: It cannot be written.
    """
    content = text.encode() if isinstance(text, str) else text
    if path.exists() and not path.is_file():
        # A pipe or device, /dev/null among them, is written to and must not be replaced.
        path.write_bytes(content)
        return
    write_all({path: content})
