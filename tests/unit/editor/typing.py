"""A course that is being edited, and a cursor in one of its files, as the tests of features say it.

A place is written as a piece of the file's text with ``^`` before the character that is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.live_course import Buffer, LiveCourse
from curriculum_kit.places import Place
from curriculum_kit.remedies import Edit
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.editing import applied

CONCEPTS = "concepts/optimization.yaml"
SLOPES = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"
ROLLING = "foundations/acceleration/rolling.yaml"
MODULE = "foundations/descent/module.yaml"


@dataclass
class Typing:
    """A course in an editor.

    Attributes:
        root: Its folder.
    """

    root: Path

    def __post_init__(self) -> None:
        self.live = LiveCourse(self.root, RULES)
        self.buffers: dict[str, Buffer] = {}
        self.state: CourseState = self.live.read({})

    def file(self, name: str) -> str:
        return str(self.root / name)

    def text(self, name: str) -> str:
        buffer = self.buffers.get(self.file(name))
        return buffer.content.decode() if buffer else (self.root / name).read_text("utf-8")

    def write(self, name: str, text: str) -> CourseState:
        """Let an open file hold a text."""
        version = len(self.buffers) + 1
        self.buffers[self.file(name)] = Buffer(text.encode(), version)
        self.state = self.live.read(self.buffers)
        return self.state

    def replace(self, name: str, old: str, new: str) -> CourseState:
        """Replace a piece that stands in an open file exactly once."""
        text = self.text(name)
        assert text.count(old) == 1, text
        return self.write(name, text.replace(old, new))

    def at(self, name: str, piece: str) -> tuple[CourseState, str, int, int]:
        """Return what features ask for: the state, the file, the line and the column."""
        before, _, after = piece.partition("^")
        text = self.text(name)
        assert text.count(before + after) == 1, (piece, text)
        offset = text.index(before + after) + len(before)
        line = text.count("\n", 0, offset) + 1
        return self.state, self.file(name), line, offset - text.rfind("\n", 0, offset)

    def shown(self, place: Place) -> str:
        """Return a place as ``file:line:text``."""
        document = self.state.document(place.file)
        span = place.span
        line = (document.line(span.line) if document else None) or ""
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return f"{Path(place.file).name}:{span.line}:{line[span.column - 1 : end]}"

    def with_edits(self, name: str, edits: tuple[Edit, ...]) -> str:
        """Return what a file holds after edits."""
        return applied(self.text(name).encode(), edits).decode()
