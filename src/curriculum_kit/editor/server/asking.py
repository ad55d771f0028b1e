"""A question of the editor's: about which file of which course, and never answered by a crash."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.places import Places
from curriculum_kit.editor.server.server import CourseServer
from curriculum_kit.editor.server.units import Unit, column_in, position_of
from curriculum_kit.places import Span
from curriculum_kit.source.lines import Lines


@dataclass(frozen=True)
class Asked:
    """What a question is about.

    Attributes:
        state: The course.
        file: The file's absolute path.
        text: The file's text as the editor has it now.
        places: The places of the course as the editor counts.
        unit: What the editor's columns count.
    """

    state: CourseState
    file: str
    text: str
    places: Places
    unit: Unit

    def position(self, position: types.Position) -> tuple[int, int]:
        """Return the line and column in code points, both from 1, of an editor's position.

        Args:
            position: The position in the file.
        """
        line = self._lines.line(position.line + 1) or ""
        return position.line + 1, position_of(line, position.character, self.unit)

    def range_in_text(self, span: Span) -> types.Range:
        """Return a stretch of the file, as the editor has it now, as the editor counts.

        Args:
            span: The stretch.
        """
        return types.Range(
            self._position(span.line, span.column), self._position(span.end_line, span.end_column)
        )

    def span(self, stretch: types.Range) -> Span:
        """Return a stretch as the kit counts.

        Args:
            stretch: The stretch as the editor counts.
        """
        return Span(*self.position(stretch.start), *self.position(stretch.end))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def _position(self, line: int, column: int) -> types.Position:
        text = self._lines.line(line) or ""
        return types.Position(line - 1, column_in(text, column, self.unit))


class _AboutFile(Protocol):
    @property
    def text_document(self) -> types.TextDocumentIdentifier:
        """The file it is about."""


Params = TypeVar("Params", bound=_AboutFile)
Answer = TypeVar("Answer")


def asked(
    server: CourseServer, *, at_once: bool = False
) -> Callable[
    [Callable[[Asked, Params], Awaitable[Answer | None]]],
    Callable[[Params], Awaitable[Answer | None]],
]:
    """Let a function answer questions about files of courses; of others, nothing is known.

    Args:
        server: The server.
        at_once: Whether what was known a keystroke ago is good enough.
    """

    def wrapped(
        answer: Callable[[Asked, Params], Awaitable[Answer | None]],
    ) -> Callable[[Params], Awaitable[Answer | None]]:
        async def answered(params: Params) -> Answer | None:
            try:
                ask = await _about(server, params.text_document.uri, at_once=at_once)
                return await answer(ask, params) if ask is not None else None
            except JsonRpcException:
                raise  # meant for the editor
            except Exception as error:
                server.complain(error)
                return None

        return answered

    return wrapped


async def _about(server: CourseServer, uri: str, *, at_once: bool) -> Asked | None:
    file = server.file_of(uri)
    room = server.desk.room_of(file) if file is not None else None
    if file is None or room is None:
        return None
    state = room.state if at_once and room.state is not None else await room.settled()
    if state is None:
        return None
    buffer = server.desk.buffers.get(file)
    places = server.places(state)
    text = buffer.content.decode("utf-8", "surrogatepass") if buffer else places.text_of(file)
    return Asked(state, file, text, places, server.unit)
