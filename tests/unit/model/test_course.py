"""The course as a whole: numbers, what belongs to what, and what is derived from its lessons."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from curriculum_kit.model.course import Course, lessons_that_address
from curriculum_kit.model.vocabulary import Status
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return load_course(small_course(tmp_path)).course


def test_everything_is_filed_under_its_id(course: Course) -> None:
    assert list(course.series) == ["foundations"]
    assert list(course.modules) == ["descent", "acceleration"]
    assert list(course.lessons) == ["slopes", "stepping", "rolling"]
    assert list(course.concepts) == ["algebra", "slope", "gradient-descent", "momentum"]
    for kind in (course.series, course.modules, course.lessons, course.concepts):
        assert [part.id for part in kind.values()] == list(kind)
    for claim_id, (claim, lesson) in course.claims.items():
        assert claim.id == claim_id
        assert lesson.claims[claim_id] is claim


def test_parts_are_in_course_order(course: Course) -> None:
    descent = course.modules["descent"]
    assert [lesson.id for lesson in course.lessons_of(descent)] == ["slopes", "stepping"]
    series = course.series["foundations"]
    assert [module.id for module in course.modules_of(series)] == ["descent", "acceleration"]
    assert course.numbers == {"descent": "1.1", "acceleration": "1.2"}
    assert course.lesson_numbers == {"1.1.1": "slopes", "1.1.2": "stepping", "1.2.1": "rolling"}
    assert course.module_of["rolling"].id == "acceleration"


def test_status_is_derived(course: Course) -> None:
    assert course.status_of(course.modules["descent"]) is Status.IN_PROGRESS
    assert course.status_of(course.modules["acceleration"]) is Status.PLANNED


def test_misconceptions_with_their_homes(course: Course) -> None:
    homes = [(misconception.id, home.id) for misconception, home in course.misconceptions()]
    assert homes == [
        ("steepest-is-shortest", "descent"),
        ("steep-is-high", "slopes"),
        ("larger-is-faster", "stepping"),
    ]


def test_a_lesson_addresses_its_own_misconceptions(course: Course) -> None:
    addressed = {
        misconception.id: lessons_that_address(misconception, home)
        for misconception, home in course.misconceptions()
    }
    assert addressed == {
        "steepest-is-shortest": ("stepping",),
        "steep-is-high": ("slopes",),
        "larger-is-faster": ("stepping",),
    }


@pytest.mark.parametrize(
    ("subject", "holders"),
    [
        ("course", ["course"]),
        ("series:foundations", ["series:foundations", "course"]),
        ("module:descent", ["module:descent", "course"]),
        ("lesson:slopes", ["lesson:slopes", "module:descent", "course"]),
        ("concept:slope", ["concept:slope", "course"]),
        (
            "claim:rolling-is-smooth",
            ["claim:rolling-is-smooth", "lesson:rolling", "module:acceleration", "course"],
        ),
        (
            "misconception:steepest-is-shortest",
            ["misconception:steepest-is-shortest", "module:descent", "course"],
        ),
        (
            "misconception:larger-is-faster",
            ["misconception:larger-is-faster", "lesson:stepping", "module:descent", "course"],
        ),
        ("file:concepts/all.yaml", ["file:concepts/all.yaml", "course"]),
        ("claim:nobody", ["claim:nobody", "course"]),
        ("lesson:nobody", ["lesson:nobody", "course"]),
    ],
)
def test_what_a_subject_is_part_of(course: Course, subject: str, holders: list[str]) -> None:
    assert list(course.holders(subject)) == holders


def test_waivers_with_their_subjects(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    waiver = "waivers: [{rule: CUR102, reason: for the test only}]\n"
    edit(root, "curriculum.yaml", "audience: Programmers\n", waiver)
    edit(root, "foundations/descent/module.yaml", "title: Descent\n", f"title: Descent\n{waiver}")
    edit(root, "concepts/mathematics.yaml", "  name: Algebra\n", f"  name: Algebra\n  {waiver}")
    found = {
        subject: [waiver.rule for waiver in waivers]
        for subject, waivers in load_course(root).course.waivers()
    }
    assert found == {
        "course": ["CUR102"],
        "module:descent": ["CUR102"],
        "lesson:rolling": ["new-in-consolidate"],
        "concept:algebra": ["CUR102"],
    }


def test_names_for_readers(course: Course) -> None:
    assert course.name_of("slope") == "Slope"
    assert course.name_of("not-in-the-registry") == "not-in-the-registry"


def test_values_cannot_be_changed(course: Course) -> None:
    with pytest.raises(FrozenInstanceError):
        course.lessons["slopes"].title = "Another"  # type: ignore[misc]  # that is the test
