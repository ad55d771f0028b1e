"""Where everything stands: from a subject and a path in the model to file, line and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from curriculum_kit.places import Path, Place, Pointer, Span
from curriculum_kit.source.document import Document
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.repairs import Repairs

START = Span(1, 1, 1, 1)


@dataclass(slots=True)
class Sources:
    """The files of a course, and the spot where each of its parts is written.

    Attributes:
        documents: The files.
        homes: For each subject, its file and its path in that file.
        repairs: For a file that was understood only in part, what was made of it.
        manifest: The course's own file, where a finding about nothing else is placed.
    """

    manifest: str
    documents: Documents
    homes: dict[str, tuple[str, Path]] = field(default_factory=dict)
    repairs: dict[str, Repairs] = field(default_factory=dict)

    def place(self, where: Pointer | Place) -> Place:
        """Find the place of a spot in the course.

        Args:
            where: The spot, or a place, which stands for itself.

        Returns:
            The place of the value or key; of the nearest thing above it that is written, where
            the spot itself is not.
        """
        if isinstance(where, Place):
            return where
        file, home = self.homes.get(where.subject, (self.manifest, ()))
        document = self.documents.get(file)
        if document is None or document.broken:
            return Place(file, START)
        if not where.path and home:
            return Place(file, document.span(home, key=True))
        if not where.path:
            return Place(file, _first_key(document))
        path = (*home, *where.path)
        if file in self.repairs:
            path = self.repairs[file].as_written(path)
        return Place(file, document.span(path, key=where.key))

    def spot(self, file: str, path: Path, *, key: bool = False) -> Place:
        """Return the place of a spot in a file.

        Args:
            file: Its absolute path.
            path: Keys and list positions that lead to it from the top, as written.
            key: Whether the key is meant rather than the value under it.
        """
        document = self.document(file)
        return Place(file, document.span(path, key=key) if document else START)

    def document(self, file: str) -> Document | None:
        """Return a file as read.

        Args:
            file: Its absolute path.

        Returns:
            The document; None if the file is none of the course's.
        """
        return self.documents.get(file)

    def line(self, place: Place) -> str | None:
        """Return the source line on which a place starts.

        Args:
            place: A place in one of the course's files.

        Returns:
            The line without its end; None if the file was not read as text.
        """
        document = self.documents.get(place.file)
        return document.line(place.span.line) if document else None


def _first_key(document: Document) -> Span:
    """Return the spot that stands for a whole file: its first key, a short thing to underline."""
    if isinstance(document.data, Mapping) and document.data:
        return document.span((next(iter(document.data)),), key=True)
    return START
