"""What an author can have done about a finding: the rule's own fix, or a waiver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.findings import Finding
from curriculum_kit.places import Path, Place, Span
from curriculum_kit.remedies import Edit
from curriculum_kit.source.entering import TO_FILL_IN, below
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.shapes import SHAPES

_HOLDERS: Final = frozenset({"course", "module", "lesson", "concept"})
"""What can have waivers."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done.

    Attributes:
        title: What it does, as an order.
        finding: What it is about.
        edits: The texts to replace.
        is_fix: Whether it mends the finding rather than excusing it.
    """

    title: str
    finding: Finding
    edits: tuple[Edit, ...]
    is_fix: bool


def actions(state: CourseState, file: str, *stretches: Span) -> tuple[Action, ...]:
    """Return what can be done about the findings in stretches of a file.

    Args:
        state: The course.
        file: The file's absolute path.
        stretches: The stretches; one without a character is a cursor.
    """
    if file in state.broken:
        return ()
    found = [
        finding
        for finding in state.report.findings
        if finding.place.file == file
        and any(_touch(finding.place.span, stretch) for stretch in stretches)
    ]
    return (*_fixes(found, state), *_waivers(found, state))


def _fixes(found: list[Finding], state: CourseState) -> Iterator[Action]:
    for finding in found:
        fix = finding.fix
        if fix is not None and not any(edit.place.file in state.broken for edit in fix.edits):
            yield Action(fix.message, finding, fix.edits, is_fix=True)


def _waivers(found: list[Finding], state: CourseState) -> Iterator[Action]:
    for finding in found:
        rule = state.rule_names.get(finding.rule)
        if rule is None or not rule.waivable:
            continue
        holder = _holder(state, finding.subject)
        edit = _waiver(state, holder, finding.rule)
        if edit is not None:
            kind, _, name = holder.partition(":")
            title = (
                f"Waive {finding.rule} for {kind} '{name}'"
                if name
                else (f"Waive {finding.rule} for the whole course")
            )
            yield Action(f"{title}, with a reason…", finding, (edit,), is_fix=False)


def _holder(state: CourseState, subject: str) -> str:
    """Return the innermost part around a subject that can have waivers and is written."""
    homes = state.project.sources.homes
    return next(
        holder
        for holder in (*state.course.holders(subject), "course")
        if holder.partition(":")[0] in _HOLDERS and (holder in homes or holder == "course")
    )


def _waiver(state: CourseState, holder: str, rule: str) -> Edit | None:
    sources = state.project.sources
    file, home = sources.homes.get(holder, (sources.manifest, ()))
    document = sources.document(file)
    if document is None or document.broken or file in state.broken:
        return None
    layout = Layout(document)
    inserted = _insertion(layout, home, holder.partition(":")[0], rule)
    if inserted is None:
        return None
    at, text = inserted
    return Edit(Place(file, document.span_between(at, at)), text)


def _insertion(layout: Layout, home: Path, kind: str, rule: str) -> tuple[int, str] | None:
    subject = layout.value(home)
    if not isinstance(subject, dict) or not subject or layout.document.has_repeated_keys:
        return None
    path = (*home, "waivers")
    if "waivers" in subject:
        steps = layout.steps(path)
        if not steps or layout.is_flow(path):
            return None
        return below(layout, (*path, steps[-1]), f"- rule: {rule}", f"  reason: {TO_FILL_IN}")
    if layout.is_flow(home):
        return None
    before = SHAPES[kind].key_before("waivers", tuple(subject))
    lines = ("waivers:", f"  - rule: {rule}", f"    reason: {TO_FILL_IN}")
    return below(layout, (*home, before), *lines)


def _touch(first: Span, second: Span) -> bool:
    starts = [(each.line, each.column) for each in (first, second)]
    ends = [(each.end_line, each.end_column) for each in (first, second)]
    return starts[0] <= ends[1] and starts[1] <= ends[0]
