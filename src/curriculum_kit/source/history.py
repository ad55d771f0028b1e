"""Folders of a git repository as a commit has them, written where they can be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from curriculum_kit.source.checkout import Blob, Checkout
from curriculum_kit.source.git import GitError

_NOWHERE = frozenset(("", ".", "..", ".git"))
"""Names that no sound commit holds: they would lead out of the folder, or into a repository."""


def write_out(checkout: Checkout, commit: str, folders: Sequence[Path], into: Path) -> None:
    """Write the files under some folders as a commit has them.

    Not through ``git archive``, which leaves out what ``.gitattributes`` calls ``export-ignore``,
    rewrites what it calls ``export-subst``, and runs the filters that a setting names: what was
    committed is what a learner would have got. A link is made only where it leads to what is
    written as well; of a link that leads elsewhere, nothing is there.

    Args:
        checkout: The repository.
        commit: The commit.
        folders: The folders, all links followed, in the working tree.
        into: An empty folder, under which every file keeps its path from the repository's root.

    Raises:
        GitError: Git fails, or the commit holds a path that leads out of the repository.
    """
    blobs = {blob.path: blob for folder in folders for blob in checkout.tree(commit, folder)}
    links = []
    for blob, content in checkout.contents(blobs.values()):
        target = into / _sound(blob)
        if blob.is_link:
            links.append((target, os.fsdecode(content)))
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except OSError as error:
            message = f"'{blob.path}' of '{commit}' cannot be written out: {error.strerror}"
            raise GitError(message) from None
    for target, leads_to in links:  # after the files: nothing is written through a link
        _link(target, leads_to, into)


def _sound(blob: Blob) -> PurePosixPath:
    path = PurePosixPath(blob.path)
    if path.is_absolute() or not _NOWHERE.isdisjoint(blob.path.split("/")):
        message = f"the commit holds '{blob.path}', a path that leads out of it"
        raise GitError(message)
    return path


def _link(target: Path, leads_to: str, root: Path) -> None:
    """Make a link, if it leads from its folder to something under the root."""
    reached = os.path.normpath(target.parent / leads_to)
    inside = not Path(leads_to).is_absolute() and Path(reached).is_relative_to(root)
    if inside and os.path.lexists(reached):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(leads_to)
