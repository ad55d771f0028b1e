"""Facts of a page said in words: lessons, entries, waivers, measured values."""

from dataclasses import replace

import pytest

from curriculum_kit.findings import Severity
from curriculum_kit.model.vocabulary import Status
from curriculum_kit.syllabus import phrases
from curriculum_kit.syllabus.course_page import course_page
from tests.unit.syllabus.courses import material_from


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), "no lesson"),
        ((2,), "lesson 2"),
        ((1, 2), "lessons 1-2"),
        ((1, 2, 3, 5, 7, 8), "lessons 1-3, 5, 7-8"),
    ],
)
def test_lessons_in_a_row_are_named_as_a_range(numbers: tuple[int, ...], words: str) -> None:
    assert phrases.lessons(numbers) == words


@pytest.mark.parametrize(
    ("status", "built", "lessons", "words"),
    [
        (Status.PLANNED, 0, 1, "Not started (0 of 1 lesson built)"),
        (Status.IN_PROGRESS, 6, 7, "In progress (6 of 7 lessons built)"),
        (Status.BUILT, 6, 6, "Built (all 6 lessons)"),
        (Status.BUILT, 1, 1, "Built"),
    ],
)
def test_progress_counts_the_built_lessons(
    status: Status, built: int, lessons: int, words: str
) -> None:
    assert phrases.progress(status, built, lessons) == words


@pytest.mark.parametrize(
    ("findings", "waived", "words"),
    [
        ((), 0, "No rule finds anything"),
        ((), 1, "None stands; 1 is waived with a reason"),
        (((Severity.ERROR, 1),), 0, "1 error stands; none is waived"),
        (
            ((Severity.ERROR, 1), (Severity.WARNING, 2)),
            17,
            "1 error, 2 warnings stand; 17 are waived with a reason",
        ),
    ],
)
def test_findings_are_said_in_one_sentence(
    findings: tuple[tuple[Severity, int], ...], waived: int, words: str
) -> None:
    page = replace(course_page(material_from("series: {}")), findings=findings, waived=waived)
    assert phrases.found_and_waived(page) == words
