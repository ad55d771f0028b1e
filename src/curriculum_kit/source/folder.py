"""Folders and files as the reader meets them: listed in one call, read without surprises."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum_kit.findings import Span
from curriculum_kit.source.reader import MAXIMUM_BYTES, Document, Fault, read

SUFFIX = ".yaml"
OTHER_SUFFIX = ".yml"
LEVELS = 3
"""How far down a folder that is no part of the course is searched for files that should be."""


@dataclass(frozen=True)
class Folder:
    """One folder of a course.

    Attributes:
        path: Absolute path.
        root: The course's folder; a linked folder that leads out of it counts as no folder.
    """

    path: str
    root: str

    @cached_property
    def entries(self) -> Mapping[str, bool]:
        """What is in it, by name, and whether it is a folder; empty if there is no such folder."""
        try:
            with os.scandir(self.path) as found:
                return {e.name: _is_folder(e, self.root) for e in sorted(found, key=_name)}
        except OSError:
            return {}

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
        """Return the folder of that name in this one."""
        return Folder(os.path.join(self.path, name), self.root)  # noqa: PTH118

    def folders_with(self, slug: str) -> tuple[str, ...]:
        """Return the names of the folders in it that hold a YAML file of that name.

        Args:
            slug: ``module`` finds the folders with a ``module.yaml``.
        """
        return tuple(
            name
            for name, is_folder in self.entries.items()
            if is_folder and Path(self.path, name, slug + SUFFIX).is_file()
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


def read_file(path: str, root: str, overlay: Mapping[str, bytes] | None = None) -> Document:
    """Read a YAML file of a course.

    Args:
        path: Absolute path of the file.
        root: The course's folder; a symbolic link that leads out of it is not followed.
        overlay: By path, what files are taken to hold instead of what is on disk.

    Returns:
        The document; a broken one with one fault if there is no regular file that can be read.
    """
    if overlay and path in overlay:
        return read(overlay[path])
    try:
        if os.path.islink(path) and not _inside(path, root):  # noqa: PTH114
            return _unreadable("this link leads out of the course's folder")
        with open(path, "rb", opener=_open_regular) as file:
            return read(file.read(MAXIMUM_BYTES + 1))
    except OSError as error:
        return _unreadable(f"this file cannot be read: {error.strerror or error}")


def _open_regular(path: str, flags: int) -> int:
    """Open without waiting, and refuse what is no file: a pipe would block for ever."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "it is not a regular file")
    return descriptor


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
