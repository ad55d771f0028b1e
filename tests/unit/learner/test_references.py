"""Where a course names concepts, and what misspelt names were meant to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.learner.references import concept_references, misspelt_concepts
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course
from tests.rules.fragments import write_course


def test_every_mention_in_course_order_the_registry_last(tmp_path: Path) -> None:
    course = load_course(small_course(tmp_path)).course
    mentions = [
        (reference.concept, reference.where.subject, reference.where.path[0])
        for reference in concept_references(course)
    ]
    assert mentions == [
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
        ("algebra", "concept:slope", "requires"),
        ("slope", "concept:gradient-descent", "requires"),
        ("gradient-descent", "concept:momentum", "requires"),
        ("slope", "concept:momentum", "requires_any"),
        ("algebra", "concept:momentum", "requires_any"),
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
    assert misspelt_concepts(course) == ({written: meant} if meant else {})


def test_nothing_is_misspelt_in_a_sound_course(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    assert misspelt_concepts(load_course(root).course) == {}
    edit(root, "curriculum.yaml", "algebra: APPLIED", "algebr: APPLIED")
    assert misspelt_concepts(load_course(root).course) == {"algebr": "algebra"}
