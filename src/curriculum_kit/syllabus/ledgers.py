"""What the ledgers of the whole course list: its claims by lesson, its misconceptions by home."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from curriculum_kit.syllabus.claim_page import ClaimPage, claim_in
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.misconception_page import MisconceptionPage, misconception_as_filed
from curriculum_kit.syllabus.names import LessonName, ModuleName, lesson_name


def claims_by_lesson(material: Material) -> Iterator[tuple[LessonName, tuple[ClaimPage, ...]]]:
    """Yield the lessons that claim something, in course order, with their claims.

    Args:
        material: The course, walked and checked.
    """
    for lesson in material.course.lessons.values():
        if lesson.claims:
            found = (claim_in(material, claim, lesson.id) for claim in lesson.claims.values())
            yield lesson_name(material.course, lesson.id), tuple(found)


def misconceptions_by_home(
    material: Material,
) -> Iterator[tuple[ModuleName | LessonName, tuple[MisconceptionPage, ...]]]:
    """Yield the modules and lessons that misconceptions are filed in, in course order, with them.

    Args:
        material: The course, walked and checked.
    """
    filed = (misconception_as_filed(material, each) for each in material.course.misconceptions())
    for home, found in groupby(filed, key=lambda page: page.home):
        yield home, tuple(found)
