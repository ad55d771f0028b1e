"""What the system that tests run on can refuse a process, asked of the system itself."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys


def landlock_version() -> int:
    """Return which version of Landlock the kernel has, 0 for none.

    That is what its system call ``landlock_create_ruleset``, number 444, answers to the flag
    ``LANDLOCK_CREATE_RULESET_VERSION``, 1: see ``man 2 landlock_create_ruleset``.
    """
    if sys.platform != "linux":
        return 0
    version: int = ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), ctypes.c_uint(1))
    return max(0, version)


def can_leave_network() -> bool:
    """Tell whether a process may have a network namespace of its own, as root or its own user."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return False
    tries = ([unshare, *words, "true"] for words in (["-n"], ["-rn"]))
    done = (subprocess.run(each, capture_output=True, check=False) for each in tries)
    return any(each.returncode == 0 for each in done)
