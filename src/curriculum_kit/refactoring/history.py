"""``renamed_from``: the ids that a part had before, so that comparisons of versions follow it."""

from __future__ import annotations

from typing import Final

from curriculum_kit.places import Path, Pointer
from curriculum_kit.refactoring.plan import UnfitCourseError
from curriculum_kit.refactoring.replacement import Replacement
from curriculum_kit.remedies import Edit, Enter
from curriculum_kit.source.entering import Insertion, below, entering, written_text
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.project import Project
from curriculum_kit.source.shapes import SHAPES

FORMER: Final = "renamed_from"


def former_id(project: Project, kind: str, old: str, new: str) -> tuple[Edit, ...]:
    """Note the id that a part had.

    Where it gets back an id that it had before, that one is no former id any more.

    Args:
        project: The course.
        kind: What the part is.
        old: The id it has, which will be noted.
        new: The id it gets.

    Raises:
        UnfitCourseError: The part is written in a form to which nothing can safely be added.
    """
    file, home = project.sources.homes[f"{kind}:{old}"]
    document = project.sources.document(file)
    layout = Layout(document) if document and not document.broken else None
    noted = _noted(layout, home, kind, (old, new)) if layout else None
    if layout is None or noted is None:
        message = (
            f"{kind} '{old}' is written in a form to which '{FORMER}: {old}' cannot safely be "
            f"added. Write its entries on lines of their own, or '{FORMER}' by hand."
        )
        raise UnfitCourseError(message)
    if layout.text[noted.start : noted.end] == noted.text:
        return ()
    return (noted.edit(file, layout.document),)


def _noted(layout: Layout, home: Path, kind: str, ids: tuple[str, str]) -> Replacement | None:
    """Return what notes the first of two ids; None if it cannot safely be written."""
    data = layout.value(home)
    if not isinstance(data, dict) or not data or layout.document.has_repeated_keys:
        return None
    if FORMER in data:
        return _joined(layout, (*home, FORMER), ids)
    old = written_text(ids[0])
    if layout.is_flow(home):
        inserted = entering(layout, home, home, Enter(Pointer(kind), FORMER, old))
    else:
        before = SHAPES[kind].key_before(FORMER, tuple(data))
        inserted = below(layout, (*home, before), f"{FORMER}: {old}")
    return _inserted(inserted)


def _joined(layout: Layout, path: Path, ids: tuple[str, str]) -> Replacement | None:
    """Add an id to those that are noted already."""
    old, new = ids
    noted = layout.value(path)
    extent = layout.document.extent(path)
    if extent is None:
        return None
    start, end = extent
    if isinstance(noted, str):
        if layout.is_block_scalar(start):
            return None
        kept = layout.text[start:end]
        known = noted in (old, new)
        text = written_text(old) if known else f"[{kept}, {written_text(old)}]"
        return Replacement(start, end, text)
    if not isinstance(noted, list) or not all(isinstance(each, str) for each in noted):
        return None
    if old in noted:
        return Replacement(start, start, "")
    if new in noted:
        item = layout.document.extent((*path, noted.index(new)))
        return Replacement(*item, written_text(old)) if item else None
    return _appended(layout, path, written_text(old))


def _appended(layout: Layout, path: Path, value: str) -> Replacement | None:
    extent = layout.document.extent(path)
    steps = layout.steps(path)
    if extent is None:
        return None
    if not layout.is_flow(path):
        inserted = below(layout, (*path, steps[-1]), f"- {value}") if steps else None
        return _inserted(inserted)
    if not steps:
        return Replacement(*extent, f"[{value}]")
    last = layout.document.extent((*path, steps[-1]))
    return Replacement(last[1], last[1], f", {value}") if last else None


def _inserted(insertion: Insertion | None) -> Replacement | None:
    if insertion is None:
        return None
    at, text = insertion
    return Replacement(at, at, text)
