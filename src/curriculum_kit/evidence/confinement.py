"""What a demo's process may not touch: the network, files elsewhere, processes of others.

Linux refuses all of it to a process that asks for that, without any privilege; which kernel can do
what is asked of the kernel. Elsewhere nothing is refused, and docs/demos-in-isolation.md says so.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
import sys
from pathlib import Path

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
"""Flags of Linux's ``unshare``, as <linux/sched.h> numbers them."""

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Numbers of Landlock's system calls, which are the same on nearly all processors."""

ASK_VERSION = 1
PATH_BENEATH = 1
NO_NEW_PRIVILEGES = 38

WRITE_FILE, REMOVE_AND_MAKE, REFER, TRUNCATE = 1 << 1, 0b1_1111_1111 << 4, 1 << 13, 1 << 14
"""Rights to files, as <linux/landlock.h> numbers them; which versions know them is below."""

BIND_AND_CONNECT = 0b11
ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


def leave_network() -> bool:
    """Put this process, which must have one thread, where there is no network.

    Processes that it forks are there as well. What it has open stays open.

    Returns:
        Whether the system did so.
    """
    if _C_LIBRARY is None or not hasattr(_C_LIBRARY, "unshare"):
        return False
    if _C_LIBRARY.unshare(NEW_NETWORK) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if _C_LIBRARY.unshare(NEW_USER | NEW_NETWORK) != 0:
        return False
    with contextlib.suppress(OSError):
        # Who one is stays the same; without this one would be nobody.
        Path("/proc/self/setgroups").write_text("deny", "ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
    return True


def landlock_version() -> int:
    """Return which version of Landlock the system has, 0 for none."""
    if _C_LIBRARY is None:
        return 0
    return max(0, int(_C_LIBRARY.syscall(CREATE_RULESET, None, _size(0), ASK_VERSION)))


def write_only_in(folder: str) -> bool:
    """Refuse this thread, and what it starts, from now on what concerns nobody but others.

    That is, as far as the system's version of Landlock knows it, to write, make and remove files
    outside a folder (version 1, and to truncate them 3), to use TCP (4), and to send signals to
    processes that were there before (6). Reading is not restricted.

    Args:
        folder: Where it may write.

    Returns:
        Whether the system refuses anything: it does so wholly or not at all.
    """
    version = landlock_version()
    if _C_LIBRARY is None or version == 0:
        return False
    to_files = WRITE_FILE | (TRUNCATE if version >= 3 else 0)
    to_folders = to_files | REMOVE_AND_MAKE | (REFER if version >= 2 else 0)
    network = BIND_AND_CONNECT if version >= 4 else 0
    scope = ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0
    handled = struct.pack("=QQQ", to_folders, network, scope)
    known = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = int(_C_LIBRARY.syscall(CREATE_RULESET, handled, _size(known), 0))
    if ruleset < 0:
        return False
    try:
        return (
            _allow(ruleset, folder, to_folders)
            and _allow(ruleset, os.devnull, to_files)
            and _C_LIBRARY.prctl(NO_NEW_PRIVILEGES, _size(1), _size(0), _size(0), _size(0)) == 0
            and _C_LIBRARY.syscall(RESTRICT_SELF, ruleset, 0) == 0
        )
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> bool:
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = struct.pack("=Qi", rights, opened)
        return (
            _C_LIBRARY is not None
            and _C_LIBRARY.syscall(ADD_RULE, ruleset, PATH_BENEATH, rule, 0) == 0
        )
    finally:
        os.close(opened)


_size = ctypes.c_size_t
_C_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
