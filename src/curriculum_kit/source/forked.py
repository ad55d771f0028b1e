"""Whether this process may have forked children, which share what it holds in memory."""

from __future__ import annotations

import os
import threading


def may_fork() -> bool:
    """Tell whether a fork works here, and finds a processor of its own."""
    # A forked child has only the thread that forked it, and none of the others' locks.
    return hasattr(os, "fork") and threading.active_count() == 1 and (os.cpu_count() or 1) > 1
