"""Parts of pages that several of them say in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from curriculum_kit.findings import Finding
from curriculum_kit.syllabus.holdings import Assumption
from curriculum_kit.syllabus.names import ClaimName, ConceptName, LessonName
from curriculum_kit.syllabus.rows import WaiverNote
from curriculum_kit.syllabus.terminal.sheet import Cell, Sheet

NOTHING = "-"


def lesson(name: LessonName | None) -> str:
    """Name a lesson by its number and slug: ``1.3.5 optimizers``.

    Args:
        name: The lesson; None for none.
    """
    if name is None:
        return NOTHING
    number = f"{name.label} {name.slug}" if name.module else name.slug
    return number if name.title is not None else f"{number} (could not be read)"


def source(assumption: Assumption, here: str) -> str:
    """Say where what a lesson needs comes from.

    Args:
        assumption: What it needs.
        here: The slug of the lesson.
    """
    if assumption.held is None:
        return NOTHING
    if assumption.held.lesson is None:
        return "day one"
    return "this lesson" if assumption.brought_by(here) else lesson(assumption.held.lesson)


def verdict(assumption: Assumption) -> Cell:
    """Say whether something is held deeply enough.

    Args:
        assumption: What a lesson needs.
    """
    if assumption.met:
        return Cell("OK", "good")
    return Cell("GAP", "warning" if assumption.gap else "error")


def resolution(assumption: Assumption) -> str | None:
    """Say how a lesson closes a gap that it declares.

    Args:
        assumption: What it needs.
    """
    gap = assumption.gap
    if gap is None:
        return None if assumption.met else "no gap is declared, and nothing closes it"
    where = f", {gap.where}" if gap.where else ""
    return f"{gap.size} gap, closed by: {gap.resolution}{where}"


def concepts(names: Iterable[ConceptName]) -> str:
    """List concepts by their names.

    Args:
        names: The concepts.
    """
    return ", ".join(name.name for name in names)


def claim(name: ClaimName) -> str:
    """Name a claim by its id, and where it is not there say so.

    Args:
        name: The claim.
    """
    return name.id if name.statement is not None else f"{name.id} (could not be read)"


def accepted_and_found(
    sheet: Sheet, waivers: Sequence[WaiverNote], findings: Sequence[Finding]
) -> None:
    """Write what authors accept, and what stands against a part of the course.

    Args:
        sheet: Where.
        waivers: What is accepted.
        findings: What stands.
    """
    if waivers:
        sheet.section("Waived, each with its reason")
    for note in waivers:
        sheet.item(f"{note.rule}:", note.message)
        sheet.text(f"Because: {note.reason}", indent=4)
    if findings:
        sheet.section("Findings")
    for finding in findings:
        label = finding.severity.label
        sheet.item(f"{label}[{finding.code}]", f"{finding.rule}: {finding.message}", role=label)
