"""Which books a selection asks for, and their documents before they are printed."""

from __future__ import annotations

import json
import re

import pytest

from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.pdf.book import books
from curriculum_kit.syllabus.pdf.document import LONGEST_HEADER, Binder, bind, css_text
from curriculum_kit.syllabus.selection import Selection, selected
from tests.unit.syllabus.courses import material_from
from tests.unit.syllabus.test_lesson_and_concept_pages import COURSE


@pytest.fixture(scope="module")
def material() -> Material:
    return material_from(COURSE)


def bound_in(material: Material, selection: Selection) -> dict[str, list[str]]:
    return {book.file: [part.title for part in book.parts] for book in books(material, selection)}


def document_of(material: Material, *words: str) -> str:
    [book] = books(material, selected(material.course, words))
    binder = Binder(material.course.outline.title)
    return binder.document(bind(material, book, binder), {})


def test_the_course_is_one_book(material: Material) -> None:
    assert bound_in(material, selected(material.course, ())) == {
        "course.pdf": [
            "T",
            "Module 1.1: Lines",
            "1.1.1 Drawing",
            "Module 1.2: Descent",
            "1.2.1 Stepping",
            "1.2.2 Leaping",
        ]
    }


def test_modules_lessons_and_concepts_are_a_book_each(material: Material) -> None:
    words = ("descent", "lesson:drawing", "concept:slope")
    assert bound_in(material, selected(material.course, words)) == {
        "descent.pdf": ["Module 1.2: Descent", "1.2.1 Stepping", "1.2.2 Leaping"],
        "lessons/drawing.pdf": ["1.1.1 Drawing"],
        "concepts/slope.pdf": ["Slope (of a line)"],
    }


def test_a_module_called_course_does_not_take_the_name_of_the_course() -> None:
    material = material_from("series: {s: {modules: {course: {lessons: {a: {}}}}}}")
    assert list(bound_in(material, selected(material.course, ["course"]))) == ["course_.pdf"]


def test_every_id_of_a_document_is_one_of_its_kind_and_every_link_leads_to_one(
    material: Material,
) -> None:
    html = document_of(material)
    ids = re.findall(r' id="([^"]*)"', html)
    links = re.findall(r' href="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert len(links) > 20
    assert {link for link in links if not link.startswith("#") or link[1:] not in ids} == set()


def test_a_document_fetches_and_runs_nothing(material: Material) -> None:
    html = document_of(material)
    assert not re.search(r"<(script|link|img|iframe|object)\b|\bsrc=|@import|url\((?!#)", html)
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_only_a_book_of_several_pages_has_contents(material: Material) -> None:
    assert "Contents</h1>" in document_of(material, "descent")
    assert "Contents</h1>" not in document_of(material, "lesson:drawing")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lesson 1", r'"Lesson\0000201"'),
        ('"; } body { x', r'"\000022\00003b\000020\00007d\000020body\000020\00007b\000020x"'),
        ("</style>", r'"\00003c\00002fstyle\00003e"'),
        ("a\nb", r'"a\00005cnb"'),
        ("α", r'"\0003b1"'),
    ],
)
def test_no_title_ends_the_string_of_a_style_sheet(text: str, written: str) -> None:
    assert css_text(text) == written


def test_a_long_title_is_cut_in_running_headers() -> None:
    assert css_text("x" * 200) == f'"{"x" * (LONGEST_HEADER - 1)}\\002026"'


@pytest.mark.parametrize("text", ["</style><script>x</script>", '"><b id="x">', "<!--"])
def test_no_title_changes_the_document(text: str) -> None:
    def tags(title: str) -> list[str]:
        lesson = {"title": title, "core": title}
        modules = {"m": {"title": title, "goal": title, "lessons": {"one": lesson}}}
        course = {"title": title, "series": {"s": {"title": title, "modules": modules}}}
        html = document_of(material_from(json.dumps(course)))
        return re.findall(r"<(/?\w+)", html)

    assert tags(text) == tags("harmless")
