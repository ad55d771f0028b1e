"""The demos folder as data: what is sent to machines that do not have it."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from curriculum_kit.evidence.work import MEBIBYTE

MOST_MEBIBYTES = 32
MOST_FILES = 10_000
"""Each worker of a cluster gets all of it, and keeps it in memory: it is for code, not for data
sets."""

EPOCH = (1980, 1, 1, 0, 0, 0)


class CannotPackError(Exception):
    """A folder holds what is not sent; the text is a predicate."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A folder's files.

    Attributes:
        content: A ZIP archive of them.
        digest: SHA-256 of the archive, in hexadecimal; equal folders have equal digests.
    """

    content: bytes
    digest: str


def pack(folder: Path) -> Parcel:
    """Pack a folder's files: whatever demos may import or read beside them.

    Args:
        folder: The folder. Left out are hidden files and folders, ``__pycache__``, folders that
            are links, and links to files outside of it.

    Raises:
        CannotPackError: There is more in it than is sent, or a file whose name is not UTF-8.
        OSError: A file cannot be read.
    """
    archive = io.BytesIO()
    size = 0
    with zipfile.ZipFile(archive, "w") as packed:
        for count, (name, path) in enumerate(sorted(_files(folder, Path(folder))), start=1):
            size += os.stat(path).st_size  # noqa: PTH116  # a text, as scandir has it
            if count > MOST_FILES or size > MOST_MEBIBYTES * MEBIBYTE:
                most = f"{MOST_FILES:,} files or {MOST_MEBIBYTES} MiB"
                raise CannotPackError(f"holds more than {most}")
            if not _is_text(name):
                readable = os.fsencode(name).decode("utf-8", "backslashreplace")
                raise CannotPackError(f"holds a file whose name is no text: '{readable}'")
            content = Path(path).read_bytes()
            # Without the time of change, so that equal folders are equal.
            packed.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    content = archive.getvalue()
    return Parcel(content, hashlib.sha256(content).hexdigest())


def unpack(parcel: Parcel, folder: Path) -> None:
    """Unpack a parcel.

    Args:
        parcel: The parcel.
        folder: An empty folder; nothing is written outside of it.

    Raises:
        ValueError: This is not what was packed.
    """
    if hashlib.sha256(parcel.content).hexdigest() != parcel.digest:
        raise ValueError("the demos did not arrive as they were sent")
    with zipfile.ZipFile(io.BytesIO(parcel.content)) as packed:
        if sum(each.file_size for each in packed.infolist()) > MOST_MEBIBYTES * MEBIBYTE:
            raise ValueError("the demos are larger than what is sent")
        packed.extractall(folder)


def _files(root: Path, folder: Path | str, above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name of every file within the root, and its path."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(root, entry.path, f"{above}{entry.name}/")
            elif _is_file_inside(entry, root):
                yield above + entry.name, entry.path


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_file_inside(entry: os.DirEntry[str], root: Path) -> bool:
    try:
        is_inside = not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(root)
        return is_inside and entry.is_file()
    except (OSError, RuntimeError):
        return False  # a link to itself
