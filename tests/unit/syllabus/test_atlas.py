import networkx
import pytest

from curriculum_kit.syllabus.atlas import Atlas, atlas_of
from curriculum_kit.syllabus.material import Material, material_of
from tests.bundled import BUNDLED
from tests.courses import checked
from tests.unit.syllabus.courses import material_from

COURSE = """
assumes: {algebra: APPLIED}
concepts:
  lonely: {}
  step: {requires: {slope: INTRODUCED, algebra: DEVELOPED, unheard-of: MENTIONED}}
  slope: {name: Slope, aliases: [Steepness], requires: {algebra: DEVELOPED}}
  algebra: {}
series:
  one:
    modules:
      downhill:
        title: Downhill
        lessons:
          looking: {title: Looking, new: {slope: MENTIONED}}
          resting: {title: Resting, load: CONSOLIDATE}
          walking: {title: Walking, new: {step: DEVELOPED}, reinforced: {slope: INTRODUCED}}
"""


@pytest.fixture(scope="module")
def bundled() -> Material:
    return material_of(checked(BUNDLED))


def closure(atlas: Atlas, position: int) -> set[str]:
    """Walk the direct prerequisites as the page does."""
    found = list(atlas.chips[position].requires)
    for other in found:
        found += [needed for needed in atlas.chips[other].requires if needed not in found]
    return {atlas.chips[other].id for other in found}


def test_a_band_is_a_module_a_column_a_lesson_a_chip_a_concept_it_brings() -> None:
    shown = [
        (
            band.title,
            [(column.title, [chip.id for chip in column.chips]) for column in band.columns],
        )
        for band in atlas_of(material_from(COURSE)).bands
    ]
    assert shown == [
        ("Held on day one", [("", ["algebra"])]),
        (
            "Module 1.1: Downhill",
            [("Looking", ["slope"]), ("Resting", []), ("Walking", ["step"])],
        ),
        ("Taken up by no lesson", [("", ["lonely"])]),
    ]


def test_a_chip_has_the_depth_that_the_course_takes_it_to_and_its_other_names() -> None:
    chips = {chip.id: chip for chip in atlas_of(material_from(COURSE)).chips}
    depths = {name: str(chip.depth) for name, chip in chips.items()}
    assert depths == {
        "algebra": "APPLIED",
        "slope": "INTRODUCED",
        "step": "DEVELOPED",
        "lonely": "None",
    }
    assert chips["slope"].aliases == ("Steepness",)


def test_prerequisites_are_positions_in_reading_order_and_unknown_ones_are_left_out() -> None:
    chips = atlas_of(material_from(COURSE)).chips
    assert [chip.requires for chip in chips] == [(), (0,), (0, 1), ()]


def test_it_holds_every_concept_of_the_bundled_course_once(bundled: Material) -> None:
    ids = [chip.id for chip in atlas_of(bundled).chips]
    assert sorted(ids) == sorted(bundled.course.concepts)


def test_what_a_concept_stands_on_is_what_the_graph_says(bundled: Material) -> None:
    atlas, graph = atlas_of(bundled), bundled.prerequisites.graph
    for position, chip in enumerate(atlas.chips):
        assert closure(atlas, position) == networkx.ancestors(graph, chip.id)
