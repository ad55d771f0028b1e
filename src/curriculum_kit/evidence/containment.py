"""Keeping a demo's process within bounds, and ending it with everything that it started.

What the operating system does not offer is left out: limits on memory and the ending of stray
grandchildren need Linux, process groups need a Unix.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

from curriculum_kit.evidence.work import MEBIBYTE

if sys.platform != "win32":
    import resource

RESERVE = 32 * MEBIBYTE
"""Address space kept back, so that a process that has used all of it can still say so."""

MOST_PROCESSES = 64
"""As many processes as a demo may have at a time, which is far more than it needs."""

DIE_WITH_PARENT = 1
ADOPT_ORPHANS = 36
"""Options of Linux's ``prctl``, as <sys/prctl.h> numbers them."""


def mapped_bytes() -> int | None:
    """Return how much address space this process occupies, None if nothing tells."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def limit_resources(memory: int, mapped: int | None) -> None:
    """Limit what this process may use from now on.

    Args:
        memory: Address space in MiB, beyond what is mapped already; no file may become larger.
        mapped: What is mapped already, in bytes; without it, memory is not limited.
    """
    if sys.platform == "win32":
        return
    _lower(resource.RLIMIT_CORE, 0, 0)
    _lower(resource.RLIMIT_FSIZE, memory * MEBIBYTE, memory * MEBIBYTE)
    if mapped is not None:
        limit = mapped + memory * MEBIBYTE
        _lower(resource.RLIMIT_AS, limit, limit + RESERVE)


def _lower(kind: int, soft: int, hard: int) -> None:
    """Set a limit, or leave it where whoever started ``verify`` has set a lower one."""
    _, most = resource.getrlimit(kind)
    hard = hard if most == resource.RLIM_INFINITY else min(hard, most)
    resource.setrlimit(kind, (min(soft, hard), hard))


def release_reserve() -> None:
    """Give this process the memory that was kept back for its last words."""
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def kill_running(process: int) -> None:
    """Kill a child that has not been waited for yet, and its process group.

    Args:
        process: Its id. It leads its group, unless it has only just been forked.
    """
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, signal.SIGKILL)
    kill_group(process)


def kill_group(leader: int) -> None:
    """Kill whatever is left of a process group.

    Args:
        leader: Id of the process that led it, ended or not.
    """
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def die_with_parent() -> None:
    """Have this process killed when the one that forked it dies."""
    _prctl(DIE_WITH_PARENT, signal.SIGKILL)


def adopt_orphans() -> None:
    """Make this process the parent of its descendants that lose theirs."""
    _prctl(ADOPT_ORPHANS, 1)


def children_of_this_process() -> list[int]:
    """Return the ids of this process' children, adopted ones included; none if nothing tells."""
    # Asked whenever a demo has ended, of which a Path and a decoder would take a twentieth.
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", "rb", buffering=0) as file:  # noqa: PTH123
            return [int(process) for process in file.read().split()]
    except OSError:
        return []


def processes_below(process: int) -> int:
    """Count what a process has started, with what that has; 0 if nothing tells.

    Args:
        process: Its id.

    Returns:
        The number of processes, or one that exceeds ``MOST_PROCESSES``.
    """
    count = 0
    pending = [process]
    while pending and count <= MOST_PROCESSES:
        found = _children(pending.pop())
        count += len(found)
        pending += found
    return count


def _children(process: int) -> list[int]:
    """Return the ids of the children of all threads of a process."""
    found: list[int] = []
    try:
        for thread in os.scandir(f"/proc/{process}/task"):
            found += map(int, Path(thread.path, "children").read_text("ascii").split())
    except OSError:
        pass  # it has ended, or this is no Linux
    return found


def remove_if_empty(folder: str) -> None:
    """Remove the folder of a process that has ended, unless it left something there.

    What is left goes when the run is over. Most leave nothing, and thousands of empty folders would
    make each new one slower.

    Args:
        folder: Its path; it may never have been made.
    """
    with contextlib.suppress(OSError):
        os.rmdir(folder)  # noqa: PTH106  # a Path costs more than the folder


def _prctl(option: int, value: int) -> None:
    if _C_LIBRARY is not None:
        _C_LIBRARY.prctl(option, ctypes.c_ulong(value), _ZERO, _ZERO, _ZERO)


_C_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
_ZERO = ctypes.c_ulong(0)
