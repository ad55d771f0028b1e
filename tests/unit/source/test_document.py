"""Places: every key and value of a document is found again in its text."""

import sys

import pytest

from curriculum_kit.places import Path, Span
from curriculum_kit.source.document import Document
from curriculum_kit.source.reader import read

pytestmark = pytest.mark.usefixtures("each_loader")


LESSON = """\
# A lesson.
title: Backpropagation
position: "Foundation: what backprop IS"   # why here
minutes: 45

new:
  chain-rule: DEVELOPED
  forward-pass:
    depth: INTRODUCED

    # nothing below
  empty:
story: >
  One line,
  and another.

acts:
- title: one
  lessons: [a,
    b]
-
- - deep
  - {x: 1, y}
notes: plain text that
  goes on
last: '😀 é' # 😀
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1, 26, 12), (2, 1, 26, 12)),
        (("title",), (2, 8, 2, 23), (2, 1, 2, 6)),
        (("position",), (3, 11, 3, 41), (3, 1, 3, 9)),
        (("minutes",), (4, 10, 4, 12), (4, 1, 4, 8)),
        (("new",), (7, 3, 12, 9), (6, 1, 6, 4)),
        (("new", "chain-rule"), (7, 15, 7, 24), (7, 3, 7, 13)),
        (("new", "forward-pass"), (9, 5, 9, 22), (8, 3, 8, 15)),
        (("new", "forward-pass", "depth"), (9, 12, 9, 22), (9, 5, 9, 10)),
        (("new", "empty"), (12, 9, 12, 9), (12, 3, 12, 8)),
        (("story",), (13, 8, 15, 15), (13, 1, 13, 6)),
        (("acts",), (18, 1, 23, 14), (17, 1, 17, 5)),
        (("acts", 0), (18, 3, 20, 7), (18, 3, 20, 7)),
        (("acts", 0, "lessons"), (19, 12, 20, 7), (19, 3, 19, 10)),
        (("acts", 0, "lessons", 1), (20, 5, 20, 6), (20, 5, 20, 6)),
        (("acts", 1), (21, 2, 21, 2), (21, 2, 21, 2)),
        (("acts", 2), (22, 3, 23, 14), (22, 3, 23, 14)),
        (("acts", 2, 1, "y"), (23, 13, 23, 13), (23, 12, 23, 13)),
        (("notes",), (24, 8, 25, 10), (24, 1, 24, 6)),
        (("last",), (26, 7, 26, 12), (26, 1, 26, 5)),
    ],
)
def test_places_in_a_lesson(
    path: Path, value: tuple[int, int, int, int], key: tuple[int, int, int, int]
) -> None:
    document = read(LESSON)
    assert document.span(path) == Span(*value)
    assert document.span(path, key=True) == Span(*key)


@pytest.mark.parametrize(
    ("text", "path", "span"),
    [
        # A block ends with its last token, wherever the next thing stands.
        ("a:\n  b: 1  # c\n\n\n# d\ne: 2\n", ("a",), Span(2, 3, 2, 7)),
        ("a:\n  b: |\n    c  \n\n\nd: 1\n", ("a", "b"), Span(2, 6, 3, 6)),
        ("a:\n  b: |\n    c  \n\n\nd: 1\n", ("a",), Span(2, 3, 3, 6)),
        ("a: |\n\n\nb: 1\n", ("a",), Span(1, 4, 1, 5)),
        ("a: >-\n  b\n  c", ("a",), Span(1, 4, 3, 4)),
        ("a: [\n  b,\n]\nc: d", ("a",), Span(1, 4, 3, 2)),
        ("a: {b: {c: d}}\n", ("a", "b"), Span(1, 8, 1, 14)),
        ("- a\n\n\n", (), Span(1, 1, 1, 4)),
        ('a: "b\n  c"\n', ("a",), Span(1, 4, 2, 5)),
        # Nothing stands after its colon or dash, or after its key.
        ("a:\n\n\nb: 1\n", ("a",), Span(1, 3, 1, 3)),
        ("a: # c\n  # d\n", ("a",), Span(1, 3, 1, 3)),
        ("x:\n  ? a\ny: 1\n", ("x", "a"), Span(2, 6, 2, 6)),
        ("x:\n  ? a\ny: 1\n", ("x",), Span(2, 3, 2, 6)),
        ("x:\n  ? a\ny: 1\n", ("y",), Span(3, 4, 3, 5)),
        ("{a: , b}", ("a",), Span(1, 4, 1, 4)),
        ("{a , b }", ("b",), Span(1, 7, 1, 7)),
        ("[a: , b]", (0,), Span(1, 2, 1, 4)),
        ("[a: 1]", (0,), Span(1, 2, 1, 6)),
        ("-\n-\n", (1,), Span(2, 2, 2, 2)),
        # Columns count code points; lines end where editors end them.
        ("😀: '😀😀' \nb: c\n", ("😀",), Span(1, 4, 1, 8)),
        ("a: b\r\nc:\r\n  - d\r\n", ("c", 0), Span(3, 5, 3, 6)),
        ("a: b\rc: d\r", ("c",), Span(2, 4, 2, 5)),
        ("a: b\x85\u2028c\nd: e\n", ("d",), Span(2, 4, 2, 5)),
        ("\ufeffa: b", ("a",), Span(1, 4, 1, 5)),
        # What is not there is where it would be looked for.
        ("a: {b: c}\n", ("a", "d"), Span(1, 4, 1, 10)),
        ("a: {b: c}\n", ("a", "b", "e", 0), Span(1, 8, 1, 9)),
        ("a: [b]\n", ("a", 1), Span(1, 4, 1, 7)),
        ("a: [b]\n", ("a", -1), Span(1, 4, 1, 7)),
        ("a: [b]\n", ("a", "0"), Span(1, 4, 1, 7)),
        ("a: b\n", (0,), Span(1, 1, 1, 5)),
        ("", (), Span(1, 1, 1, 1)),
        ("# a\n", ("b",), Span(1, 1, 1, 1)),
        ("a: [", ("a",), Span(1, 1, 1, 1)),
    ],
)
def test_where_a_value_stands(text: str, path: Path, span: Span) -> None:
    assert read(text).span(path) == span


@pytest.mark.parametrize("path", [("a", "c"), ("a", "b", "c")])
def test_without_a_key_the_nearest_thing_above_is_meant(path: Path) -> None:
    document = read("a:\n  b: 1\n")
    assert document.span(path, key=True) == document.span(path)


def test_repeated_keys_do_not_shift_what_follows() -> None:
    document = read("a: {x: 1}\na: {x: [1, {y: 2}]}\nb: 1\na: 3\na:\nc: {d: 1, d: 2, e: 3}\n")
    assert document.data == {"a": {"x": 1}, "b": 1, "c": {"d": 1, "e": 3}}
    assert document.span(("a", "x")) == Span(1, 8, 1, 9)
    assert document.span(("b",)) == Span(3, 4, 3, 5)
    assert document.span(("c", "e"), key=True) == Span(6, 17, 6, 18)
    assert document.span(("c", "d")) == Span(6, 8, 6, 9)


def test_places_can_be_asked_in_any_order() -> None:
    document = read(LESSON)
    late = document.span(("acts", 2, 1, "y"))
    document.span(("title",))
    assert document.span(("acts", 2, 1, "y")) == late


def test_places_cost_few_bytes() -> None:
    document = read("[" + "{a: 1}," * 1000 + "]")
    assert sys.getsizeof(document._offsets) <= 3001 * 16


def test_a_document_can_be_made_of_nothing() -> None:
    document = Document(text="", data=None)
    assert not document.broken
    assert document.span(("a",)) == Span(1, 1, 1, 1)
