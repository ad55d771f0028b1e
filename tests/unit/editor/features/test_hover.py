"""What is said about the spot under the cursor."""

from __future__ import annotations

import pytest

from curriculum_kit.editor.features.hover import hover
from tests.unit.editor.typing import CONCEPTS, MODULE, ROLLING, SLOPES, STEPPING, Typing


def said(editor: Typing, name: str, piece: str) -> str:
    found = hover(*editor.at(name, piece))
    assert found is not None
    return found.text


def test_a_concept_is_defined_with_its_way_through_the_course(editor: Typing) -> None:
    text = said(editor, STEPPING, "reinforced:\n  sl^ope")
    assert text == (
        "**Slope** `slope`\n\n"
        "How much a function rises for each step to the right.\n\n"
        "Requires `algebra` DEVELOPED.\n\n"
        "- **INTRODUCED** since `slopes`, Slopes\n- **DEVELOPED** since `stepping`, Stepping\n\n"
        "Here: **INTRODUCED** when the lesson starts, **DEVELOPED** when it ends."
    )


def test_outside_a_lesson_nothing_is_held_here(editor: Typing) -> None:
    assert "Here:" not in said(editor, CONCEPTS, "    sl^ope: {depth")


def test_what_is_assumed_is_held_on_day_one(editor: Typing) -> None:
    assert "- **APPLIED** on day one" in said(editor, SLOPES, "requires:\n  alg^ebra")


def test_a_lesson_has_its_load_and_neighbors(editor: Typing) -> None:
    text = said(editor, MODULE, "lessons: [slopes, step^ping]")
    assert "**Stepping** `stepping`" in text
    assert "BUILD, 1 new concept, lesson 2 of 3" in text
    assert "- After `slopes`, STRETCH\n- Before `rolling`, CONSOLIDATE" in text


@pytest.mark.parametrize(
    ("name", "piece", "expected"),
    [
        (SLOPES, "load: STR^ETCH", "A genuinely new paradigm"),
        (SLOPES, "slope: INTRO^DUCED", "Can recognize"),
        (STEPPING, "INTRODUCED -> DEV^ELOPED", "Can trace a worked example"),
        (STEPPING, "INTRO^DUCED -> DEVELOPED", "Can recognize"),
        (SLOPES, "lo^ad:", "What it asks of the learner."),
        (SLOPES, "      slope: {equ^als", "The value it must equal."),
        (ROLLING, "rule: new-in^-consolidate", "**CUR103 new-in-consolidate** (warning)"),
        ("curriculum.yaml", "unlisted^-file:", "**CUR009 unlisted-file**"),
        (SLOPES, "parabola-ri^ses-by-two", "Measured by `slopes:parabola`"),
        (SLOPES, "demo: slopes:para^bola", "- Control: line"),
        (MODULE, "refuted_by: [step-^halves-the-loss]", "One step halves the loss."),
        (SLOPES, "steep-is-^high", "Believed: Where it is steep it is high."),
        ("curriculum.yaml", "series: [found^ations]", "**Foundations** `foundations`"),
        ("foundations/series.yaml", "[des^cent,", "2 lessons, S-B"),
    ],
)
def test_everything_that_means_something_is_explained(
    editor: Typing, name: str, piece: str, expected: str
) -> None:
    assert expected in said(editor, name, piece)


@pytest.mark.parametrize("piece", ["core: A number for ^steepness", "title: Slo^pes"])
def test_nothing_is_said_about_prose(editor: Typing, piece: str) -> None:
    assert hover(*editor.at(SLOPES, piece)) is None


def test_what_authors_write_cannot_become_markup(editor: Typing) -> None:
    editor.replace("concepts/mathematics.yaml", "name: Slope", "name: '<b>[Slope](x)</b>'")
    assert "\\<b>\\[Slope\\](x)\\</b>" in said(editor, STEPPING, "reinforced:\n  sl^ope")


def test_a_broken_file_keeps_its_meaning(editor: Typing) -> None:
    editor.write(STEPPING, editor.text(STEPPING))
    editor.replace(STEPPING, "title: Stepping", "title: [Stepping")
    text = said(editor, STEPPING, "reinforced:\n  sl^ope")
    assert "**INTRODUCED** when the lesson starts" in text
    assert "One step halves the loss." in said(editor, STEPPING, "[step-^halves-the-loss]")
