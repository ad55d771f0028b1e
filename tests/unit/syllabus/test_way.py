"""The chain of prerequisites that says why a concept cannot come earlier."""

from __future__ import annotations

from itertools import pairwise

from curriculum_kit.check import check
from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.material import Material, material_of
from curriculum_kit.syllabus.way import MOST, way_to
from tests.bundled import BUNDLED
from tests.unit.syllabus.courses import material_from


def bundled() -> Material:
    return material_of(check(load_course(BUNDLED)))


def test_the_way_begins_on_day_one_and_ends_at_the_concept() -> None:
    way = way_to(bundled(), "backpropagation")
    assert [stage.concept.id for stage in way][-2:] == ["local-derivatives", "backpropagation"]
    assert way[0].assumed
    assert [stage.lesson.slug for stage in way if stage.lesson][-1] == "backpropagation"


def test_of_a_long_way_the_end_is_told_and_that_it_is_the_end() -> None:
    names = [f"c{number}" for number in range(MOST + 1)]
    concepts = "\n".join(
        f"  {name}: {{name: {name}, requires: {{{before}: INTRODUCED}}}}"
        for before, name in pairwise(names)
    )
    material = material_from(f"concepts:\n  c0: {{name: c0}}\n{concepts}\nseries: {{}}")
    way = way_to(material, names[-1])
    assert [stage.concept.id for stage in way] == names[1:]
    assert not way[0].begins
    assert way_to(material, names[-2])[0].begins


def test_each_stage_requires_the_one_before() -> None:
    material = bundled()
    for concept in material.course.concepts:
        way = [stage.concept.id for stage in way_to(material, concept)]
        for before, after in pairwise(way):
            assert before in material.course.concepts[after].requires
