"""The page of a concept, for a terminal."""

from __future__ import annotations

from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.concept_page import ConceptPage, Link
from curriculum_kit.syllabus.terminal import said
from curriculum_kit.syllabus.terminal.lesson import step
from curriculum_kit.syllabus.terminal.misconception import misconception_part
from curriculum_kit.syllabus.terminal.sheet import Row, Sheet


def concept_text(page: ConceptPage, terminal: Terminal) -> str:
    """Write the page of a concept.

    Args:
        page: What it says.
        terminal: What it is written to.
    """
    sheet = Sheet(terminal)
    sheet.title(f"Concept: {page.name}", f"concept:{page.id}")
    sheet.lines.append("")
    if page.definition:
        sheet.text(page.definition, indent=0)
        sheet.lines.append("")
    sheet.items(
        (
            ("Also called", "; ".join(page.aliases)),
            ("Sources", "; ".join(page.sources)),
            ("In the end", f"held at {page.held.depth}" if page.held else "never met"),
        )
    )
    _timeline(sheet, page)
    _links(sheet, page)
    _used(sheet, page)
    if page.misconceptions:
        sheet.section("Misconceptions about it")
    for misconception in page.misconceptions:
        misconception_part(sheet, misconception)
        lessons = ", ".join(map(said.lesson, misconception.addressed_in)) or "no lesson"
        sheet.item("Addressed in", lessons, indent=4)
    said.accepted_and_found(sheet, page.waivers, page.findings)
    return str(sheet)


def _timeline(sheet: Sheet, page: ConceptPage) -> None:
    sheet.section("Depth through the course")
    rows = []
    if page.assumed:
        rows.append(Row(("day one", "assumed", str(page.assumed))))
    for touch in page.touched:
        kind = "new" if touch.entry.is_new else "reinforced"
        label = f" ({touch.entry.label})" if touch.entry.label else ""
        rows.append(Row((said.lesson(touch.lesson) + label, kind, step(touch.entry))))
    if rows:
        sheet.table(("Lesson", "", "Depth"), rows)
    else:
        sheet.text("No lesson takes it up.")


def _links(sheet: Sheet, page: ConceptPage) -> None:
    if page.requires or page.requires_any:
        sheet.section("Requires")
    for link in page.requires:
        sheet.item("*", f"{link.concept.name} {_asked(link)}")
    for group in page.requires_any:
        sheet.item("*", " or ".join(f"{link.concept.name} {_asked(link)}" for link in group))
    if page.dependents:
        sheet.section("Builds on it")
    for link in page.dependents:
        others = f", or {said.concepts(link.alternatives)} instead" if link.alternatives else ""
        sheet.item("*", f"{link.concept.name}: requires it {_asked(link)}{others}")


def _asked(link: Link) -> str:
    where = f", to reach {link.to_reach}" if link.to_reach is not Depth.INTRODUCED else ""
    chain = " -> ".join(each.id for each in link.chain)
    redundant = f" (redundant: {chain} implies it)" if link.redundant else ""
    return f"at {link.depth}{where}{redundant}"


def _used(sheet: Sheet, page: ConceptPage) -> None:
    sheet.section("Lessons that require it")
    rows = []
    for use in page.used:
        each = use.assumption
        reasons = (*(["itself"] if each.stated else []), *(name.name for name in each.required_by))
        closing = said.resolution(each)
        rows.append(
            Row(
                (
                    said.lesson(use.lesson),
                    ", ".join(reasons),
                    str(each.depth),
                    str(each.held.depth) if each.held else said.NOTHING,
                    said.verdict(each),
                ),
                (closing,) if closing else (),
            )
        )
    if rows:
        sheet.table(("Lesson", "For", "Required", "Held", ""), rows)
    else:
        sheet.text("None.")
