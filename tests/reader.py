"""A reader of the documentation, who types each command where the one before has led."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.bundled import CURRICULUM, copied
from tests.documents import Command, File, beginning

GIT = {
    "GIT_AUTHOR_NAME": "An Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "An Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "init.defaultBranch",
    "GIT_CONFIG_VALUE_0": "main",
}


class Reader:
    """Somebody at a terminal, with a home and a folder that nobody else uses."""

    def __init__(self, page: Path, scratch: Path) -> None:
        """Give the reader of a page what it says that they begin with.

        Args:
            page: The page.
            scratch: An empty folder.
        """
        self._home, self._folder = scratch / "home", scratch / "work"
        self._home.mkdir()
        self._folder.mkdir()
        match beginning(page):
            case "the bundled course":
                copied(self._folder)
                self.type("git init -q && git add . && git commit -qm 'Begin'")
            case "an empty folder":
                pass
            case other:
                raise AssertionError(f"{page.name} begins with {other}, which is nothing known")

    def follow(self, step: File | Command) -> str:
        """Do what a page says next, and return what is printed."""
        if isinstance(step, Command):
            return self.type(step.words)
        (self._folder / step.path).parent.mkdir(parents=True, exist_ok=True)
        with (self._folder / step.path).open("a" if step.added else "w", encoding="utf-8") as file:
            file.write(step.text)
        return ""

    def type(self, words: str) -> str:
        """Return what a shell prints when a command is typed, and stay where it leads."""
        where = self._home / "where"
        done = subprocess.run(
            ["bash", "-c", f"{words}\npwd > {where}"],
            cwd=self._folder,
            env={
                "PATH": f"{CURRICULUM.parent}:{os.environ['PATH']}",
                "HOME": str(self._home),
                "COLUMNS": "80",
                **GIT,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            check=False,
        )
        self._folder = Path(where.read_text("utf-8").strip())
        return done.stdout
