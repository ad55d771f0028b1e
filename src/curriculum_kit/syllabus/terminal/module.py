"""The page of a module, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum_kit.counting import counted
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus import phrases
from curriculum_kit.syllabus.chart import load_chart
from curriculum_kit.syllabus.module_page import ModulePage
from curriculum_kit.syllabus.pace import pace
from curriculum_kit.syllabus.rows import LessonRow
from curriculum_kit.syllabus.terminal import said
from curriculum_kit.syllabus.terminal.sheet import MARGIN, Row, Sheet


def module_text(page: ModulePage, terminal: Terminal) -> str:
    """Write the page of a module.

    Args:
        page: What it says.
        terminal: What it is written to.
    """
    sheet = Sheet(terminal)
    sheet.title(f"Module {page.number}: {page.title}", f"module:{page.slug}")
    sheet.lines.append("")
    sheet.items(
        (
            ("Goal", page.goal),
            ("Status", phrases.progress(page.status, page.built, len(page.lessons))),
            ("Size", f"{counted(page.new, 'new concept')}, {counted(len(page.claims), 'claim')}"),
            ("Premise", page.premise),
        )
    )
    if page.acts:
        sheet.section("Acts")
    for act in page.acts:
        sheet.item(f"{act.title} ({phrases.lessons(act.lessons)}):", act.story)
    sheet.section("Lessons")
    rows = [
        Row((f"{page.number}.{row.number}", row.slug, row.core, str(row.load), str(row.new)))
        for row in page.lessons
    ]
    sheet.table(("", "Lesson", "Core", "Load", "New"), rows)
    sheet.section("Load")
    for lessons in _fitting(page.lessons, sheet.columns - MARGIN):
        sheet.lines += (" " * MARGIN + line for line in load_chart(lessons).split("\n"))
        sheet.lines.append("")
    sheet.text(pace(page))
    said.accepted_and_found(sheet, page.waivers, ())
    return str(sheet)


def _fitting(lessons: Sequence[LessonRow], columns: int) -> Iterator[Sequence[LessonRow]]:
    """Yield the lessons in runs whose chart fits."""
    run: list[LessonRow] = []
    for lesson in lessons:
        if run and max(map(len, load_chart([*run, lesson]).split("\n"))) > columns:
            yield run
            run = []
        run.append(lesson)
    if run:
        yield run
