"""A part of the course renamed from the spot where it is named."""

from __future__ import annotations

from functools import partial

from curriculum_kit.check import check
from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.spot import Named, named_at
from curriculum_kit.model.parts import PARTS
from curriculum_kit.refactoring.plan import Plan, UnfitCourseError
from curriculum_kit.refactoring.renaming import renamed


def renamable(state: CourseState, file: str, line: int, column: int) -> Named | None:
    """Return what can be renamed at a position; None if nothing can.

    Args:
        state: The course.
        file: The file's absolute path.
        line: The line, from 1.
        column: The column in code points, from 1.
    """
    named = named_at(state, file, line, column)
    return named if named is not None and named.kind in PARTS else None


def rename(state: CourseState, named: Named, new: str) -> Plan:
    """Return what renaming a part of the course changes.

    Args:
        state: The course.
        named: The part.
        new: The id it gets.

    Raises:
        RefusedError: It cannot be renamed so; the message says why.
    """
    if state.broken:
        file = min(state.broken)
        raise UnfitCourseError(f"'{file}' cannot be read at this moment: mend it first")
    judge = partial(check, rules=state.report.rules)
    return renamed(state.project, named.kind, named.id, new, judge)
