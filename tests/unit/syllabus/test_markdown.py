"""Pages of a course whose every text tries to break them, read back as GitHub would."""

import json
import posixpath
import re

import pytest
from markdown_it.token import Token

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.places import Place, Span
from curriculum_kit.syllabus.concept_page import concept_page
from curriculum_kit.syllabus.course_page import course_page
from curriculum_kit.syllabus.lesson_page import lesson_page
from curriculum_kit.syllabus.markdown import (
    concept_markdown,
    course_markdown,
    ledgers,
    lesson_markdown,
    module_markdown,
    pages,
)
from curriculum_kit.syllabus.markdown.addresses import file_of
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.module_page import module_page
from curriculum_kit.syllabus.selection import Selection, selected
from tests.unit.syllabus.courses import MARKDOWN, material_from, sections_of

HOSTILE = [
    "a | b | c",
    "`open",
    "``` fence",
    "*open **bold",
    "<script>alert(1)</script>",
    "</td></table><h1>",
    "<!-- comment",
    "first\n\n# second\n- third",
    "# x",
    "- x",
    "1. x",
    "> x",
    "---",
    "===",
    "| a | b |\n|---|---|",
    "[x](javascript:alert(1))",
    "![x](data:text/html,x)",
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "@team look",
    "\u202edesrever",
    "bell \x07 and \x1b[31m",
    "line\u2028separator",
    "{{ 7 * 7 }} {% for x in y %} {# gone #}",
    "$a | b$ and $open",
    "`a | b` \\| \\",
    "ends with #",
    "&#60;b&#62; &lt;b&gt;",
]


NAMES = {
    *("", "index.md", "claims.md", "misconceptions.md", "m.md"),
    *("one.md", "two.md", "idea.md", "known.md", "other.md"),
}


def _material(text: str) -> Material:
    """Build a course in which every text that may hold anything holds the given one."""
    misconception = {
        "belief": text,
        "correction": text,
        "about": ["idea"],
        "refuted_by": [text, "it-holds"],
    }
    claim = {"statement": text, "demo": text, "expect": {text: {"at_most": 1, "unit": text}}}
    gap = {"size": "small", "resolution": text, "where": text}
    lesson = {
        "title": text,
        "core": text,
        "position": text,
        "objective": text,
        "load": "STRETCH",
        "new": {"idea": {"depth": "INTRODUCED", "label": text}},
        "requires": {"other": {"depth": "APPLIED", "gap": gap}},
        "claims": {"it-holds": {**claim, "sources": [text]}},
        "examples": [{"kind": "negative", "what": text, "purpose": text}],
        "modalities": [{"kind": text, "what": text}],
        "mental_models": [text],
        "scope": {"covers": [text], "leaves_out": [text]},
        "exercises": [{"title": text, "support": "guided"}],
        "waivers": [{"rule": text, "reason": text}],
    }
    again = {
        **lesson,
        "new": {},
        "requires": {},
        "reinforced": {"idea": "INTRODUCED"},
        "claims": {},
    }
    act = {"title": text, "lessons": ["one"], "story": text}
    module = {
        "title": text,
        "goal": text,
        "narrative": {"premise": text, "acts": [act]},
        "misconceptions": {"wrong": {**misconception, "addressed_in": ["one"]}},
        "lessons": {"one": lesson, "two": again},
    }
    course = {
        "title": text,
        "audience": text,
        "assumes": {"known": "APPLIED"},
        "concepts": {
            "idea": {
                "name": text,
                "aliases": [text],
                "definition": text,
                "sources": [text],
                "requires": {"known": "MENTIONED"},
                "requires_any": [{"other": "MENTIONED"}],
            },
            "known": {"name": text},
            "other": {"name": text, "requires": {"idea": "MENTIONED"}},
        },
        "series": {"s": {"title": text, "goal": text, "modules": {"m": module}}},
    }
    place = Place("x.yaml", Span(1, 1, 1, 2))
    waived = Finding("CUR000", text, Severity.ERROR, text, ("lesson:one",), place, waived=text)
    return material_from(json.dumps(course), (waived,))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_shape_of_a_modules_page(text: str) -> None:
    markdown = module_markdown(module_page(_material(text), "m"))
    _assert_harmless(markdown, text)
    assert _shape(markdown) == _shape(module_markdown(module_page(_material("harmless"), "m")))
    sections = list(sections_of(markdown).values())
    assert [[len(row) for row in table] for part in sections for table in part.tables] == [
        [6, 6, 6],
        [3, 3, 3],
        [2, 2],
        [4, 4],
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_shape_of_the_index(text: str) -> None:
    markdown = course_markdown(course_page(_material(text)))
    _assert_harmless(markdown, text)
    assert _shape(markdown) == _shape(course_markdown(course_page(_material("harmless"))))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_shape_of_a_lessons_page(text: str) -> None:
    markdown, plain = (lesson_markdown(lesson_page(_material(each), "one")) for each in (text, "x"))
    _assert_harmless(markdown, text)
    assert _shape(markdown) == _shape(plain)
    assert [len(row) for row in sections_of(markdown)["What It Assumes"].tables[0]] == [5] * 3


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_shape_of_a_concepts_page(text: str) -> None:
    markdown, plain = (
        concept_markdown(concept_page(_material(each), "idea")) for each in (text, "x")
    )
    _assert_harmless(markdown, text)
    assert _shape(markdown) == _shape(plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_shape_of_a_ledger(text: str) -> None:
    for ledger in (ledgers.claims, ledgers.misconceptions):
        _assert_harmless(ledger(_material(text)), text)
        assert _shape(ledger(_material(text))) == _shape(ledger(_material("x")))


def _shape(markdown: str) -> list[str]:
    return [token.type for token in MARKDOWN.parse(markdown)]


def _assert_harmless(markdown: str, text: str) -> None:
    tokens = MARKDOWN.parse(markdown)
    inner = [child for token in tokens for child in token.children or ()]
    assert not {"html_block", "html_inline", "image", "hr"} & {
        token.type for token in (*tokens, *inner)
    }
    links = {str(token.attrs["href"]) for token in inner if token.type == "link_open"}
    assert {posixpath.basename(link.partition("#")[0]) for link in links} <= NAMES
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u2028\u202e]", markdown)
    assert not re.search(r"(?<!\w)@\w", "".join(_texts(inner)))
    assert "49" not in markdown
    if "7 * 7" in text:
        assert "{{ 7 * 7 }} {% for x in y %} {# gone #}" in "".join(_texts(inner))


def _texts(tokens: list[Token]) -> list[str]:
    return [token.content for token in tokens if token.type == "text"]


def _markdown_of(text: str) -> tuple[str, str]:
    material = _material(text)
    return module_markdown(module_page(material, "m")), course_markdown(course_page(material))


def test_prose_keeps_its_markdown_and_everything_else_is_shown_as_it_stands() -> None:
    # In the module: goal, premise, story, note, belief, correction, statement, and core and
    # position of two lessons. In the index: audience, goal of the series, and two waivers.
    for markdown, fields in zip(_markdown_of("*a*"), (11, 4), strict=True):
        tokens = [child for token in MARKDOWN.parse(markdown) for child in token.children or ()]
        assert sum(token.type == "em_open" for token in tokens) == fields
    title, *_ = MARKDOWN.parse(_markdown_of("*a* `b` [c](d)")[0])[1:]
    assert [child.type for child in title.children or ()] == ["text"]
    assert title.content.startswith("Module 1.1: ")


def test_no_cell_is_cut_at_a_pipe_in_code() -> None:
    module, index = (sections_of(markdown) for markdown in _markdown_of("`a|b` end"))
    text = "a|b end"
    lessons, misconceptions, claims = (
        module[name].tables[0]
        for name in ("Lesson Sequence", "Module-Level Misconceptions", "Claims")
    )
    assert [(row[2], row[4]) for row in lessons[1:]] == [(text, text)] * 2
    assert misconceptions[1] == [
        f'"{text}"',
        f"Addressed in lesson 1: {text} (refuted by `{text[:3]}` end, it-holds)",
    ]
    assert claims[1][1:] == ["it-holds", text, "`a|b` end"]
    assert [row[0:3:2] for row in index["Waivers"].tables[0][1:]] == [["`a|b` end", text]] * 2


@pytest.mark.parametrize("text", ["plain", " ", *HOSTILE])
def test_lines_end_in_one_newline_without_spaces(text: str) -> None:
    material = _material(text)
    for _name, markdown in pages(material, selected(material.course, ())):
        assert markdown.endswith("\n")
        assert not markdown.endswith("\n\n")
        assert not [line for line in markdown.splitlines() if line != line.rstrip()]
        assert "\n\n\n" not in markdown


def test_the_index_comes_first_and_a_module_called_index_does_not_take_its_place() -> None:
    material = material_from(
        "series: {s: {modules: {index: {lessons: {a: {}}}, m: {lessons: {b: {}}}}}}"
    )
    written = dict(pages(material, Selection(index=True, modules=("index", "m"))))
    assert list(written) == ["index.md", "claims.md", "misconceptions.md", "index_.md", "m.md"]
    assert "](index_.md)" in written["index.md"]
    assert file_of("module", "m") == "m.md"
    assert file_of("module", "claims") == "claims_.md"
    assert file_of("lesson", "claims") == "lessons/claims.md"
