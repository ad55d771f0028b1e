"""A course in a git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

IDENTITY = (
    ("user.name", "A Teacher"),
    ("user.email", "teacher@example.org"),
    ("commit.gpgsign", "false"),
)


def git(folder: Path, *words: str) -> str:
    """Run git, and return what it prints.

    Args:
        folder: Where.
        words: What follows ``git``.
    """
    settings = [word for name, value in IDENTITY for word in ("-c", f"{name}={value}")]
    command = ("git", *settings, *words)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "A step") -> str:
    """Commit everything, in a new repository if there is none.

    Args:
        folder: The repository's folder.
        message: What the commit says.

    Returns:
        The commit.
    """
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
