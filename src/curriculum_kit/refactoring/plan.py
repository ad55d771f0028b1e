"""What a refactoring changes: edits of texts, and files that get another place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curriculum_kit.remedies import Edit
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.editing import applied
from curriculum_kit.source.envelope import decode
from curriculum_kit.source.moved import NOTHING_MOVED, Moves
from curriculum_kit.source.paths import shown
from curriculum_kit.source.project import Project, load_course


class RefusedError(Exception):
    """A change is not made; the message says why, and what to do."""


class UnfitCourseError(RefusedError):
    """A change is not made because of what is in the course."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A change of a course; nothing is written.

    Attributes:
        edits: The texts to replace, by the files' names as they are, none touching another.
        moves: Files and folders that get another place, after the edits.
        notes: What is left as it is though somebody might expect otherwise, in whole sentences.
    """

    edits: tuple[Edit, ...] = ()
    moves: Moves = NOTHING_MOVED
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The files that a plan edits, by the absolute paths that they have before.

    Attributes:
        before: What they hold.
        after: What they would hold.
    """

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


def contents(project: Project, plan: Plan) -> Contents:
    """Make the edits of a plan.

    Args:
        project: The course.
        plan: The plan.

    Raises:
        UnfitCourseError: A file is no longer what it was when the course was read.
    """
    edits: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in plan.edits:
        edits[edit.place.file].append(edit)
    before = {file: _read(project, file) for file in sorted(edits)}
    return Contents(before, {file: applied(before[file], edits[file]) for file in before})


def edited(project: Project, plan: Plan, made: Contents) -> Project:
    """Read the course as it would be.

    Args:
        project: The course.
        plan: The plan.
        made: Its edits.
    """
    documents, moves = project.sources.documents, plan.moves
    overlay = {
        moves.target(file): content for file, content in {**documents.overlay, **made.after}.items()
    }
    return load_course(project.root, Documents(documents.root, overlay, moves))


def _read(project: Project, file: str) -> bytes:
    documents = project.sources.documents
    document = documents.get(file)
    content = documents.overlay.get(file)
    if content is None:
        try:
            content = Path(file).read_bytes()
        except OSError as error:
            message = f"'{shown(file)}' cannot be read: {error.strerror}"
            raise UnfitCourseError(message) from None
    if document is not None and decode(content)[0] != document.text:
        raise UnfitCourseError(f"'{shown(file)}' was changed meanwhile: run again")
    return content


def sorted_edits(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return edits by file and place, each once.

    Args:
        edits: The edits.
    """
    return tuple(sorted(dict.fromkeys(edits)))
