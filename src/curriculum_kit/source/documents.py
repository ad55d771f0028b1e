"""The files of a course as read: the last ones are kept, the others are read again when needed.

A finding needs the text and the positions of one file; keeping those of a hundred thousand files
for it would take gigabytes, and reading one again takes a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Self

from curriculum_kit.source.ahead import ReadAhead, files_of
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.folder import content_of, plain_data_of, read_file
from curriculum_kit.source.kept import Content, Kept, Shelf
from curriculum_kit.source.moved import NOTHING_MOVED, Moves
from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.reader import read

KEPT: Final = 300  # files, so that those of an ordinary course are read once


class Documents:
    """The files under one folder.

    Attributes:
        root: The folder's absolute path.
        overlay: What a file is taken to hold, by absolute path, instead of what is on disk.
        moves: What is to be taken as lying elsewhere than on disk.
        kept: What was read before and is added to; None if nothing will be read again.
    """

    def __init__(
        self,
        root: str,
        overlay: Mapping[str, bytes] | None = None,
        moves: Moves = NOTHING_MOVED,
        kept: Kept | None = None,
    ) -> None:
        """Start with nothing read, or with what is kept.

        Args:
            root: The course's folder; a link that leads out of it is not followed.
            overlay: What to take a file to hold, by the absolute path that it is taken to have.
            moves: What is to be taken as lying elsewhere than on disk.
            kept: What was read before, with nothing moved; None if nothing will be read again.
        """
        self.root = root
        self.overlay: Mapping[str, bytes] = overlay or {}
        self.moves = moves
        self.kept = kept
        self._documents: Shelf[Document] = kept.documents if kept else Shelf(KEPT)
        self._known: set[str] = set()
        self._ahead: ReadAhead | None = None

    def __enter__(self) -> Self:
        """Start reading all files, where that is worth while, because all will be asked for.

        Entered once more, it goes on with what was begun.
        """
        if self.kept is None:
            self._ahead = self._ahead or ReadAhead(files_of(self.root), self._plain)
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
        if self.kept is not None:
            return self._kept_content(file, self.kept.contents)
        return self._content(file)

    def asked_for(self, file: str) -> bool:
        """Tell whether a file is one of the course's.

        Args:
            file: Its absolute path.
        """
        return file in self._known

    def get(self, file: str) -> Document | None:
        """Return a file with its text and positions.

        Args:
            file: Its absolute path.

        Returns:
            The document; None if the file is none of the course's.
        """
        return self._document(file) if file in self._known else None

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files asked for so far, in alphabetical order, with what they hold.

        One that cannot be read is left out.
        """
        for file in sorted(self._known):
            content = self.raw(file)
            if content is not None:
                yield file, content

    def raw(self, file: str) -> bytes | None:
        """Return what a file holds; None if it cannot be read.

        Args:
            file: Its absolute path.
        """
        if file in self.overlay:
            return self.overlay[file]
        return content_of(self.moves.origin(file), self.root)

    def _kept_content(self, file: str, contents: Shelf[Content]) -> Content:
        overlaid = self.overlay.get(file)
        content = contents.get(file, overlaid)
        if content is None:
            content = self._content(file)
            contents.put(file, overlaid, content)
        return content

    def _content(self, file: str) -> Content:
        data = self._plain(file) if self._ahead is None else self._ahead.take(file)
        if data is not None:
            return Content(data)
        document = self._document(file)
        return Content(document.data, document.faults, document.broken)

    def _document(self, file: str) -> Document:
        overlaid = self.overlay.get(file)
        document = self._documents.get(file, overlaid)
        if document is None:
            document = self._read(file)
            self._documents.put(file, overlaid, document)
        return document

    def _plain(self, file: str) -> Value:
        if file in self.overlay:
            return plain_data(self.overlay[file])
        return plain_data_of(self.moves.origin(file))

    def _read(self, file: str) -> Document:
        if file in self.overlay:
            return read(self.overlay[file])
        return read_file(self.moves.origin(file), self.root)
