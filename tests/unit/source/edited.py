"""A text changed by a remedy, as one file of a course."""

from __future__ import annotations

from curriculum_kit.places import Path
from curriculum_kit.remedies import Change, Remedy
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.editing import applied, fix_of
from curriculum_kit.source.sources import Sources

FILE = "/course/lesson.yaml"
LESSON = "lesson:lesson"


def edited(content: str | bytes, *changes: Change, home: Path = ()) -> bytes | None:
    """Make changes in a file that holds one subject.

    Args:
        content: The file.
        changes: What is changed, all of it or nothing.
        home: The path of the subject in the file.

    Returns:
        The file afterwards; None if there is no fix.
    """
    raw = content.encode() if isinstance(content, str) else content
    documents = Documents("/course", {FILE: raw})
    documents.content(FILE)
    sources = Sources("/course/curriculum.yaml", documents)
    sources.homes[LESSON] = (FILE, home)
    fix = fix_of(Remedy("Mend it", changes), sources)
    return applied(raw, fix.edits) if fix else None
