"""Folders and files as the reader meets them: listed in one call, read without surprises."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum_kit.places import Span
from curriculum_kit.source.limits import MAXIMUM_BYTES
from curriculum_kit.source.moved import NOTHING_MOVED, Moves
from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.reader import Document, Fault, Value, read

SUFFIX = ".yaml"
OTHER_SUFFIX = ".yml"
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
"""What the system says of a path that leads to no folder, rather than of a folder."""

LEADS_OUT = "this link leads out of the course's folder"
LEVELS = 3
"""How far down a folder that is no part of the course is searched for files that should be."""


@dataclass(frozen=True)
class Folder:
    """One folder of a course.

    Attributes:
        path: Absolute path.
        root: The course's folder; a linked folder that leads out of it counts as no folder.
        moves: What is to be taken as lying elsewhere than on disk.
    """

    path: str
    root: str
    moves: Moves = NOTHING_MOVED

    @cached_property
    def entries(self) -> Mapping[str, bool]:
        """What is in it, by name, and whether it is a folder; empty if it cannot be looked into."""
        return self._listed[0]

    @property
    def closed(self) -> str | None:
        """Why it cannot be looked into, in the system's words; None if it can, or is not there."""
        return self._listed[1]

    @cached_property
    def _listed(self) -> tuple[Mapping[str, bool], str | None]:
        path = self.moves.origin(self.path)
        try:
            with os.scandir(path) as found:
                entries = {e.name: _is_folder(e, self.root) for e in sorted(found, key=_name)}
            # A folder may show the names in it and let nobody at what they name.
            os.stat(path + "/.")  # noqa: PTH116  # a Path would drop the dot
        except OSError as error:
            is_there = error.errno not in _NO_FOLDER
            return {}, (error.strerror or str(error)).lower() if is_there else None
        return self.moves.entries(self.path, entries), None

    @cached_property
    def misnamed(self) -> tuple[str, ...]:
        """The names of its files that other tools take for YAML and a course does not read."""
        return tuple(
            name
            for name, is_folder in self.entries.items()
            if name.endswith(OTHER_SUFFIX) and not is_folder and not name.startswith(".")
        )

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The names of its YAML files, without their ending."""
        return tuple(
            name.removesuffix(SUFFIX)
            for name, is_folder in self.entries.items()
            if name.endswith(SUFFIX) and not is_folder and not name.startswith(".")
        )

    def file(self, slug: str) -> str:
        """Return the path of the YAML file of that name."""
        return os.path.join(self.path, slug + SUFFIX)  # noqa: PTH118  # a Path costs four times

    def folder(self, name: str) -> Folder:
        """Return the folder of that name in this one, always the same: it is listed once."""
        if name not in self._folders:
            path = os.path.join(self.path, name)  # noqa: PTH118
            self._folders[name] = Folder(path, self.root, self.moves)
        return self._folders[name]

    @cached_property
    def _folders(self) -> dict[str, Folder]:
        return {}

    def leads_out(self, name: str) -> bool:
        """Tell whether something in it is a link to a folder that is none of the course.

        Args:
            name: Its name.
        """
        path = self.moves.origin(self.folder(name).path)
        return os.path.isdir(path) and not _inside(path, self.root)  # noqa: PTH112

    def folders_with(self, slug: str) -> tuple[str, ...]:
        """Return the names of the folders in it that hold a YAML file of that name.

        A folder that cannot be looked into holds none: ``Path.is_file`` would raise there.

        Args:
            slug: ``module`` finds the folders with a ``module.yaml``.
        """
        return tuple(
            name
            for name, is_folder in self.entries.items()
            if is_folder and os.path.isfile(self.moves.origin(self.folder(name).file(slug)))  # noqa: PTH113
        )

    @cached_property
    def folders_with_yaml(self) -> tuple[str, ...]:
        """The names of the folders in it that hold YAML files, at once or some levels down."""
        return tuple(
            name
            for name, is_folder in self.entries.items()
            if is_folder and not name.startswith(".") and _holds_yaml(self.folder(name))
        )


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _is_folder(entry: os.DirEntry[str], root: str) -> bool:
    try:
        return entry.is_dir() and (not entry.is_symlink() or _inside(entry.path, root))
    except OSError:
        return False  # a link to itself must not hide everything beside it


def read_file(path: str, root: str) -> Document:
    """Read a YAML file of a course.

    Args:
        path: Absolute path of the file.
        root: The course's folder; a symbolic link that leads out of it is not followed.

    Returns:
        The document; a broken one with one fault if there is no regular file that can be read.
    """
    try:
        if os.path.islink(path) and not _inside(path, root):  # noqa: PTH114
            return _unreadable(LEADS_OUT)
        return read(_content(path))
    except OSError as error:
        return _unreadable(f"this file cannot be read: {error.strerror or error}")


def content_of(path: str, root: str) -> bytes | None:
    """Return what a file of a course holds, as far as it is read at all; None if it cannot be.

    Args:
        path: Absolute path of the file.
        root: The course's folder; a symbolic link that leads out of it is not followed.
    """
    try:
        return content_within(path, root, MAXIMUM_BYTES)
    except OSError:
        return None


def content_within(path: str, root: str, most: int) -> bytes:
    """Return what a file of a course holds, whatever its kind.

    Args:
        path: Absolute path of the file.
        root: The course's folder; a symbolic link that leads out of it is not followed.
        most: Bytes to read; of a larger file one more is.

    Raises:
        OSError: It cannot be read, or leads out of the course.
    """
    if os.path.islink(path) and not _inside(path, root):  # noqa: PTH114
        raise OSError(errno.ELOOP, LEADS_OUT)
    return _content(path, most)


def plain_data_of(path: str) -> Value:
    """Return what a YAML file of a course says.

    Args:
        path: Absolute path of the file.

    Returns:
        Its data; None for what :func:`read_file` must look at: a link, or a file with which
        something may be wrong.
    """
    try:
        if not _NOT_THROUGH_LINKS and os.path.islink(path):  # noqa: PTH114
            return None
        return plain_data(_content(path, flags=_READ_AT_ONCE | _NOT_THROUGH_LINKS))
    except OSError:
        return None


_READ_AT_ONCE = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # what is no file, a pipe for example, would block for ever
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0)


def _content(path: str, most: int = MAXIMUM_BYTES, flags: int = _READ_AT_ONCE) -> bytes:
    """Read a regular file, or the beginning of one that is too large.

    Through ``os``, because Python's file objects take five times as long for a small file.
    """
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(0, "it is not a regular file")
        return os.read(descriptor, min(status.st_size, most) + 1)
    finally:
        os.close(descriptor)


def _inside(path: str, root: str) -> bool:
    # Not Path.resolve, which raises on a link to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _unreadable(message: str) -> Document:
    fault = Fault(rule="unreadable-yaml", message=message, span=Span(1, 1, 1, 1))
    return Document(text="", data=None, faults=(fault,))


def _holds_yaml(folder: Folder, levels: int = LEVELS) -> bool:
    if folder.slugs or folder.misnamed:
        return True
    inside = (folder.folder(name) for name, is_folder in folder.entries.items() if is_folder)
    return levels > 0 and any(_holds_yaml(each, levels - 1) for each in inside)
