"""A stretch of a file's text, and what is put in its place."""

from __future__ import annotations

from typing import NamedTuple

from curriculum_kit.places import Place
from curriculum_kit.remedies import Edit
from curriculum_kit.source.document import Document


class Replacement(NamedTuple):
    """A change of a text by offsets; an insertion where start and end are one.

    Attributes:
        start: The offset of the first character that is replaced.
        end: The offset after the last one.
        text: What is put there.
    """

    start: int
    end: int
    text: str

    def edit(self, file: str, document: Document) -> Edit:
        """Return the change as an edit of a file.

        Args:
            file: The file's absolute path.
            document: What it holds, and what the offsets count in.
        """
        return Edit(Place(file, document.span_between(self.start, self.end)), self.text)
