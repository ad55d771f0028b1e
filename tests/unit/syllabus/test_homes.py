from itertools import chain

from curriculum_kit.syllabus.homes import homes_of
from tests.unit.syllabus.courses import material_from

COURSE = """
assumes: {algebra: APPLIED, slope: MENTIONED}
concepts: {lonely: {}, step: {}, noise: {}, slope: {}, algebra: {}, drift: {}}
series:
  one:
    modules:
      first:
        lessons:
          walking:
            new: {step: INTRODUCED, slope: INTRODUCED, unheard-of: INTRODUCED}
            reinforced: {noise: MENTIONED, drift: MENTIONED}
          stumbling:
            new: {noise: INTRODUCED, step: DEVELOPED}
"""


def test_every_concept_of_the_registry_is_at_home_at_exactly_one_place() -> None:
    material = material_from(COURSE)
    homes = homes_of(material.course, material.timeline)
    everywhere = [*homes.day_one, *chain(*homes.lessons.values()), *homes.nowhere]
    assert sorted(everywhere) == sorted(material.course.concepts)


def test_a_home_is_day_one_then_the_lesson_that_calls_it_new_then_the_first_that_names_it() -> None:
    material = material_from(COURSE)
    homes = homes_of(material.course, material.timeline)
    assert homes.day_one == ["algebra", "slope"]
    assert homes.lessons == {"walking": ["step", "drift"], "stumbling": ["noise"]}
    assert homes.nowhere == ["lonely"]
