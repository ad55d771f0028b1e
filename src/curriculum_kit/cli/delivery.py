"""Writing the result of a verb: to standard output, or to a file, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from curriculum_kit.cli.streams import silence_stdout
from curriculum_kit.cli.writing import write_named
from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import ColorChoice, Terminal, terminal_of
from curriculum_kit.source.paths import shown


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
        write_named(output, text)
    except OSError as error:
        raise click.UsageError(f"cannot write '{output}': {error.strerror}") from None


def deliver_patch(patch: bytes, output: Path | None = None) -> None:
    """Write a patch: to a terminal, so that it is not steered by what is in files.

    Args:
        patch: The patch.
        output: A file, written whole or not at all; standard output if None.

    Raises:
        UsageError: It cannot be written.
    """
    if output is None and sys.stdout.isatty():
        lines = patch.decode("utf-8", "replace").split("\n")
        emit("\n".join(map(printable, lines)))
    else:
        deliver(patch, output)


def nothing_done(done: str, error: OSError) -> click.UsageError:
    """Return what to raise where a file could not be written, so that none was.

    Args:
        done: What would have been done with the files: ``moved``.
        error: What the system says, and of which file.
    """
    file = error.filename2 or error.filename
    where = f": {printable(shown(str(file)))}" if file else ""
    return click.UsageError(f"nothing is {done}: {error.strerror}{where}")


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
