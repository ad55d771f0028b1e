"""Tables of the course for spreadsheets: its lessons, and how deeply each concept is held when.

As RFC 4180 has it, in UTF-8, with a line for the names of the columns. A spreadsheet takes a cell
that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, which may fetch or run something, even
from a quoted field; such a cell gets an apostrophe in front. Texts are one line each, and what
cannot be seen in them is written as an escape, a leading tab among it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from curriculum_kit.learner.timeline import DAY_ONE
from curriculum_kit.output.github_markdown import folded
from curriculum_kit.syllabus.lesson_page import LessonPage, lesson_page
from curriculum_kit.syllabus.material import Material

LESSONS, DEPTHS = "lessons.csv", "depths.csv"

LESSON_COLUMNS = (
    *("number", "module", "lesson", "title", "core", "load", "status", "minutes"),
    *("new_concepts", "concepts", "gaps", "claims", "misconceptions", "objective", "position"),
)
"""Numbers are counts; ``gaps`` are concepts not held deeply enough, closed in the lesson or not."""

DAY_ONE_COLUMN = "day one"

Cell = str | int | None


def tables(material: Material) -> Iterator[tuple[str, str]]:
    """Yield the tables: the name of each file, and its text.

    Args:
        material: The course, walked and checked.
    """
    yield LESSONS, _csv(LESSON_COLUMNS, _lessons(material))
    lessons = list(material.course.lessons)
    yield DEPTHS, _csv(("concept", "name", DAY_ONE_COLUMN, *lessons), _depths(material, lessons))


def cell(value: Cell) -> str:
    """Return a value as a cell that no spreadsheet calculates.

    Args:
        value: The value; None is an empty cell.
    """
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    text = folded(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _csv(columns: Sequence[Cell], rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(cell, columns))
    writer.writerows(map(cell, row) for row in rows)
    return text.getvalue()


def _lessons(material: Material) -> Iterator[tuple[Cell, ...]]:
    for slug in material.course.lessons:
        yield _lesson(lesson_page(material, slug))


def _lesson(page: LessonPage) -> tuple[Cell, ...]:
    return (
        f"{page.module.number}.{page.number}",
        page.module.slug,
        page.slug,
        page.title,
        page.core,
        str(page.load),
        str(page.status),
        page.minutes,
        page.new,
        len(page.brings),
        sum(not assumption.met for assumption in page.assumes),
        len(page.claims),
        len(page.misconceptions),
        page.objective,
        page.position,
    )


def _depths(material: Material, lessons: Sequence[str]) -> Iterator[list[Cell]]:
    """Yield a row a concept: how deeply it is held on day one and after each lesson."""
    positions = [DAY_ONE, *(material.timeline.positions[slug] for slug in lessons)]
    for name, concept in material.course.concepts.items():
        steps = iter(material.timeline.history.get(name, ()))
        following, held = next(steps, None), None
        row: list[Cell] = [name, concept.name]
        for position in positions:
            while following is not None and following.position <= position:
                held, following = str(following.depth), next(steps, None)
            row.append(held)
        yield row
