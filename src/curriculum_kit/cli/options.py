"""Options that several verbs take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

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
        help="The course's folder; by default this folder or the nearest above, else ./curriculum.",
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
        help="When to use color; auto means on a terminal only.",
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
        help="Write to this file instead of to standard output, completely or not at all.",
    )(command)
