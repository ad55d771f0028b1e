"""Courses read line by line: what that reads means the same to the reader, and it reads most."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.source.line_reader import read_lines
from tests.courses import small_course
from tests.unit.source.reading import check_plain_data

COURSE = Path(__file__).parents[3] / "curriculum"

INDENTATIONS = ("", "  ", "    ", "      ", " ", "   ", "          ")
DASHES = ("", "- ", "-   ", "- - ", "-")
KEYS = (
    *("a", "b", "long-key", "k_1", "é", "d e", "no", "null", "<<", "-x", "--a", "a-", "1a", "~"),
    *("'q'", '"q"', "", "?", "a.b", "k" * 101, "k" * 1025, "[k]", "true", "a:b", "# a"),
)
SIGNS = (": ", ":", ":   ", " : ", ":\t", "")
VALUES = (
    *("x", "some text", "0.5", "1e-6", "-5", "012", "1_0", "1:30", "yes", "~", "null", "true"),
    *("...", "-", "--", "---", "- x", "-x", "a: b", "a:b", "a:", "a :b", "=", "<<", "?", "? a"),
    *("x # c", "x #c", "#c", "# c", "x#c", "'q'", "'it''s'", "'a: b'", '"q"', '"a\\nb"', "''"),
    *('"a # b"', "'a' b", "'a", '"', "'a'  # c", "[a]", "[a, b]", "[]", "[a,b]", "[ a ]", "{}"),
    *("[a ,b]", "[a, ]", "[a: b]", "['x, y', z]", "[[a], b]", "[a # b]", "[a] # c", "[a", "a]"),
    *("{a: b}", "{a: b, c: 1}", "{a}", "{a: [b, c], d: e}", "{a: [], d: e}", "{a: {b: c}}"),
    *("{a: b, a: c}", "{no: 1}", "{a: no}", "{a: b }", "{a: b,c: d}", "{a:b}", "{a: b: c}"),
    *("{a-b: c, -d: e}", "{a: -1}", "{a: - 1}", "{k: it's, l: a?b}", "{a: 'x, y', b: \"z\"}"),
    *("[http://a.b]", "[a?]", '["a"b]', "['a': b]", "[a, 'b'c]", "http://a.b/c#d", "a\x85b"),
    *("|", ">", "|-", ">-", "|+", ">+", "|2", "> # c", ">#", "&x a", "*x", "!t a", "@a", "%a"),
    *("a\tb", "a\u2028b", "\u00a0a", "a, b", "a [b] c", "$x$", "(a)", "\\a", "A -> B", "  a"),
)
OTHER_LINES = (
    *("", "# c", "  # c", "    # a: b", "   ", "---", "...", "text on", "  text on", "    more"),
    *("      deeper", "%x", "- ", "-"),
)

entries = st.tuples(
    st.sampled_from(INDENTATIONS),
    st.sampled_from(DASHES),
    st.sampled_from(KEYS[:4]) | st.sampled_from(KEYS),
    st.just(SIGNS[0]) | st.sampled_from(SIGNS),
    st.just("") | st.sampled_from(VALUES),
).map(lambda parts: "".join(parts).rstrip(" "))
lines = st.lists(entries | st.sampled_from(OTHER_LINES), max_size=8)
texts = st.tuples(lines.map("\n".join), st.just("\n") | st.just("")).map("".join)


@settings(deadline=1000, max_examples=1000)
@given(texts)
def test_it_says_what_the_reader_says_of_a_text_without_faults(text: str) -> None:
    check_plain_data(text)


USUAL = """\
# yaml-language-server: $schema=lesson.json
title: Optimizers   # and what they change
load: BUILD
minutes: 45
new:
  momentum: DEVELOPED
reinforced:                 # named in the lesson before
  learning-rate: {depth: DEVELOPED, label: "revisited, for Adam"}

claims:
  steps:
    statement: >-
      Under a constant gradient, momentum
      makes steps that grow.

      All of them.
    expect: {value: {equals: 10}}
position: Text that goes on
  below, "as text" - and
  once more.
sources: [Sutskever, "Kingma & Ba, 2015"]
objective: "A \\"quoted\\" word"
aliases:
- Momentum: "no"
  note: |
    first
      second
- 'a: b'
- >
  folded
  text
last:
"""


def test_it_reads_the_usual_forms() -> None:
    assert read_lines(USUAL) == {
        "title": "Optimizers",
        "load": "BUILD",
        "minutes": 45,
        "new": {"momentum": "DEVELOPED"},
        "reinforced": {"learning-rate": {"depth": "DEVELOPED", "label": "revisited, for Adam"}},
        "claims": {
            "steps": {
                "statement": "Under a constant gradient, momentum makes steps that grow.\n"
                "All of them.",
                "expect": {"value": {"equals": 10}},
            }
        },
        "position": 'Text that goes on below, "as text" - and once more.',
        "sources": ["Sutskever", "Kingma & Ba, 2015"],
        "objective": 'A "quoted" word',
        "aliases": [
            {"Momentum": "no", "note": "first\n  second\n"},
            "a: b",
            "folded text\n",
        ],
        "last": None,
    }
    check_plain_data(USUAL)


@pytest.mark.parametrize(
    "text",
    [
        "a: text\n\n  goes on",
        "a: text # here\n  goes on",
        "a: 'text'\n  goes on",
        "a: text\ngoes on",
        "a: text\n  # no\n  goes on",
        "a: {b: c}: d",
        "a: [b,\n  c]",
        "a: >+\n  b",
        "a: >\n  b\n    c",
        "a: >\n\n  b",
        "a: |\n b\nc: |2\n  d",
        "a:\n  - b\n c: d",
        "a: 1\na: 2",
        "a: 012",
        "- a",
        "  a: 1",
        "a: 1\n---",
        "a:\tb",
        "a: b \nc: d",
    ],
    ids=lambda text: text[:20],
)
def test_it_leaves_other_forms_and_mistakes_to_a_loader(text: str) -> None:
    assert read_lines(text + "\n") is None
    check_plain_data(text + "\n")


def test_it_reads_every_file_of_a_course(tmp_path: Path) -> None:
    small_course(tmp_path)
    for root in (tmp_path, COURSE):
        for file in root.rglob("*.yaml"):
            assert read_lines(file.read_text(encoding="utf-8")) is not None, file


def test_a_list_nested_without_end_is_left_to_a_loader() -> None:
    text = "".join(textwrap.indent("a:\n", "  " * depth) for depth in range(100))
    assert read_lines(text) is None
