"""The processes of this machine, as tests that start some look at them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 120
"""Seconds for anything to happen: the machine may have much else to do."""


def descendants(process: int) -> list[int]:
    """Return the ids of a process' children, and of theirs."""
    below = children(process)
    return below + [each for child in below for each in descendants(child)]


def children(process: int) -> list[int]:
    """Return the ids of a process' children."""
    found: list[int] = []
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, thread.read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def is_running(process: int) -> bool:
    """Tell whether a process runs; one that nobody has waited for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.02)
