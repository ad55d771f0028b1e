"""The page of a misconception, for a terminal."""

from __future__ import annotations

from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.misconception_page import MisconceptionPage
from curriculum_kit.syllabus.names import ModuleName
from curriculum_kit.syllabus.terminal import said
from curriculum_kit.syllabus.terminal.sheet import Sheet


def misconception_text(page: MisconceptionPage, terminal: Terminal) -> str:
    """Write the page of a misconception.

    Args:
        page: What it says.
        terminal: What it is written to.
    """
    sheet = Sheet(terminal)
    home = page.home
    place = (
        f"module {home.number} {home.title}"
        if isinstance(home, ModuleName)
        else f"lesson {said.lesson(home)}"
    )
    sheet.title(f"Misconception: {page.id}", f"misconception:{page.id}, in {place}")
    sheet.lines.append("")
    lessons = ", ".join(map(said.lesson, page.addressed_in)) or "no lesson"
    sheet.items(
        (
            ("Belief", page.belief),
            ("Correction", page.correction),
            ("About", said.concepts(page.about)),
            ("Addressed in", lessons),
        )
    )
    sheet.section("Refuted by")
    for claim in page.refuted_by:
        sheet.item(f"{said.claim(claim)}:", claim.statement or "")
    if page.refuted_by:
        return str(sheet)
    for each in page.counterexamples:
        sheet.item("-", f"{each.example.what} (counterexample in {said.lesson(each.lesson)})")
    if not page.counterexamples:
        sheet.text("Nothing: no claim, and no counterexample in a lesson that addresses it.")
    return str(sheet)


def misconception_part(sheet: Sheet, page: MisconceptionPage) -> None:
    """Write what another page says of a misconception.

    Args:
        sheet: Where.
        page: The misconception.
    """
    sheet.text(page.id, role="strong")
    sheet.item("Belief:", page.belief, indent=4)
    sheet.item("Correction:", page.correction, indent=4)
    if page.refuted_by:
        sheet.item("Refuted by", ", ".join(map(said.claim, page.refuted_by)), indent=4)
