"""Lessons, concepts and ledgers as Markdown, read back as GitHub would."""

from __future__ import annotations

import pytest

from curriculum_kit.syllabus.concept_page import concept_page
from curriculum_kit.syllabus.lesson_page import lesson_page
from curriculum_kit.syllabus.markdown import concept_markdown, ledgers, lesson_markdown
from curriculum_kit.syllabus.material import Material
from tests.unit.syllabus.courses import material_from, sections_of
from tests.unit.syllabus.test_lesson_and_concept_pages import COURSE


@pytest.fixture(scope="module")
def material() -> Material:
    return material_from(COURSE)


def test_a_lesson_shows_what_it_assumes_and_brings(material: Material) -> None:
    sections = sections_of(lesson_markdown(lesson_page(material, "stepping")))
    assert sections["What It Assumes"].tables[0][1:] == [
        [
            "Slope (of a line)",
            "DEVELOPED",
            "INTRODUCED",
            "1.1.1 Drawing",
            "gap, closed (small): recap",
        ],
        ["Magic", "INTRODUCED", "never met", "", "GAP"],
        ["Algebra", "DEVELOPED", "APPLIED", "day one", "OK"],
    ]
    assert sections["What It Brings"].tables[0][1:] == [
        ["Step", "New", "INTRODUCED"],
        ["Turn", "New", "INTRODUCED"],
        ["Slope (again)", "Reinforced", "INTRODUCED -> DEVELOPED"],
    ]
    assert (
        sections["Lesson 1.2.1: Stepping"].paragraphs[2]
        == "Load: BUILD, 2 new concepts, 30 minutes"
    )


def test_a_claim_has_a_heading_of_its_own_to_link_to(material: Material) -> None:
    sections = sections_of(lesson_markdown(lesson_page(material, "stepping")))
    claim = sections["steps-rise"]
    assert claim.tables == [
        [["Measurement", "Expected", "Measured"], ["rise", "1 m within 0.5", ""]]
    ]
    assert claim.paragraphs == [
        "Each step rises by 1.",
        "Evidence: none recorded",
        "Demo: steps:rise, 3 seeds",
        "Sources: a book",
        "Stands against: slopes-are-heights",
    ]
    ledger = ledgers.claims(material)
    assert "[`steps-rise`](lessons/stepping.md#steps-rise)" in ledger
    assert sections_of(ledger)["1.2.1 Stepping"].tables[0][1:] == [
        ["steps-rise", "Each step rises by 1.", "steps:rise"]
    ]


def test_a_misconception_has_a_heading_in_the_ledger(material: Material) -> None:
    ledger = ledgers.misconceptions(material)
    assert list(sections_of(ledger)) == [
        "Misconceptions and What Refutes Them",
        "Module 1.1: Lines",
        "slopes-are-heights",
        "1.2.1 Stepping",
        "steps-are-level",
    ]
    assert sections_of(ledger)["slopes-are-heights"].paragraphs == [
        '"A slope is a height."',
        "Correct is: It is not.",
        "About: Slope (of a line)",
        "Addressed in: 1.2.1 Stepping, nowhere",
        "Refuted by: steps-rise, no-such-claim",
    ]
    assert "[`slopes-are-heights`](../misconceptions.md#slopes-are-heights)" in lesson_markdown(
        lesson_page(material, "stepping")
    )


def test_a_concept_shows_its_way_and_its_neighbors(material: Material) -> None:
    markdown = concept_markdown(concept_page(material, "slope"))
    sections = sections_of(markdown)
    assert sections["How Its Depth Grows"].tables[0][1:] == [
        ["1.1.1 Drawing", "New", "INTRODUCED"],
        ["1.2.1 Stepping", "Reinforced: again", "INTRODUCED -> DEVELOPED"],
    ]
    assert sections["What Stands on It"].paragraphs == [
        "Step needs it at INTRODUCED",
        "Leap needs it at INTRODUCED",
        "Turn needs it at INTRODUCED, or else Magic",
    ]
    assert "[1.1.1 Drawing](../lessons/drawing.md)" in markdown
    assert "[Step](step.md)" in markdown


def test_what_says_nothing_has_a_page_that_says_so() -> None:
    material = material_from(
        "{concepts: {idea: {}}, series: {s: {modules: {m: {lessons: {one: {}}}}}}}"
    )
    lesson = sections_of(lesson_markdown(lesson_page(material, "one")))
    assert list(lesson) == ["Lesson 1.1.1: one", "What It Assumes", "What It Brings"]
    concept = sections_of(concept_markdown(concept_page(material, "idea")))
    assert concept["How Its Depth Grows"].paragraphs == ["No lesson takes it up."]
    assert "This course makes no claims." in ledgers.claims(material)
    assert "This course addresses no misconceptions." in ledgers.misconceptions(material)
