"""A part of the course renamed, with everything that names it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator

from curriculum_kit.check import check
from curriculum_kit.refactoring.conditions import (
    path_of,
    renamed_path,
    require_free,
    require_traceable,
)
from curriculum_kit.refactoring.demo_names import Tied, tied_by_name
from curriculum_kit.refactoring.history import former_id
from curriculum_kit.refactoring.judging import Judge, difference
from curriculum_kit.refactoring.kinds import DEMO, FILED
from curriculum_kit.refactoring.names import Name, Role, references
from curriculum_kit.refactoring.plan import (
    Plan,
    UnfitCourseError,
    contents,
    edited,
    sorted_edits,
)
from curriculum_kit.refactoring.records import baseline_edits, evidence_edits
from curriculum_kit.refactoring.unlisted import left_alone
from curriculum_kit.remedies import Edit
from curriculum_kit.source.entering import written_text
from curriculum_kit.source.moved import Moves
from curriculum_kit.source.paths import shown
from curriculum_kit.source.project import Project


def renamed(project: Project, kind: str, old: str, new: str, judge: Judge = check) -> Plan:
    """Rename a part of the course, if the course is as good afterwards as before.

    Args:
        project: The course; what is taken for its files' content, unsaved or not, is edited.
        kind: What is renamed: one of PARTS.
        old: Its id.
        new: The id it gets.
        judge: Checks a course.

    Returns:
        The edits and moves; nothing is written.

    Raises:
        RefusedError: It cannot be renamed so, or something would change besides the name.
    """
    plan = renaming(project, kind, old, new)
    after = edited(project, plan, contents(project, plan))
    names = (old, new, old.replace("-", "_"), new.replace("-", "_"))
    found = difference(judge(project), judge(after), names)
    if found is not None:
        raise UnfitCourseError(
            f"renaming {kind} '{old}' would change more than its name, so nothing is changed: "
            f"{found}. Mend what the course says about '{old}' and '{new}' first."
        )
    return plan


def renaming(project: Project, kind: str, old: str, new: str) -> Plan:
    """Find what renaming a part of the course changes, without checking the course afterwards.

    Args:
        project: The course.
        kind: What is renamed: one of PARTS.
        old: Its id.
        new: The id it gets.

    Raises:
        RefusedError: It cannot be renamed so.
    """
    names = require_traceable(project, kind, old)
    require_free(project, kind, old, new)
    edits = [_edit(name, new) for name in names if name.role is not Role.FILE]
    edits += former_id(project, kind, old, new)
    tied = tied_by_name(project, old, new) if kind == "claim" else None
    edits += _of_demo(project, old, tied) if tied else ()
    same_demo = all(name.role is not Role.MENTION for name in names) and not (
        tied and (tied.edits or tied.moves)
    )
    recorded, notes = evidence_edits(project, kind, old, new, same_demo=same_demo)
    edits += (*recorded, *baseline_edits(project, kind, old, new))
    moves = dict(tied.moves) if tied else {}
    if kind in FILED:
        moves |= {path_of(project, kind, old): renamed_path(project, kind, old, new)}
    _require_one_name_each(project, {edit.place.file for edit in edits})
    notes = (*(tied.notes if tied else ()), *notes, *left_alone(project, old))
    return Plan(sorted_edits(edits), Moves(moves), notes)


def _edit(name: Name, new: str) -> Edit:
    if not name.is_plain:
        place = name.place
        raise UnfitCourseError(
            f"'{shown(place.file)}', line {place.span.line}, writes '{name.id}' in a form that "
            "cannot be changed safely: write it as plain text on one line"
        )
    quoted = name.is_quoted or name.role is Role.MENTION
    return Edit(name.place, new if quoted else written_text(new))


def _of_demo(project: Project, claim: str, tied: Tied) -> Iterator[Edit]:
    """Yield the edits of a claim's demo, and of its reference to it."""
    yield from tied.edits
    written = project.course.claims[claim][0].demo
    if written is None or written == tied.reference:
        return
    file, _home = project.sources.homes[f"claim:{claim}"]
    for name in references(project, DEMO, written):
        if name.role is Role.REFERENCE and name.place.file == file:
            yield Edit(name.place, tied.reference)


def _require_one_name_each(project: Project, edited_files: Collection[str]) -> None:
    """Refuse to edit a file that is read under two names, and would be changed under both."""
    known = [file for file, _content in project.sources.documents.contents()]
    times = Counter(map(os.path.realpath, known))
    for file in edited_files:
        if times[os.path.realpath(file)] > 1:
            raise UnfitCourseError(
                f"'{shown(file)}' is read under two names: keep one file of its own"
            )
