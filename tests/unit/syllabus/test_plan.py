"""Module 1.3 as rendered, compared with the plan it was entered from, table by table.

``plan-1.3.md`` holds the facts of the plan. The differences listed here are meant: the plan
contradicted itself in these places, and the course corrects it or waives a rule with a reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.markdown import module_markdown
from curriculum_kit.syllabus.material import material_of
from curriculum_kit.syllabus.module_page import module_page
from tests.bundled import BUNDLED
from tests.unit.syllabus.courses import Section, sections_of

Plan = dict[str, Section]
TITLE = "Module 1.3: Training Neural Networks"

CORRECTED = {
    # The first module had brought these already, so that they are not new here.
    ("Chain rule for composed functions", "1"): "Reinforced: MENTIONED -> DEVELOPED",
    # One concept under one name could not be reinforced as two later: now it is two.
    ("Forward/backward pass", "1"): None,
    ("Forward pass", "1"): "Reinforced from 1.1 (INTRODUCED)",
    ("Backward pass", "1"): "Reinforced from 1.1 (INTRODUCED)",
    # Where a depth stays, the page says which depth, and which module brought it.
    ("Learning rate (revisited for Adam)", "5"): "Reinforced from 1.1 (DEVELOPED)",
    ("Overfitting (revisited)", "7"): "Reinforced from 1.1 (INTRODUCED)",
    # Reinforced later from a depth that no row had brought about.
    ("Automatic differentiation", "1"): "New (MENTIONED)",
    ("Vanishing gradients (why)", "1"): "Reinforced: MENTIONED -> INTRODUCED",
    # A core concept of its lesson that stood in no table.
    ("RMSProp", "5"): "New (INTRODUCED)",
    # What the lessons teach as well, and the table had left out.
    ("Backpropagation algorithm", "1"): "New (DEVELOPED)",
    ("Partial derivatives", "1"): "Reinforced: MENTIONED -> INTRODUCED",
    ("Local derivatives", "2"): "Reinforced: INTRODUCED -> DEVELOPED",
    ("Dying ReLU (concrete)", "2"): "Reinforced: MENTIONED -> INTRODUCED",
    ("Sharp and wide minima", "4"): "New (MENTIONED)",
    ("Sharp and wide minima", "5"): "Reinforced: MENTIONED -> INTRODUCED",
    ('"No free lunch" (convergence is not generalization)', "5"): "New (MENTIONED)",
    ("Dying ReLU (contextualized)", "6"): "Reinforced: INTRODUCED -> DEVELOPED",
}
"""Rows of the concept table that differ from the plan's; None where the plan's row is gone."""

RECOUNTED = {"4": "4", "5": "3"}
"""New concepts of lessons that the plan had counted wrongly, by the lesson's number."""

WAIVED = [
    ("no-misconceptions", "lesson 3"),
    ("too-many-new-concepts", "lesson 4"),
    ("new-in-consolidate", "lesson 7"),
    ("no-recovery", "lesson 7"),
]
"""Notes beside the chart; the plan has the third, without the name of a rule."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sections_of((Path(__file__).parent / "plan-1.3.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page() -> Plan:
    material = material_of(check(load_course(BUNDLED)))
    return sections_of(module_markdown(module_page(material, "training-neural-networks")))


def test_the_sections_stand_in_the_order_of_the_plan(plan: Plan, page: Plan) -> None:
    assert [heading for heading in page if heading != "Claims"] == list(plan)


def test_the_status_is_the_plans(plan: Plan, page: Plan) -> None:
    assert page[TITLE].paragraphs == plan[TITLE].paragraphs


def test_the_acts_span_the_same_lessons(plan: Plan, page: Plan) -> None:
    acts = [
        [text.partition(":")[0] for text in sections["Narrative Arc"].paragraphs[1:]]
        for sections in (plan, page)
    ]
    assert acts[0] == acts[1]
    assert len(acts[0]) == 3


def test_the_lessons_are_the_plans(plan: Plan, page: Plan) -> None:
    (planned,) = plan["Lesson Sequence"].tables
    (rendered,) = page["Lesson Sequence"].tables
    assert rendered[0][4] == "Rationale for Position"
    assert all(row[4] for row in rendered)
    assert [row[:4] + row[5:] for row in rendered] == planned
    assert len(planned) == 8


def test_the_concepts_are_the_plans_but_for_its_corrections(plan: Plan, page: Plan) -> None:
    (planned,) = plan["Concept Distribution"].tables
    (rendered,) = page["Concept Distribution"].tables
    assert rendered[0] == planned[0]
    expected = {(concept, lesson): entry for concept, lesson, entry in planned} | CORRECTED
    expected = {place: entry for place, entry in expected.items() if entry}
    assert {(concept, lesson): entry for concept, lesson, entry in rendered} == expected
    assert len(rendered) == len(expected)


def test_the_chart_is_the_plans_but_for_two_counts(plan: Plan, page: Plan) -> None:
    (planned,), (rendered,) = (
        sections["Cognitive Load Trajectory"].fences for sections in (plan, page)
    )
    assert rendered.splitlines()[:2] == planned.splitlines()[:2]
    counts = dict(zip(_cells(planned, 0), _cells(planned, 2), strict=True)) | RECOUNTED
    assert dict(zip(_cells(rendered, 0), _cells(rendered, 2), strict=True)) == counts
    bars = {"1": "▓░░", "2": "▓▓░", "3": "▓▓▓", "4": "▓▓▓▓"}
    assert rendered.splitlines()[3].split() == [bars[count] for count in counts.values()]
    starts = [
        [at for at in range(10, 71, 10) if line[at : at + 1].strip()]
        for line in rendered.splitlines()
    ]
    assert starts == [[10, 20, 30, 40, 50, 60, 70]] * 4


def _cells(chart: str, line: int) -> list[str]:
    return chart.splitlines()[line].split()[1:]


def test_pace_and_waivers_are_said_beside_the_chart(plan: Plan, page: Plan) -> None:
    (planned,) = plan["Cognitive Load Trajectory"].paragraphs
    rendered, *notes = page["Cognitive Load Trajectory"].paragraphs
    assert rendered.startswith(planned)
    # The plan had claimed room to breathe after each challenging lesson; after 6 there is none.
    assert rendered.removeprefix(planned).split(". ") == [
        " Lessons 1 and 4 are each followed by an easier lesson",
        "Lesson 6 is not: lesson 7 brings as many new concepts (3).",
    ]
    heads = [f"Note: {rule} is waived for {lesson}" for rule, lesson in WAIVED]
    assert [note.partition(". ")[0] for note in notes] == heads
    assert all(note.partition("The reason for waiving it: ")[2] for note in notes)


def test_the_misconceptions_are_the_plans(plan: Plan, page: Plan) -> None:
    (planned,) = plan["Module-Level Misconceptions"].tables
    (rendered,) = page["Module-Level Misconceptions"].tables
    assert [[belief, where.partition(": ")[0]] for belief, where in rendered] == planned
    assert all(where.partition(": ")[2] for _belief, where in rendered[1:])
    assert len(planned) == 8
