"""The files of a course as read: the last ones are kept, the others are read again when needed.

A finding needs the text and the positions of one file; keeping those of a hundred thousand files
for it would take gigabytes, and reading one again takes a millisecond.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from curriculum_kit.source.ahead import ReadAhead, files_of
from curriculum_kit.source.document import Document, Fault, Value
from curriculum_kit.source.folder import read_file
from curriculum_kit.source.reader import read

KEPT: Final = 300  # files, so that those of an ordinary course are read once


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says, wherever it stands.

    Attributes:
        data: Its data; None of a broken file.
        faults: What is wrong with it.
        broken: Whether it could not be read, so that there is no data to go by.
    """

    data: Value
    faults: tuple[Fault, ...] = ()
    broken: bool = False


class Documents:
    """The files under one folder."""

    def __init__(self, root: str, overlay: Mapping[str, bytes] | None = None) -> None:
        """Start with nothing read.

        Args:
            root: The course's folder; a link that leads out of it is not followed.
            overlay: What to take a file to hold, by absolute path, instead of what is on disk.
        """
        self._root = root
        self._overlay = overlay or {}
        self._kept: dict[str, Document] = {}
        self._known: set[str] = set()
        self._ahead: ReadAhead | None = None

    def __enter__(self) -> Self:
        """Start reading all files, where that is worth while, because all will be asked for."""
        self._ahead = ReadAhead(files_of(self._root), self._read)
        return self

    def __exit__(self, *_exception: object) -> None:
        """Stop reading ahead."""
        if self._ahead is not None:
            self._ahead.close()
            self._ahead = None

    def content(self, file: str) -> Content:
        """Return what a file says.

        Args:
            file: Its absolute path; one that cannot be read is broken.
        """
        self._known.add(file)
        if self._ahead is not None:
            data = self._ahead.take(file)
            if data is not None:
                return Content(data)
        document = self._document(file)
        return Content(document.data, document.faults, document.broken)

    def get(self, file: str) -> Document | None:
        """Return a file with its text and positions.

        Args:
            file: Its absolute path.

        Returns:
            The document; None if the file is none of the course's.
        """
        return self._document(file) if file in self._known else None

    def _document(self, file: str) -> Document:
        document = self._kept.get(file)
        if document is None:
            document = self._read(file)
            if len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[file] = document
        return document

    def _read(self, file: str) -> Document:
        if file in self._overlay:
            return read(self._overlay[file])
        return read_file(file, self._root)
