"""From what a remedy changes to edits of an author's text, which is never written anew.

Whatever stands outside the edits, comments, quotes and blank lines among it, stays as it is, byte
for byte. Where the text has a form in which a change is not sure to do what it should, and nothing
else, there is no fix.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from curriculum_kit.places import Path, Place, Pointer
from curriculum_kit.remedies import Change, Edit, Enter, Fix, Remedy, Remove, Rename, Rewrite
from curriculum_kit.source.entering import entering, fits_in_flow, written_key
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.removal import removal, with_blank_lines
from curriculum_kit.source.sources import Sources


def fix_of(remedy: Remedy, sources: Sources) -> Fix | None:
    """Find the edits that make a remedy's changes.

    Args:
        remedy: What is to be changed.
        sources: Where everything is written.

    Returns:
        The fix, with all the changes; None if one of them cannot be made safely.
    """
    files: dict[str, Layout] = {}
    pieces: list[_Piece] = []
    for change in remedy.changes:
        piece = _piece(change, sources, files)
        if piece is None:
            return None
        pieces.append(piece)
    edits = sorted(_edit(piece, pieces, files[piece.file]) for piece in pieces)
    if not edits or any(_overlap(first, second) for first, second in pairwise(edits)):
        return None
    return Fix(remedy.message, tuple(edits))


def applied(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Make edits in a file.

    Args:
        content: The file as it was when the edits were found.
        edits: Edits of this file that do not overlap.

    Returns:
        The file afterwards; outside the edits the same bytes.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.removeprefix(mark).decode()
    lines = Lines(text)
    kept: list[str] = []
    at = 0
    for edit in sorted(edits):
        span = edit.place.span
        kept += (text[at : lines.offset(span.line, span.column)], edit.text)
        at = lines.offset(span.end_line, span.end_column)
    return mark + "".join((*kept, text[at:])).encode()


@dataclass(frozen=True, slots=True)
class _Piece:
    """One replacement, in offsets."""

    file: str
    start: int
    end: int
    text: str


def _piece(change: Change, sources: Sources, files: dict[str, Layout]) -> _Piece | None:
    where = change.where
    file, home = _home(where, sources)
    layout = files.get(file) or _layout(file, sources)
    if layout is None:
        return None
    files[file] = layout
    if isinstance(change, (Rename, Rewrite)) and isinstance(where, Place):
        start, end = layout.document.offsets_of(where.span)
        text = written_key(change.key) if isinstance(change, Rename) else change.value
        return _Piece(file, start, end, text) if start < end else None
    if isinstance(where, Place) or where.subject not in sources.homes:
        return None
    path = (*home, *where.path)
    if file in sources.repairs:
        path = sources.repairs[file].as_written(path)
    if isinstance(change, Enter):
        inserted = entering(layout, path, home, change)
        return _Piece(file, inserted[0], *inserted) if inserted else None
    if isinstance(change, Remove):
        removed = removal(layout, path, home)
        return _Piece(file, *removed, "") if removed else None
    if isinstance(change, Rename):
        return _renamed(layout, file, path, change.key)
    return _rewritten(layout, file, path, change.value)


def _home(where: Pointer | Place, sources: Sources) -> tuple[str, Path]:
    if isinstance(where, Place):
        return where.file, ()
    return sources.homes.get(where.subject, (sources.manifest, ()))


def _layout(file: str, sources: Sources) -> Layout | None:
    document = sources.document(file)
    return None if document is None or document.broken else Layout(document)


def _renamed(layout: Layout, file: str, path: Path, key: str) -> _Piece | None:
    extent = layout.document.extent(path, key=True)
    if extent is None or key in layout.steps(path[:-1]):
        return None
    return _Piece(file, *extent, written_key(key))


def _rewritten(layout: Layout, file: str, path: Path, value: str) -> _Piece | None:
    """Replace a scalar; where a shorthand is written, that is the value of its last step."""
    extent = layout.document.extent(path)
    if extent is None and (extent := layout.document.extent(path[:-1])) is not None:
        path = path[:-1]
        if layout.value(path) is None:
            return None
    if extent is None or not path or isinstance(layout.value(path), (dict, list)):
        return None
    start, end = extent
    if layout.is_block_scalar(start) or not fits_in_flow(value):
        return None
    space = " " if start == end and layout.text[start - 1 : start] in {":", "-"} else ""
    return _Piece(file, start, end, space + value)


def _edit(piece: _Piece, pieces: Sequence[_Piece], layout: Layout) -> Edit:
    stretch, text = (piece.start, piece.end), piece.text
    others = [other for other in pieces if other is not piece and other.file == piece.file]
    if not text and not any(other.start == piece.end for other in others):
        stretch = with_blank_lines(layout, stretch)
    if text.startswith(("\r", "\n")) and any(other.end == piece.start for other in others):
        text = text.lstrip("\r\n")  # below what is removed here, the line has begun already
    return Edit(Place(piece.file, layout.document.span_between(*stretch)), text)


def _overlap(first: Edit, second: Edit) -> bool:
    before, after = first.place, second.place
    end = (before.span.end_line, before.span.end_column)
    return before.file == after.file and (
        end > (after.span.line, after.span.column) or before == after
    )
