"""Where a part of the course is written, and everywhere it is named."""

from __future__ import annotations

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.spot import Named, named_at
from curriculum_kit.places import Place
from curriculum_kit.refactoring.names import Role, references


def definitions(state: CourseState, file: str, line: int, column: int) -> tuple[Place, ...]:
    """Return where that is written which is named at a position.

    Args:
        state: The course.
        file: The file's absolute path.
        line: The line, from 1.
        column: The column in code points, from 1.

    Returns:
        The places; several where an id is given twice.
    """
    named = named_at(state, file, line, column)
    return _places(state, named, written=True) if named else ()


def usages(
    state: CourseState, file: str, line: int, column: int, *, definitions_too: bool
) -> tuple[Place, ...]:
    """Return where that is named which is named at a position.

    Args:
        state: The course.
        file: The file's absolute path.
        line: The line, from 1.
        column: The column in code points, from 1.
        definitions_too: Whether to return also where it is written.
    """
    named = named_at(state, file, line, column)
    if named is None:
        return ()
    written = _places(state, named, written=True) if definitions_too else ()
    return (*written, *_places(state, named, written=False))


def _places(state: CourseState, named: Named, *, written: bool) -> tuple[Place, ...]:
    definition = {Role.DEFINITION, Role.FILE}
    return tuple(
        name.place
        for name in references(state.project, named.kind, named.id)
        if (name.role in definition) is written
    )
