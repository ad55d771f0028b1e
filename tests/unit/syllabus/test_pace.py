"""The sentences on a module's pace: adjacent STRETCH lessons, the pattern, what follows each."""

import pytest

from curriculum_kit.syllabus.module_page import module_page
from curriculum_kit.syllabus.pace import pace
from tests.unit.syllabus.courses import material_from


def _course_of(*loads_and_news: tuple[str, int], border: int = 0) -> str:
    """Write a course of lessons with a load and a number of new concepts, cut before `border`."""
    lessons = [
        f"l{number}: {{load: {load}, new: {{"
        + ", ".join(f"c{number}-{idea}: INTRODUCED" for idea in range(new))
        + "}}"
        for number, (load, new) in enumerate(loads_and_news, start=1)
    ]
    parts = [lessons[:border], lessons[border:]] if border else [lessons]
    modules = ", ".join(
        f"m{number}: {{lessons: {{{', '.join(part)}}}}}" for number, part in enumerate(parts, 1)
    )
    return f"series: {{s: {{modules: {{{modules}}}}}}}"


@pytest.mark.parametrize(
    ("course", "module", "sentences"),
    [
        (
            _course_of(("STRETCH", 3), ("BUILD", 2), ("STRETCH", 2), ("CONSOLIDATE", 0)),
            "m1",
            (
                "No two STRETCH lessons are adjacent. The pattern is S-B-S-C. "
                "Lessons 1 and 3 are each followed by an easier lesson."
            ),
        ),
        (
            _course_of(("BUILD", 3), ("CONSOLIDATE", 0)),
            "m1",
            "No two STRETCH lessons are adjacent. The pattern is B-C.",
        ),
        (
            _course_of(("STRETCH", 3), ("STRETCH", 1), ("BUILD", 0)),
            "m1",
            (
                "Lessons 1 and 2 are adjacent STRETCH lessons. The pattern is S-S-B. "
                "Lesson 2 is followed by an easier lesson. "
                "Lesson 1 is not: lesson 2 is STRETCH as well."
            ),
        ),
        (
            _course_of(("BUILD", 3), ("STRETCH", 2), ("STRETCH", 2), ("BUILD", 3), border=2),
            "m2",
            (
                "Lesson 1 is a STRETCH lesson right after another one, lesson 2 of module 1.1. "
                "The pattern is S-B. "
                "Lesson 1 is not followed by an easier lesson: "
                "lesson 2 brings more new concepts (3)."
            ),
        ),
        (
            _course_of(("BUILD", 3), ("STRETCH", 3), ("CONSOLIDATE", 3), border=2),
            "m1",
            (
                "No two STRETCH lessons are adjacent. The pattern is B-S. "
                "Lesson 2 is not followed by an easier lesson: "
                "lesson 1 of module 1.2 brings as many new concepts (3)."
            ),
        ),
        (
            _course_of(("BUILD", 3), ("STRETCH", 3)),
            "m1",
            (
                "No two STRETCH lessons are adjacent. The pattern is B-S. "
                "Lesson 2 is not followed by an easier lesson: the course ends there."
            ),
        ),
        (
            _course_of(("STRETCH", 0), ("BUILD", 0)),
            "m1",
            (
                "No two STRETCH lessons are adjacent. The pattern is S-B. "
                "Lesson 1 is followed by an easier lesson."
            ),
        ),
        ("series: {s: {modules: {m1: {lessons: {}}}}}", "m1", "There are no lessons yet."),
    ],
)
def test_pace_is_said_as_it_is(course: str, module: str, sentences: str) -> None:
    assert pace(module_page(material_from(course), module)) == sentences
