"""Places in the course's files as an editor counts them, and back."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.units import Unit, column_in
from curriculum_kit.places import Place
from curriculum_kit.source.lines import Lines


class Places:
    """The files of one course at one moment."""

    def __init__(self, state: CourseState, unit: Unit, uri_of: Callable[[str], str]) -> None:
        """Remember what the files are.

        Args:
            state: The course.
            unit: What the editor's columns count.
            uri_of: Returns the name that the editor has for a file.
        """
        self._state = state
        self._unit = unit
        self._uri_of = uri_of
        self._lines: dict[str, Lines] = {}

    def location_of(self, place: Place) -> types.Location:
        """Return a place, with the file it is in.

        Args:
            place: The place.
        """
        return types.Location(self._uri_of(place.file), self.range_of(place))

    def range_of(self, place: Place) -> types.Range:
        """Return a place in its file.

        Args:
            place: The place.
        """
        span = place.span
        return types.Range(
            self._position(place.file, span.line, span.column),
            self._position(place.file, span.end_line, span.end_column),
        )

    def _position(self, file: str, line: int, column: int) -> types.Position:
        text = self._line(file, line) if column > 1 else ""
        return types.Position(line - 1, column_in(text, column, self._unit))

    def _line(self, file: str, number: int) -> str:
        if (document := self._state.document(file)) is not None:
            return document.line(number) or ""
        if file not in self._lines:
            self._lines[file] = Lines(self.text_of(file))
        return self._lines[file].line(number) or ""

    def text_of(self, file: str) -> str:
        """Return the text of a file, one of the demos too; empty if it cannot be read.

        Args:
            file: Its absolute path.
        """
        if (document := self._state.document(file)) is not None:
            return document.text
        content = self._state.project.sources.documents.raw(file)
        return content.decode("utf-8", "replace") if content is not None else ""
