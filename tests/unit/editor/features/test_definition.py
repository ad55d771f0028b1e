"""Where parts of the course are written, and where they are named."""

from __future__ import annotations

import pytest

from curriculum_kit.editor.features.definition import definitions, usages
from tests.unit.editor.typing import CONCEPTS, MODULE, SLOPES, STEPPING, Typing


@pytest.mark.parametrize(
    ("name", "piece", "expected"),
    [
        (STEPPING, "reinforced:\n  sl^ope", ["mathematics.yaml:3:slope"]),
        (CONCEPTS, "- {sl^ope: INTRODUCED", ["mathematics.yaml:3:slope"]),
        (MODULE, "addressed_in: [step^ping]", ["stepping.yaml:1:title"]),
        (MODULE, "refuted_by: [step-^halves", ["stepping.yaml:13:step-halves-the-loss"]),
        ("curriculum.yaml", "series: [found^ations]", ["series.yaml:1:title"]),
        (SLOPES, "title: Slo^pes", []),
    ],
)
def test_a_name_leads_to_what_it_names(
    editor: Typing, name: str, piece: str, expected: list[str]
) -> None:
    assert [editor.shown(each) for each in definitions(*editor.at(name, piece))] == expected


def test_a_demo_leads_to_its_function(editor: Typing) -> None:
    [place] = definitions(*editor.at(SLOPES, "demo: slopes:para^bola"))
    assert place.file == str(editor.root.parent / "demos/slopes.py")
    assert (place.span.line, place.span.column, place.span.end_column) == (4, 5, 13)


def test_a_function_leads_to_the_claims_that_it_measures(editor: Typing) -> None:
    demos = str(editor.root.parent / "demos/slopes.py")
    found = usages(editor.state, demos, 4, 6, definitions_too=False)
    assert [editor.shown(each) for each in found] == [
        "rolling.yaml:17:slopes:parabola",
        "slopes.yaml:15:slopes:parabola",
        "stepping.yaml:15:slopes:parabola",
    ]


def test_a_part_is_found_wherever_it_is_named(editor: Typing) -> None:
    at = editor.at(MODULE, "addressed_in: [step^ping]")
    named = ["module.yaml:10:stepping", "module.yaml:12:stepping", "module.yaml:18:stepping"]
    assert [editor.shown(each) for each in usages(*at, definitions_too=False)] == named
    found = usages(*at, definitions_too=True)
    assert [editor.shown(each) for each in found] == ["stepping.yaml:1:title", *named]


def test_what_is_not_saved_counts(editor: Typing) -> None:
    editor.replace(SLOPES, "requires:\n  algebra", "requires:\n  slope: MENTIONED\n  algebra")
    found = usages(*editor.at(STEPPING, "reinforced:\n  sl^ope"), definitions_too=False)
    assert "slopes.yaml:11:slope" in [editor.shown(each) for each in found]
