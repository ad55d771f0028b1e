"""The ``curriculum`` command: runs a verb, and turns whatever happens into an exit status."""

from __future__ import annotations

import gc
import io
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
    # What a verb makes lives until it ends; looking for garbage in it would take a third of the
    # time on a large course.
    gc.disable()
    # pydantic would look through everything installed for plug-ins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    _mend_streams()
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


def silence_stdout() -> None:
    """Let go of a standard output that takes no more, as after ``| head`` or on a full disk.

    Python would try once more at exit, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _mend_streams() -> None:
    """Make do with streams that are closed, and with terminals that know only ASCII.

    Complaints may go nowhere, the result of a verb may not.
    """
    sys.stdout = sys.stdout or _refusing(1)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _refusing(number: int) -> io.TextIOWrapper:
    """Return a stream that takes nothing, in the place of one that was closed before the start.

    It keeps the number of that stream, or the next file to be opened would be written to instead.
    """
    descriptor = os.open(os.devnull, os.O_RDONLY)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), "utf-8")


def _run(words: list[str]) -> int:
    import click  # noqa: PLC0415

    from curriculum_kit.cli.group import curriculum  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415

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
