import json
import re
from collections.abc import Mapping

import pytest

from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.atlas import Atlas, Band, Chip, Column
from curriculum_kit.syllabus.html.addresses import ATLAS, address_of, anchor
from curriculum_kit.syllabus.html.atlas_data import atlas_data
from curriculum_kit.syllabus.html.site import site
from curriculum_kit.syllabus.material import Material, material_of
from curriculum_kit.syllabus.selection import selected
from tests.bundled import BUNDLED
from tests.courses import checked
from tests.unit.syllabus.courses import material_from
from tests.unit.syllabus.html.reading import read, targets

HOSTILE = "</script><!-- <script> & ]]> '\"\u2028"


def page_of(material: Material) -> str:
    return dict(site(material, selected(material.course, ())))[ATLAS]


def data_in(text: str) -> Mapping[str, object]:
    [data] = re.findall(r'<script type="application/json" id="atlas-data">(.*?)</script>', text)
    found: Mapping[str, object] = json.loads(data)
    return found


@pytest.fixture(scope="module")
def bundled() -> Material:
    return material_of(checked(BUNDLED))


def test_every_link_of_the_site_to_or_from_it_leads_to_something(bundled: Material) -> None:
    files = dict(site(bundled, selected(bundled.course, ())))
    pages = {name: read(text) for name, text in files.items() if name.endswith(".html")}
    for here, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), here
        for address, spot in targets(page, here):
            assert address in files, f"{here} leads to {address}"
            assert not spot or spot in pages[address].ids, f"{here} leads to {address}#{spot}"


def test_every_concept_is_a_plain_link_with_an_anchor_of_its_own(bundled: Material) -> None:
    page = read(page_of(bundled))
    for name in bundled.course.concepts:
        assert anchor("concept", name) in page.ids
        assert (address_of("concept", name), "") in targets(page, ATLAS)


def test_ids_are_there_once_however_concepts_and_modules_are_called() -> None:
    material = material_from("""
    assumes: {day-one: APPLIED}
    concepts: {day-one: {}, nowhere: {}, atlas: {}, search: {}, map: {}}
    series: {one: {modules: {day-one: {lessons: {atlas: {new: {atlas: APPLIED}}}}}}}
    """)
    ids = read(page_of(material)).ids
    assert len(ids) == len(set(ids))


def test_no_name_ends_the_data_or_becomes_markup() -> None:
    chip = Chip("slope", HOSTILE, (HOSTILE,), Depth.APPLIED, ())
    data = atlas_data(Atlas((Band(None, "", (Column(None, "", (chip,)),)),)))
    assert not set("<>&\u2028") & set(data)
    written = json.dumps(HOSTILE)
    material = material_from(f"""
    concepts: {{slope: {{name: {written}, aliases: [{written}]}}}}
    series: {{one: {{modules: {{m: {{lessons: {{l: {{new: {{slope: APPLIED}}}}}}}}}}}}}}
    """)
    text = page_of(material)
    read(text)
    [alias] = data_in(text)["aliases"]["0"]  # type: ignore[index]  # JSON has no types
    assert alias.startswith("</script><!-- <script> & ]]>")


def test_edges_are_positions_of_concepts_in_the_order_of_the_page() -> None:
    material = material_from("""
    concepts: {b: {requires: {a: MENTIONED}}, a: {aliases: [Alpha]}}
    series: {one: {modules: {m: {lessons: {
        first: {new: {a: MENTIONED}}, second: {new: {b: MENTIONED}}}}}}}
    """)
    assert data_in(page_of(material)) == {"requires": [[], [0]], "aliases": {"0": ["Alpha"]}}


def test_a_course_without_concepts_has_an_atlas_of_its_lessons() -> None:
    text = page_of(material_from("series: {one: {modules: {m: {lessons: {l: }}}}}"))
    assert data_in(text) == {"requires": [], "aliases": {}}


def test_a_concept_weighs_so_little_that_five_thousand_fit_into_a_megabyte() -> None:
    needed = "requires: {a-concept-called-0-0: MENTIONED, a-concept-called-0-1: MENTIONED}"
    names = [[f"a-concept-called-{lesson}-{part}" for part in range(5)] for lesson in range(50)]
    lessons = (
        f"lesson-{number}: {{new: {{{', '.join(f'{name}: APPLIED' for name in brought)}}}}}"
        for number, brought in enumerate(names)
    )
    concepts = (
        f"{name}: {{{needed if number else ''}}}"
        for number, brought in enumerate(names)
        for name in brought
    )
    material = material_from(f"""
    concepts: {{{", ".join(concepts)}}}
    series: {{one: {{modules: {{module: {{lessons: {{{", ".join(lessons)}}}}}}}}}}}
    """)
    assert len(page_of(material).encode()) < 1_000_000 * len(material.course.concepts) / 5_000
