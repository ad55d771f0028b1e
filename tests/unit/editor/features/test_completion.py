"""What may be typed at the cursor."""

from __future__ import annotations

import pytest

from curriculum_kit.editor.features.completion import completions
from tests.unit.editor.typing import CONCEPTS, MODULE, ROLLING, SLOPES, STEPPING, Typing

CLAIM = "step-halves-the-loss"
KINDS = ["positive", "negative"]


def offered(editor: Typing, name: str, old: str, typed: str) -> list[str]:
    """Return what is offered after something is typed in the place of a piece of a file."""
    assert editor.text(name).count(old) == 1
    before, _, after = typed.partition("^")
    text = editor.text(name).replace(old, before + after)
    offset = editor.text(name).index(old) + len(before)
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    found = completions(editor.state, editor.file(name), text, line, column)
    return [proposal.label for proposal in found]


def test_a_lesson_may_bring_what_is_not_taught_yet_and_stands_on_what_is_held(
    editor: Typing,
) -> None:
    # Gradient descent stands on the slope that the lesson brings itself; momentum on more.
    assert offered(editor, SLOPES, "new:\n  slope: INTRODUCED", "new:\n  ^") == [
        "slope",
        "gradient-descent",
    ]
    assert offered(editor, ROLLING, "momentum: INTRODUCED", "m^") == ["momentum"]


def test_a_lesson_may_reinforce_and_require_what_is_held_before_it(editor: Typing) -> None:
    typed = "  slope: INTRODUCED -> DEVELOPED\n  ^"
    old = "  slope: INTRODUCED -> DEVELOPED"
    assert offered(editor, STEPPING, old, typed) == ["algebra"]
    assert offered(editor, SLOPES, "  algebra: DEVELOPED", "  ^") == ["algebra"]


def test_a_concept_may_require_what_does_not_stand_on_it(editor: Typing) -> None:
    found = offered(
        editor, CONCEPTS, "    slope: {depth: INTRODUCED, to_reach: INTRODUCED}", "    ^"
    )
    assert found == ["algebra", "slope"]


def test_depths_that_are_held_may_be_required(editor: Typing) -> None:
    old = "requires:\n  slope: INTRODUCED"
    assert offered(editor, STEPPING, old, "requires:\n  slope: ^")[:2] == [
        "MENTIONED",
        "INTRODUCED",
    ]
    assert "DEVELOPED" not in offered(editor, STEPPING, old, "requires:\n  slope: ^")


def test_a_reinforced_depth_starts_from_what_is_held(editor: Typing) -> None:
    old = "INTRODUCED -> DEVELOPED"
    assert offered(editor, STEPPING, old, "^")[:3] == [
        "INTRODUCED",
        "INTRODUCED -> DEVELOPED",
        "INTRODUCED -> APPLIED",
    ]
    assert offered(editor, STEPPING, old, "INTRODUCED -> ^") == ["DEVELOPED", "APPLIED"]
    assert offered(editor, STEPPING, old, "INTRODUCED -> AP^") == ["APPLIED"]


@pytest.mark.parametrize(
    ("name", "old", "typed", "expected"),
    [
        (SLOPES, "load: STRETCH", "load: ^", ["STRETCH", "BUILD", "CONSOLIDATE"]),
        (SLOPES, "load: STRETCH", "load: B^", ["BUILD"]),
        (SLOPES, "status: built", "st^", ["status"]),
        (SLOPES, "demo: slopes:parabola", "demo: ^", ["slopes:parabola"]),
        (SLOPES, "demo: slopes:parabola", "demo: slopes:p^", ["slopes:parabola"]),
        (MODULE, "addressed_in: [stepping]", "addressed_in: [^p]", ["slopes", "stepping"]),
        (MODULE, "lessons: [slopes]", "lessons: [s^]", ["slopes", "stepping"]),
        (MODULE, f"refuted_by: [{CLAIM}]", "refuted_by: [step^]", [CLAIM]),
        (MODULE, "about: [gradient-descent]", "about: [mom^]", ["momentum"]),
        (ROLLING, "rule: new-in-consolidate", "rule: adj^", ["adjacent-stretch"]),
        ("curriculum.yaml", "unlisted-file: warning", "adja^", ["adjacent-stretch"]),
        ("curriculum.yaml", "algebra: APPLIED", "algebra: APP^", ["APPLIED"]),
        ("curriculum.yaml", "algebra: APPLIED", "sl^", ["slope"]),
        (SLOPES, "kind: positive, what: a stair", "kind: ^, what: a stair", KINDS),
    ],
)
def test_each_place_has_its_words(
    editor: Typing, name: str, old: str, typed: str, expected: list[str]
) -> None:
    assert offered(editor, name, old, typed) == expected


def test_keys_that_are_there_are_not_offered_again(editor: Typing) -> None:
    found = offered(editor, STEPPING, "load: BUILD\n", "load: BUILD\n^\n")
    assert "minutes" in found
    assert "load" not in found


def test_a_lesson_that_lies_in_the_folder_may_be_listed(editor: Typing) -> None:
    (editor.root / "foundations/descent/falling.yaml").write_text("title: Falling\n")
    found = offered(editor, MODULE, "lessons: [slopes, stepping]", "lessons: [slopes, stepping, ^]")
    assert found == ["falling"]


def test_a_mistake_elsewhere_does_not_matter(editor: Typing) -> None:
    editor.write(SLOPES, editor.text(SLOPES))
    editor.replace(SLOPES, "title: Slopes", "title: [Slopes")
    assert offered(editor, SLOPES, "load: STRETCH", "load: ^") == [
        "STRETCH",
        "BUILD",
        "CONSOLIDATE",
    ]
    assert offered(editor, SLOPES, "new:\n  slope: INTRODUCED", "new:\n  ^") == [
        "slope",
        "gradient-descent",
    ]


def test_nothing_is_offered_outside_the_course(editor: Typing) -> None:
    assert completions(editor.state, "/elsewhere/other.yaml", "load: ", 1, 7) == ()


def test_what_is_written_takes_the_place_of_the_word(editor: Typing) -> None:
    text = "title: T\nload: BUI\n"
    [proposal] = completions(editor.state, editor.file(SLOPES), text, 2, 10)
    assert (proposal.text, proposal.span.column, proposal.span.end_column) == ("BUILD", 7, 10)
    [proposal] = completions(editor.state, editor.file(SLOPES), "title: T\nloa\n", 2, 4)
    assert proposal.text == "load: "
