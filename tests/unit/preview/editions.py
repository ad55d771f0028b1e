"""Looks at a small course, and the editions that follow from them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from curriculum_kit.preview.edition import Edition, next_edition
from curriculum_kit.preview.look import Look, LookError
from curriculum_kit.source.schema import WHOLE
from curriculum_kit.source.snapshot import Watched
from curriculum_kit.syllabus.material import material_of
from tests.courses import checked

NOON = datetime(2030, 1, 1, 12, tzinfo=UTC)
LESSON = "foundations/descent/slopes.yaml"
PAGE = "modules/descent.html"


def look_at(course: Path) -> Look:
    """Read and check a course.

    Args:
        course: Its folder.
    """
    report = checked(course)
    broken = report.project.broken
    lost = tuple(sorted(name for name, keys in broken.items() if keys == WHOLE))
    return Look(material_of(report), f"{len(report.findings)} found", lost, Watched((course,)))


def after(found: Look | LookError, before: Edition | None = None) -> Edition:
    """Return the edition that follows, a minute later; editions are numbered.

    Args:
        found: What a look has found.
        before: The edition being shown, if any.
    """
    number = int(before.name) + 1 if before else 0
    return next_edition(found, before, str(number), NOON + timedelta(minutes=number))


def text_of(edition: Edition, address: str) -> str:
    """Return a file that must be there.

    Args:
        edition: What is shown.
        address: The file's address.
    """
    copy = edition.copy(address)
    assert copy is not None
    assert copy.text is not None
    return copy.text
