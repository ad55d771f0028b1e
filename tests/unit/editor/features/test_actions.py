"""What can be done about a finding."""

from __future__ import annotations

import pytest

from curriculum_kit.editor.features.actions import Action, actions
from curriculum_kit.places import Span
from tests.unit.editor.typing import CONCEPTS, ROLLING, SLOPES, STEPPING, Typing

EVERYWHERE = Span(1, 1, 1000, 1)


def offered(editor: Typing, name: str, stretch: Span = EVERYWHERE) -> tuple[Action, ...]:
    return actions(editor.state, editor.file(name), stretch)


def codes(editor: Typing) -> list[str]:
    return [finding.rule for finding in editor.state.report.findings]


def test_a_fix_mends_the_finding(editor: Typing) -> None:
    editor.replace(STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    assert codes(editor) == ["wrong-starting-depth"]
    fix = next(action for action in offered(editor, STEPPING) if action.is_fix)
    editor.write(STEPPING, editor.with_edits(STEPPING, fix.edits))
    assert codes(editor) == []


def test_a_waiver_takes_the_finding_away_and_asks_for_its_reason(editor: Typing) -> None:
    editor.replace(STEPPING, "position: It takes the slope and uses it.\n", "")
    assert codes(editor) == ["unexplained-position"]
    [waiver] = offered(editor, STEPPING)
    assert waiver.title == "Waive unexplained-position for lesson 'stepping', with a reason…"
    text = editor.with_edits(STEPPING, waiver.edits)
    assert text.endswith("waivers:\n  - rule: unexplained-position\n    reason: TODO\n")
    editor.write(STEPPING, text)
    assert codes(editor) == ["waiver-without-reason"]
    editor.replace(STEPPING, "reason: TODO", "reason: Its place is plain to see.")
    assert codes(editor) == []


def test_a_waiver_joins_those_that_are_there(editor: Typing) -> None:
    editor.replace(ROLLING, "position: It goes where stepping went, in fewer steps.\n", "")
    [waiver] = offered(editor, ROLLING)
    text = editor.with_edits(ROLLING, waiver.edits)
    assert text.count("waivers:") == 1
    assert text.endswith("\n  - rule: unexplained-position\n    reason: TODO\n")


def test_a_concept_has_its_own_waivers(editor: Typing) -> None:
    added = "\nunused:\n  name: Unused\n  requires:\n    slope: INTRODUCED\n"
    editor.write(CONCEPTS, editor.text(CONCEPTS) + added)
    assert codes(editor) == ["orphan-concept"]
    [waiver] = offered(editor, CONCEPTS)
    editor.write(CONCEPTS, editor.with_edits(CONCEPTS, waiver.edits))
    assert codes(editor) == ["waiver-without-reason"]


def test_no_waiver_is_entered_into_a_mapping_on_one_line(editor: Typing) -> None:
    added = "\nunused: {name: Unused, requires: {slope: INTRODUCED}}\n"
    editor.write(CONCEPTS, editor.text(CONCEPTS) + added)
    assert codes(editor) == ["orphan-concept"]
    assert offered(editor, CONCEPTS) == ()


def test_only_findings_under_the_cursor_are_meant(editor: Typing) -> None:
    editor.replace(SLOPES, "load: STRETCH", "load: STRECH")
    line = editor.state.report.findings[0].place.span.line
    assert offered(editor, SLOPES, Span(line, 8, line, 8))
    assert not offered(editor, SLOPES, Span(line + 1, 1, line + 1, 1))


@pytest.mark.parametrize("broken", ["[", "'"])
def test_nothing_is_changed_in_a_file_that_cannot_be_read(editor: Typing, broken: str) -> None:
    editor.replace(STEPPING, "position: It takes the slope and uses it.\n", "")
    editor.replace(STEPPING, "title: Stepping", f"title: {broken}Stepping")
    assert offered(editor, STEPPING) == ()
