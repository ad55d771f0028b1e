"""The ``curriculum`` command: runs a verb, and turns whatever happens into an exit status."""

from __future__ import annotations

import gc
import io
import os
import sys

from curriculum_kit.cli.status import FINE, INTERRUPTED, OUR_BUG, WRONG_CALL
from curriculum_kit.cli.streams import mend_streams, silence_stdout
from curriculum_kit.cli.verbs import top_level_help


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its status.

    Args:
        arguments: The words after ``curriculum``; those of the process if None.

    Raises:
        SystemExit: Always, with the status.
    """
    words = sys.argv[1:] if arguments is None else arguments
    # What a verb makes lives until it ends; looking for garbage in it would take a third of the
    # time on a large course.
    gc.disable()
    mend_streams()
    try:
        if words in ([], ["-h"], ["--help"]):
            # Without click, which takes four times as long to import as Python to start.
            sys.stdout.write(top_level_help())
            status = FINE
        else:
            status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        status = FINE
    except OSError as error:
        silence_stdout()
        sys.stderr.write(f"curriculum: cannot write to standard output: {error.strerror}\n")
        status = WRONG_CALL
    sys.exit(status)


def command() -> None:
    """Run the command as a process of its own, and end that process at once.

    Nothing waits for its end, and taking down what a verb has made, value by value, would take a
    tenth of the time of a small run and more of a large one.
    """
    status = OUR_BUG
    try:
        main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else OUR_BUG
    except BaseException:  # with --debug
        sys.excepthook(*sys.exc_info())
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105  # contextlib would take as long to import as this process lives
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(status)


def _run(words: list[str]) -> int:
    import contextlib  # noqa: PLC0415
    import signal  # noqa: PLC0415

    import click  # noqa: PLC0415

    from curriculum_kit.cli.group import curriculum  # noqa: PLC0415
    from curriculum_kit.cli.unplugged import unplug_pydantic  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415

    # A build service that cancels a job asks like this: it is an interruption like Ctrl-C.
    with contextlib.suppress(ValueError):  # in a thread, as some tests call it
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    unplug_pydantic()
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    try:
        # Not curriculum.main, which exits with 1 when a pipe is closed: that is not a finding.
        with curriculum.make_context("curriculum", words) as context:
            status = curriculum.invoke(context)
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)
        click.echo("\n".join(map(printable, said.getvalue().split("\n"))), err=True, nl=False)
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
        what = printable(f"{type(error).__name__}: {error}")
        click.echo(f"curriculum: a bug of ours: {what}", err=True)
        click.echo("Run again with --debug and report what it prints.", err=True)
        return OUR_BUG
    return status if isinstance(status, int) else FINE
