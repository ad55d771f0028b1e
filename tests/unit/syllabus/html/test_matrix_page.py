from collections.abc import Mapping

import pytest

from curriculum_kit.syllabus.html.addresses import MATRIX, address_of
from curriculum_kit.syllabus.html.site import site
from curriculum_kit.syllabus.material import Material, material_of
from curriculum_kit.syllabus.selection import selected
from tests.bundled import BUNDLED
from tests.courses import checked
from tests.unit.syllabus.courses import material_from
from tests.unit.syllabus.html.reading import read, targets


def pages_of(material: Material) -> Mapping[str, str]:
    return dict(site(material, selected(material.course, ())))


@pytest.fixture(scope="module")
def bundled() -> Material:
    return material_of(checked(BUNDLED))


def test_it_leads_to_every_concept_and_lesson_and_to_nothing_else(bundled: Material) -> None:
    course = bundled.course
    parts = {"module": course.modules, "lesson": course.lessons, "concept": course.concepts}
    there = {address_of(kind, name) for kind, names in parts.items() for name in names}
    led_to = {address for address, _ in targets(read(pages_of(bundled)[MATRIX]), MATRIX)}
    assert there <= led_to
    pages = {address for address in led_to if "/" in address and not address.startswith("assets/")}
    assert pages == there


def test_every_id_is_there_once_however_the_parts_are_called() -> None:
    concepts = "day-one: {}, nowhere: {}, search: {}, content: {}, found: {}"
    lessons = "{first: {new: {search: INTRODUCED, content: MENTIONED, found: MENTIONED}}}"
    material = material_from(f"""
    assumes: {{day-one: APPLIED}}
    concepts: {{{concepts}}}
    series: {{one: {{modules: {{day-one: {{lessons: {lessons}}}}}}}}}
    """)
    for text in pages_of(material).values():
        ids = read(text).ids if text.startswith("<!doctype") else []
        assert len(ids) == len(set(ids))


def test_a_cell_says_in_letters_what_its_color_says() -> None:
    material = material_from("""
    concepts: {slope: {name: "Slope <steep>"}}
    series: {one: {modules: {only: {lessons: {
        a: {new: {slope: MENTIONED}}, b: , c: {reinforced: {slope: MENTIONED -> DEVELOPED}},
        d: {reinforced: {slope: DEVELOPED}}}}}}}
    """)
    for page in (MATRIX, address_of("module", "only")):
        text = pages_of(material)[page]
        assert '<td class="M">new M</td><td class="held M">M</td>' in "".join(text.splitlines())
        assert '<td class="D">M → D</td>' in text
        assert '<td class="D">again D</td>' in text
        assert "Slope &lt;steep&gt;</a>" in text


def test_a_course_without_concepts_has_a_page_that_says_so() -> None:
    text = pages_of(material_from("series: {one: {modules: {only: {lessons: {a: }}}}}"))
    assert "The course has no concepts yet." in text[MATRIX]
    assert "Its lessons take up no concepts yet." in text[address_of("module", "only")]


def test_its_size_grows_with_the_entries_and_not_with_lessons_times_concepts() -> None:
    small, large = (len(pages_of(_course_of(modules))[MATRIX]) for modules in (2, 8))
    assert large < 4.2 * small


def _course_of(modules: int) -> Material:
    """Return a course of modules with five lessons, each of which brings one concept."""
    numbers = range(5 * modules)
    lessons = [f"l-{number}: {{new: {{c-{number}: APPLIED}}}}" for number in numbers]
    parts = ", ".join(
        f"m-{module}: {{lessons: {{{', '.join(lessons[5 * module :][:5])}}}}}"
        for module in range(modules)
    )
    return material_from(f"""
    concepts: {{{", ".join(f"c-{number}: {{}}" for number in numbers)}}}
    series: {{one: {{modules: {{{parts}}}}}}}
    """)
