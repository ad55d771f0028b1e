"""The page of a claim, for a terminal."""

from __future__ import annotations

from curriculum_kit.counting import counted
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus import phrases
from curriculum_kit.syllabus.claim_page import ClaimPage
from curriculum_kit.syllabus.terminal import said
from curriculum_kit.syllabus.terminal.sheet import Sheet


def claim_text(page: ClaimPage, terminal: Terminal) -> str:
    """Write the page of a claim.

    Args:
        page: What it says.
        terminal: What it is written to.
    """
    sheet = Sheet(terminal)
    sheet.title(f"Claim: {page.id}", f"claim:{page.id}, in lesson {said.lesson(page.lesson)}")
    sheet.lines.append("")
    sheet.text(page.statement, indent=0)
    sheet.section("Demo and expectations")
    sheet.text(demo(page))
    for each in page.expected:
        sheet.text(f"{each.measurement}: {each.value}", indent=4)
    _evidence(sheet, page, indent=2)
    if page.sources:
        sheet.section("Sources")
    for source in page.sources:
        sheet.item("*", source)
    if page.refutes:
        sheet.section("Refutes")
    for misconception in page.refutes:
        sheet.item(f"{misconception.id}:", misconception.belief)
    return str(sheet)


def claim_part(sheet: Sheet, page: ClaimPage) -> None:
    """Write what a lesson says of a claim.

    Args:
        sheet: Where.
        page: The claim.
    """
    sheet.text(page.id, role="strong")
    sheet.text(page.statement, indent=4)
    sheet.text(demo(page), indent=4)
    for each in page.expected:
        sheet.text(f"{each.measurement}: {each.value}", indent=6)
    _evidence(sheet, page, indent=4)


def demo(page: ClaimPage) -> str:
    """Say what measures a claim, and how many seeds must pass.

    Args:
        page: The claim.
    """
    if page.demo is None:
        return "No demo measures it."
    measured = f"Measured by {page.demo}, {counted(page.seeds, 'seed')}"
    return f"{measured}, which must give" if page.expected else f"{measured}, with no expectation"


def _evidence(sheet: Sheet, page: ClaimPage, indent: int) -> None:
    if page.evidence is None:
        return
    sheet.text(f"Evidence: {phrases.standing(page.evidence)}", indent=indent)
    for measured in phrases.measured(page.evidence):
        sheet.text(measured, indent=indent + 2)
