"""Where a course names concepts, and what misspelt names were meant to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curriculum_kit.learner.references import unknown_concepts
from curriculum_kit.model.course import Course
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course
from tests.rules.fragments import write_course
from tests.unit.syllabus.courses import misspelt_in


def mentions(course: Course) -> list[tuple[str, str, str | int]]:
    return [
        (reference.concept, reference.where.subject, reference.where.path[0])
        for part in unknown_concepts(course).values()
        for reference in part
    ]


def test_without_a_registry_every_mention_is_unknown_part_by_part(tmp_path: Path) -> None:
    course = load_course(small_course(tmp_path)).course
    assert mentions(replace(course, concepts={})) == [
        ("algebra", "course", "assumes"),
        ("slope", "lesson:slopes", "new"),
        ("algebra", "lesson:slopes", "requires"),
        ("gradient-descent", "lesson:stepping", "new"),
        ("slope", "lesson:stepping", "reinforced"),
        ("slope", "lesson:stepping", "requires"),
        ("momentum", "lesson:rolling", "new"),
        ("slope", "lesson:rolling", "reinforced"),
        ("gradient-descent", "lesson:rolling", "requires"),
        ("gradient-descent", "misconception:steepest-is-shortest", "about"),
    ]


def test_the_registry_itself_may_name_what_is_not_in_it(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    edit(root, "concepts/optimization.yaml", "gradient-descent: DEVELOPED", "descent: DEVELOPED")
    edit(root, "concepts/optimization.yaml", "{slope: INTRODUCED, ", "{rise: INTRODUCED, ")
    assert mentions(load_course(root).course) == [
        ("descent", "concept:momentum", "requires"),
        ("rise", "concept:momentum", "requires_any"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("gradient-decent", "gradient-descent"),
        ("Gradient_Descent", "gradient-descent"),
        ("SGD", "gradient-descent"),
        ("going downhill", "gradient-descent"),
        ("Gradient descent method", "gradient-descent"),
        ("momentun", "momentum"),
        ("entropy", None),
        ("x", None),
    ],
)
def test_misspelt(written: str, meant: str | None, tmp_path: Path) -> None:
    write_course(
        "## concepts.yaml\n"
        "gradient-descent: {name: Gradient descent method, aliases: [SGD, Going downhill]}\n"
        "momentum: {name: Momentum}\n"
        f"## one.yaml\nnew: {{{written}: DEVELOPED}}\n",
        tmp_path,
    )
    course = load_course(tmp_path / "course").course
    assert misspelt_in(course) == ({written: meant} if meant else {})


def test_nothing_is_misspelt_in_a_sound_course(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    assert misspelt_in(load_course(root).course) == {}
    edit(root, "curriculum.yaml", "algebra: APPLIED", "algebr: APPLIED")
    assert misspelt_in(load_course(root).course) == {"algebr": "algebra"}
