"""What a file consists of, and what is written above its parts."""

from __future__ import annotations

from curriculum_kit.editor.features.lenses import lenses
from curriculum_kit.editor.features.symbols import Symbol, symbols
from tests.unit.editor.typing import CONCEPTS, SLOPES, Typing

STATEMENT = "The slope of x^2 at one is 2."


def tree(found: tuple[Symbol, ...]) -> dict[str, object]:
    return {each.name: (each.sort.value, each.detail, tree(each.parts)) for each in found}


def test_a_lesson_lists_its_keys_and_what_stands_under_them(editor: Typing) -> None:
    found = tree(symbols(editor.state, editor.file(SLOPES)))
    assert found["load"] == ("key", "STRETCH", {})
    assert found["new"] == ("key", "", {"slope": ("concept", "INTRODUCED", {})})
    claims: dict[str, object] = {
        "parabola-rises-by-two": ("claim", "The slope of x^2 at one is 2.", {})
    }
    assert found["claims"] == ("key", "", claims)


def test_the_registry_lists_its_concepts(editor: Typing) -> None:
    found = symbols(editor.state, editor.file(CONCEPTS))
    assert [(each.name, each.detail) for each in found] == [
        ("gradient-descent", "Gradient descent"),
        ("momentum", "Momentum"),
    ]
    first = found[0]
    assert (first.span.line, first.span.end_line) == (1, 4)
    assert (first.name_span.column, first.name_span.end_column) == (1, 17)


def test_a_lesson_says_what_it_asks(editor: Typing) -> None:
    assert [each.text for each in lenses(editor.state, editor.file(SLOPES))] == [
        "STRETCH, 1 new concept"
    ]


def test_a_concept_says_where_it_is_used(editor: Typing) -> None:
    found = lenses(editor.state, editor.file(CONCEPTS))
    assert [(each.span.line, each.text) for each in found] == [
        (1, "used in 2 lessons"),
        (5, "used in 1 lesson"),
    ]


def test_a_broken_file_has_neither(editor: Typing) -> None:
    editor.write(SLOPES, editor.text(SLOPES))
    editor.replace(SLOPES, "title: Slopes", "title: [Slopes")
    assert symbols(editor.state, editor.file(SLOPES)) == ()
    assert lenses(editor.state, editor.file(SLOPES)) == ()
