"""The standard streams of the command, where they are closed, full, or know only ASCII."""

from __future__ import annotations

import io
import os
import sys


def mend_streams() -> None:
    """Make do with streams that are closed, and with terminals that know only ASCII.

    Complaints may go nowhere, the result of a verb may not.
    """
    sys.stdout = sys.stdout or _refusing(1)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def silence_stdout() -> None:
    """Let go of a standard output that takes no more, as after ``| head`` or on a full disk.

    Python would try once more at exit, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refusing(number: int) -> io.TextIOWrapper:
    """Return a stream that takes nothing, in the place of one that was closed before the start.

    It keeps the number of that stream, or the next file to be opened would be written to instead.
    """
    descriptor = os.open(os.devnull, os.O_RDONLY)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    return io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), "utf-8")
