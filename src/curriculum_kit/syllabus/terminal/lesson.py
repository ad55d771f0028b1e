"""The page of a lesson, for a terminal."""

from __future__ import annotations

from curriculum_kit.counting import counted
from curriculum_kit.model.vocabulary import ExampleKind
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.lesson_page import Brought, LessonPage
from curriculum_kit.syllabus.phrases import STATUS
from curriculum_kit.syllabus.terminal import said
from curriculum_kit.syllabus.terminal.claim import claim_part
from curriculum_kit.syllabus.terminal.misconception import misconception_part
from curriculum_kit.syllabus.terminal.sheet import Row, Sheet

MARKS = {ExampleKind.POSITIVE: "+", ExampleKind.NEGATIVE: "-"}


def lesson_text(page: LessonPage, terminal: Terminal) -> str:
    """Write the page of a lesson.

    Args:
        page: What it says.
        terminal: What it is written to.
    """
    sheet = Sheet(terminal)
    module = page.module
    sheet.title(
        f"Lesson {module.number}.{page.number}: {page.title}",
        f"lesson:{page.slug}, in module {module.number} {module.title}",
    )
    size = [str(page.load), STATUS[page.status].lower(), counted(page.new, "new concept")]
    if page.minutes is not None:
        size.append(counted(page.minutes, "minute"))
    sheet.lines.append("")
    sheet.items(
        (
            ("Load", ", ".join(size)),
            ("Objective", page.objective),
            ("Core", page.core),
            ("Position", page.position),
            ("Before it", said.lesson(page.previous)),
            ("After it", said.lesson(page.following)),
        )
    )
    _assumes(sheet, page)
    _brings(sheet, page)
    if page.claims:
        sheet.section("Claims")
    for claim in page.claims:
        claim_part(sheet, claim)
    if page.misconceptions:
        sheet.section("Misconceptions addressed")
    for misconception in page.misconceptions:
        misconception_part(sheet, misconception)
    _design(sheet, page)
    said.accepted_and_found(sheet, page.waivers, page.findings)
    return str(sheet)


def _assumes(sheet: Sheet, page: LessonPage) -> None:
    sheet.section("Prerequisites")
    if not page.assumes:
        sheet.text("None.")
        return
    rows = []
    for each in page.assumes:
        names = said.concepts((each.concept, *each.alternatives)).replace(", ", " or ")
        closing = said.resolution(each)
        rows.append(
            Row(
                (
                    names,
                    str(each.depth),
                    str(each.held.depth) if each.held else said.NOTHING,
                    said.source(each, page.slug),
                    said.verdict(each),
                ),
                (closing,) if closing else (),
            )
        )
    sheet.table(("Concept", "Required", "Held", "From", ""), rows)


def _brings(sheet: Sheet, page: LessonPage) -> None:
    sheet.section("Brings")
    if not page.brings:
        sheet.text("Nothing.")
        return
    rows = [
        Row((each.title, "new" if each.is_new else "reinforced", step(each)))
        for each in page.brings
    ]
    sheet.table(("Concept", "", "Depth"), rows)


def step(entry: Brought) -> str:
    """Say from which depth an entry takes its concept to which: ``INTRODUCED -> DEVELOPED``.

    Args:
        entry: The entry.
    """
    if entry.start is None:
        return str(entry.end)
    if entry.start is entry.end:
        return f"{entry.end} (stays)"
    return f"{entry.start} -> {entry.end}"


def _design(sheet: Sheet, page: LessonPage) -> None:
    if page.examples:
        sheet.section("Examples (+) and counterexamples (-)")
    for example in page.examples:
        purpose = f" ({example.purpose})" if example.purpose else ""
        sheet.item(MARKS[example.kind], example.what + purpose)
    if page.modalities:
        sheet.section("Modalities")
    for modality in page.modalities:
        sheet.item(f"{modality.kind}:", modality.what)
    if page.mental_models:
        sheet.section("Mental models")
    for model in page.mental_models:
        sheet.item("*", model)
    if page.scope:
        sheet.section("Scope")
        for text in page.scope.covers:
            sheet.item("covers", text)
        for text in page.scope.leaves_out:
            sheet.item("leaves out", text)
    if page.exercises:
        sheet.section("Exercises")
    for exercise in page.exercises:
        sheet.item(f"{exercise.support}:", exercise.title)
