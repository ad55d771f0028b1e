"""How the kit starts interpreters for demos: the same everywhere, so that results are too."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

ONE_THREAD = {
    "BLIS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
"""Read by linear algebra libraries when they load. Their default, a thread for every core in every
process, cost 1.75 times the processor time, and makes sums depend on the machine."""


def command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module of this kit in a fresh interpreter.

    Args:
        module: Its name within this package.
        arguments: What it is called with.
    """
    # -P: a numpy.py in the working directory is not numpy.
    return [sys.executable, "-P", "-X", "utf8", "-m", f"{__package__}.{module}", *arguments]


def environment() -> Mapping[str, str]:
    """Return the environment for such an interpreter: this process' own, made reproducible."""
    return {**os.environ, **ONE_THREAD, "PYTHONHASHSEED": "0"}
