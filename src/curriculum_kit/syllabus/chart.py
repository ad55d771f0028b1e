"""The text chart of a module's load: what each lesson is, and how much it brings."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.syllabus.rows import LessonRow

FULL, EMPTY = "▓", "░"
CELLS = 3
"""Cells of a bar: what a learner can carry. A lesson that brings more gets a longer one."""
COLUMN = 10


def load_chart(lessons: Sequence[LessonRow]) -> str:
    """Draw the load of lessons, a column a lesson.

    Args:
        lessons: The lessons, in order.

    Returns:
        Four lines: number, load, count of new concepts, and the count as a bar.
    """
    columns = [
        (str(lesson.number), str(lesson.load), str(lesson.new), _bar(lesson.new))
        for lesson in lessons
    ]
    widths = [max(COLUMN, *(len(cell) + 1 for cell in column)) for column in columns]
    lines = []
    for number, label in enumerate(("Lesson:", "Type:", "New:", "")):
        cells = (column[number].ljust(width) for column, width in zip(columns, widths, strict=True))
        lines.append((label.ljust(COLUMN) + "".join(cells)).rstrip())
    return "\n".join(lines)


def _bar(new: int) -> str:
    return FULL * new + EMPTY * (CELLS - new)
