"""What git knows about the files of a course; nothing is written."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from curriculum_kit.source.git import GitError, distrust, git, told
from curriculum_kit.source.paths import shown

_REPOSITORIES_TOO = "--ignore-submodules=none"
"""Said, because a setting may tell git to pass over repositories inside the repository."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a working tree.

    Attributes:
        commit: The commit that is checked out.
        dirty: Whether a file differs from it, new ones that git is not told to ignore included.
    """

    commit: str
    dirty: bool


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a commit.

    Attributes:
        path: Its path from the root of the repository.
        number: What git calls its content.
        is_link: Whether it is a symbolic link, whose content is where it leads.
    """

    path: str
    number: str
    is_link: bool


_LINK = "120000"
"""The mode of a symbolic link."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """The working tree of a git repository.

    Attributes:
        root: Its folder, all links followed.
    """

    root: str

    @classmethod
    def around(cls, folder: Path) -> Checkout:
        """Find the working tree that a folder lies in.

        Args:
            folder: The folder.

        Raises:
            GitError: It lies in none, or git is not installed, or refuses to look at it.
        """
        done = git(folder, "rev-parse", "--show-toplevel")
        if done.returncode:
            message = (
                f"'{shown(str(folder))}' lies in no git repository that can be asked: {told(done)}"
            )
            raise GitError(distrust(done) or message)
        return cls(os.path.realpath(os.fsdecode(done.stdout.rstrip(b"\n"))))

    def holds(self, path: Path) -> bool:
        """Tell whether a path lies in the working tree.

        Args:
            path: An absolute path, all links followed.
        """
        return path.is_relative_to(self.root)

    def commit_of(self, revision: str) -> str:
        """Return the commit that a revision means.

        Args:
            revision: A branch, a tag, a commit, or whatever else git takes for one.

        Raises:
            GitError: There is no such commit, or the revision looks like an option.
        """
        if not revision or revision.startswith("-"):
            message = f"'{revision}' is no git revision. Name a branch, a tag or a commit."
            raise GitError(message)
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = git(self.root, *words)
        if done.returncode and ".." in revision:
            one = next(filter(None, re.split(r"\.{2,}", revision)), "HEAD")
            message = f"'{revision}' is a range of revisions. Name one of them, such as '{one}'."
            raise GitError(message)
        if done.returncode:
            message = (
                f"the git repository in '{shown(self.root)}' knows no revision '{revision}'. "
                "Fetch it first if it is there elsewhere: a shallow clone lacks most."
            )
            raise GitError(message)
        return os.fsdecode(done.stdout.strip())

    def tree(self, commit: str, folder: Path) -> Iterator[Blob]:
        """Yield the files under a folder as a commit has them.

        Repositories inside the repository are passed over.

        Args:
            commit: The commit.
            folder: The folder, all links followed, in the working tree; it may be gone from there.

        Raises:
            GitError: Git fails.
        """
        inside = os.path.relpath(folder, self.root)
        listed = git(
            self.root, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, inside
        )
        if listed.returncode:
            message = f"git cannot list the files of '{commit}': {told(listed)}"
            raise GitError(message)
        for entry in listed.stdout.split(b"\0"):
            head, _, name = entry.partition(b"\t")
            mode, kind, number = os.fsdecode(head).split(" ") if head else ("", "", "")
            if kind == "blob":
                yield Blob(os.fsdecode(name), number, is_link=mode == _LINK)

    def contents(self, blobs: Iterable[Blob]) -> Iterator[tuple[Blob, bytes]]:
        """Yield what files hold, exactly as it was committed.

        Args:
            blobs: The files.

        Raises:
            GitError: Git fails, or lacks one of them.
        """
        wanted = list(blobs)
        asked = "".join(f"{blob.number}\n" for blob in wanted).encode()
        with tempfile.TemporaryFile() as file:
            done = git(self.root, "cat-file", "--batch", asked=asked, into=file)
            file.seek(0)
            for blob in wanted:
                # "NUMBER blob SIZE", the content, and a line's end.
                head = file.readline().split()
                if done.returncode or len(head) != 3 or not head[2].isdigit():
                    message = f"git cannot read '{blob.path}': {told(done)}"
                    raise GitError(message)
                yield blob, file.read(int(head[2]))
                file.read(1)

    def changed_since(self, revision: str, folders: Sequence[Path]) -> frozenset[str]:
        """Return what differs between a revision and the files as they are now.

        Args:
            revision: A branch, a tag or a commit.
            folders: The folders to look into, all links followed, in the working tree.

        Returns:
            Absolute paths of files that were changed, removed or added, whether git is told to
            ignore them or not, and of folders that are repositories of their own and changed.

        Raises:
            GitError: There is no such revision, or git fails.
        """
        compare = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", _REPOSITORIES_TOO)
        found = self._paths(*compare, self.commit_of(revision), folders=folders)
        return found | self._paths("ls-files", "--others", "-z", folders=folders)

    def state(self, folders: Sequence[Path], *, apart_from: Path) -> State | None:
        """Return the commit that is checked out, and whether the files are still as it has them.

        Args:
            folders: The folders to look into, all links followed, in the working tree.
            apart_from: A file that does not count.

        Returns:
            None if there is no commit yet.

        Raises:
            GitError: Git fails.
        """
        head = git(self.root, "rev-parse", "--verify", "--quiet", "HEAD")
        if head.returncode:
            return None
        words = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
        listed = git(self.root, *words, _REPOSITORIES_TOO, "--", *map(str, folders))
        if listed.returncode:
            message = f"git cannot say what changed in '{shown(self.root)}': {told(listed)}"
            raise GitError(message)
        # Each entry is two letters of state, a space, and the path.
        names = (os.fsdecode(entry[3:]) for entry in listed.stdout.split(b"\0") if entry)
        paths = {os.path.join(self.root, name) for name in names}  # noqa: PTH118
        dirty = bool(paths - {os.path.realpath(apart_from)})
        return State(os.fsdecode(head.stdout.strip()), dirty)

    def _paths(self, *words: str, folders: Sequence[Path]) -> frozenset[str]:
        if not folders:
            return frozenset()
        done = git(self.root, *words, "--", *map(str, folders))
        if done.returncode:
            message = f"git cannot say what changed in '{shown(self.root)}': {told(done)}"
            raise GitError(message)
        names = (os.fsdecode(name).rstrip("/") for name in done.stdout.split(b"\0") if name)
        # Not Path, which costs more than git for a large course.
        return frozenset(os.path.join(self.root, name) for name in names)  # noqa: PTH118
