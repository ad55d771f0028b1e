"""The frame around a demo in its own process: bounded, in a folder of its own, heard once."""

from __future__ import annotations

import os
import tempfile
import time
import traceback
from collections.abc import Mapping
from functools import partial
from typing import NoReturn

from curriculum_kit.evidence.channel import line
from curriculum_kit.evidence.confinement import write_only_in
from curriculum_kit.evidence.containment import limit_resources, release_reserve
from curriculum_kit.evidence.measuring import measure
from curriculum_kit.evidence.orders import Order, Setting


def carry_out(order: Order, setting: Setting, channel: int, mapped: int | None) -> NoReturn:
    """Carry out a piece of work in this process, and end it.

    Args:
        order: The piece of work, and the secret that its lines carry.
        setting: Folders and limits.
        channel: The file descriptor to report on.
        mapped: How many bytes of address space are occupied before the demo is there.
    """
    status = 1
    try:
        folder = _entered(setting.folder_of(os.getpid()))
        write_only_in(folder)
        limit_resources(setting.limits.memory, mapped)
        report = partial(_report, channel, order.token)
        measure(order.work, setting, report, release_reserve)
        status = 0
    except BaseException:  # said where the supervisor looks for last words
        traceback.print_exc()
    finally:
        # Not sys.exit: threads that never end and exit handlers would have their say first.
        os._exit(status)


def _entered(folder: str) -> str:
    """Make a folder, or one beside it that no earlier process of that id has left, and enter it."""
    try:
        os.mkdir(folder)  # noqa: PTH102  # a Path costs more than the folder
    except FileExistsError:
        folder = f"{folder}-{time.monotonic_ns()}"
        os.mkdir(folder)  # noqa: PTH102
    os.chdir(folder)
    for name in ("HOME", "TMPDIR", "TEMP", "TMP"):
        os.environ[name] = folder
    tempfile.tempdir = folder
    return folder


def _report(channel: int, token: str, body: Mapping[str, object]) -> None:
    rest = memoryview(line(token, body))
    while rest:
        rest = rest[os.write(channel, rest) :]
