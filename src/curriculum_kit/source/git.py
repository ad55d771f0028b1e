"""The ``git`` command, asked in a form that no setting changes; nothing is written."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import IO

_OF_A_HOOK = frozenset(
    (
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    )
)
"""Set while a hook runs, and true of the folder it runs in only."""


class GitError(Exception):
    """Git cannot say; the message says why, and what to do about it."""


def git(
    folder: str | Path, *words: str, asked: bytes | None = None, into: IO[bytes] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Ask git, in a form that no setting of the user's or of a hook changes.

    Args:
        folder: Where.
        words: What follows ``git``.
        asked: What it reads from its standard input.
        into: A file for what it prints, where that may be too much to hold.

    Returns:
        What came of it, whatever its exit status.

    Raises:
        GitError: Git is not there, or cannot be run.
    """
    command = ("git", "--literal-pathspecs", "-c", "core.fsmonitor=false", *words)
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603  # no shell, and no word that git takes for an option
            command,
            cwd=folder,
            env=environment,
            input=b"" if asked is None else asked,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )
    except FileNotFoundError:
        message = "git is not installed, or not found: it is needed to know what changed"
        raise GitError(message) from None
    except OSError as error:
        message = f"git cannot be asked: {error.strerror}"
        raise GitError(message) from None


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what git said was wrong, on one line.

    Args:
        done: What came of asking it.
    """
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"exit status {done.returncode}"


_EXCEPTION = re.compile(r"^\s*(git config --global --add safe\.directory .+)$", re.MULTILINE)


def distrust(done: subprocess.CompletedProcess[bytes]) -> str | None:
    """Return what to do where git refuses a repository that somebody else owns, None elsewhere.

    Args:
        done: What came of asking it.
    """
    advice = _EXCEPTION.search(done.stderr.decode("utf-8", "replace"))
    if advice is None:
        return None
    return (
        "git refuses to look into this repository, because it belongs to another user. "
        f"If you trust it, tell git so: {advice[1].strip()}"
    )
