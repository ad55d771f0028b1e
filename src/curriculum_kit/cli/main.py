"""The ``curriculum`` command: runs a verb, and turns whatever happens into an exit status."""

from __future__ import annotations

import os
import sys

from curriculum_kit.cli.verbs import top_level_help

FINE, FALLS_SHORT, WRONG_CALL, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its status.

    Args:
        arguments: The words after ``curriculum``; those of the process if None.

    Raises:
        SystemExit: Always, with the status.
    """
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="replace"
            )  # a terminal that knows only ASCII must not crash us
    try:
        if words in ([], ["-h"], ["--help"]):
            # Without click, which takes four times as long to import as Python to start.
            sys.stdout.write(top_level_help())
            status = FINE
        else:
            status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone, as `| head` does; Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FINE
    sys.exit(status)


def _run(words: list[str]) -> int:
    import click  # noqa: PLC0415

    from curriculum_kit.cli.group import curriculum  # noqa: PLC0415

    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    try:
        status = curriculum.main(words, prog_name="curriculum", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_CALL
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        if debug:
            raise
        click.echo(f"curriculum: a bug of ours: {type(error).__name__}: {error}", err=True)
        click.echo("Run again with --debug and report what it prints.", err=True)
        return OUR_BUG
    return status if isinstance(status, int) else FINE
