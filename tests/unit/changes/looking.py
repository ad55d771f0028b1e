"""Two versions of a course, and what is said of the change from one to the other."""

from __future__ import annotations

from pathlib import Path

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.compare import compare
from curriculum_kit.changes.side import Side
from curriculum_kit.model.course import Course
from curriculum_kit.rules.context import Context
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.project import Project, load_course
from curriculum_kit.source.sources import Sources
from tests.unit.syllabus.courses import course_of


def side_of(course: Course) -> Side:
    """Return a version that was never written to a file, and has no demos."""
    nowhere = "/nowhere/curriculum"
    sources = Sources(f"{nowhere}/curriculum.yaml", Documents(nowhere))
    return Side(Context(Project(Path(nowhere), course, sources, {}, {})))


def between(before: str, after: str) -> tuple[Change, ...]:
    """Return the changes between two courses, each YAML text as ``course_of`` takes it."""
    return compare(side_of(course_of(before)), side_of(course_of(after)))


def in_folders(before: Path, after: Path) -> tuple[Change, ...]:
    """Return the changes between two courses on disk."""
    return compare(Side.of(load_course(before)), Side.of(load_course(after)))


def listed(changes: tuple[Change, ...]) -> list[str]:
    """Return changes as lines: ``breaking concept-later concept:adam``."""
    return sorted(
        f"{change.impact.label} {change.kind} {change.subject}"
        + (f" ({change.about})" if change.about else "")
        for change in changes
    )
