"""A part of the course renamed from where it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.editor.features.rename import renamable, rename
from curriculum_kit.refactoring.plan import RefusedError
from tests.unit.editor.typing import MODULE, SLOPES, STEPPING, Typing


def test_everything_follows_unsaved_text_too(editor: Typing) -> None:
    editor.replace(SLOPES, "requires:\n", "requires:\n  # first of all\n")
    named = renamable(*editor.at(STEPPING, "reinforced:\n  sl^ope"))
    assert named is not None
    plan = rename(editor.state, named, "steepness")
    here = tuple(edit for edit in plan.edits if edit.place.file == editor.file(SLOPES))
    assert "new:\n  steepness: INTRODUCED" in editor.with_edits(SLOPES, here)
    assert {Path(edit.place.file).name for edit in plan.edits} == {
        "mathematics.yaml",
        "optimization.yaml",
        "slopes.yaml",
        "stepping.yaml",
        "rolling.yaml",
    }


def test_a_lesson_takes_its_file_along(editor: Typing) -> None:
    named = renamable(*editor.at(MODULE, "addressed_in: [step^ping]"))
    assert named is not None
    plan = rename(editor.state, named, "walking")
    target = editor.file("foundations/descent/walking.yaml")
    assert plan.moves.targets == {editor.file(STEPPING): target}


@pytest.mark.parametrize("piece", ["title: Slo^pes", "load: STR^ETCH", "demo: slopes:para^bola"])
def test_other_things_cannot_be_renamed(editor: Typing, piece: str) -> None:
    assert renamable(*editor.at(SLOPES, piece)) is None


def test_a_file_in_the_midst_of_being_edited_comes_first(editor: Typing) -> None:
    editor.write(SLOPES, editor.text(SLOPES))
    editor.replace(SLOPES, "title: Slopes", "title: [Slopes")
    named = renamable(*editor.at(STEPPING, "reinforced:\n  sl^ope"))
    assert named is not None
    with pytest.raises(RefusedError, match="cannot be read at this moment: mend it first"):
        rename(editor.state, named, "steepness")
