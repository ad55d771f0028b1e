"""Courses read line by line: what that reads means the same to the reader, and it reads most."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from curriculum_kit.source.limits import MAXIMUM_DEPTH
from curriculum_kit.source.line_reader import read_lines
from tests.bundled import BUNDLED
from tests.courses import small_course
from tests.unit.source.one_a_line import (
    ODD_KEYS,
    ODD_SIGNS,
    ODD_VALUES,
    sound_texts,
    texts_with_a_slip,
    texts_with_an_odd_line,
)
from tests.unit.source.reading import check_plain_data


@settings(deadline=1000, max_examples=300)
@given(sound_texts())
def test_it_reads_whatever_holds_one_entry_a_line(text: str) -> None:
    assert read_lines(text) is not None
    check_plain_data(text)


@settings(deadline=1000, max_examples=500)
@given(texts_with_an_odd_line() | texts_with_a_slip())
def test_it_says_what_the_reader_says_of_a_text_without_faults(text: str) -> None:
    check_plain_data(text)


@pytest.mark.parametrize("value", ODD_VALUES, ids=lambda value: value[:20])
def test_an_odd_value_means_what_it_means_to_the_reader(value: str) -> None:
    for head in ("a: ", "a:\n- ", "a:\n- b: "):
        check_plain_data(f"{head}{value}\n")
        check_plain_data(f"{head}{value}\nc: d\n")


@pytest.mark.parametrize("key", ODD_KEYS, ids=lambda key: key[:20])
def test_an_odd_key_means_what_it_means_to_the_reader(key: str) -> None:
    for sign in ODD_SIGNS:
        check_plain_data(f"{key}{sign}b\n")
        check_plain_data(f"a: b\n{key}{sign}c\n")
        check_plain_data(f"a:\n- {key}{sign}b\n")
    check_plain_data(f"a: {{{key}: b}}\n")
    check_plain_data(f"a: {{{key}: 'b'}}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n  c",
        "a: b\n  c: d",
        "a: b\n  - c",
        "a: b\n- c",
        "a:\n  - b\n    - c",
        "a:\n  - b\n      c",
        "a:\n  - b\n    c: d",
        "a:\n    - b\n  - c",
        "a:\n  b:\n- c",
        "a:\n    b:\n  c: d",
        "a:\n- b:\n c: d",
        "a:\n  - b\n  c: d",
        "a:\n  -\n    b: c",
        "a:\n  - # c\n    b: c",
        "a: |\n  b\n c",
        "a: |\n  b\n # c\n  d",
        "a: |\n\n\n  b",
        "a: |\n    \n  b",
        "a: |\nb: c",
        "a:\n  b: |\n  c",
        "a:\n- |\nb",
        "a:\n- b: >\n  c",
        "a: >\n  b\n\n   c",
        "a: 'b\n  c'",
        "a: [b,\n  c]",
        "a: b\n...",
        "a: b\n--- c",
    ],
)
def test_what_goes_on_below_means_what_it_means_to_the_reader(text: str) -> None:
    check_plain_data(text + "\n")


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
        "a: b\r\nc: d\r",
        "a: b\x85c: d",
        "a: b\u2028",
        "a: " + "9" * 4301,
        "a: 0x" + "f" * 4301,
        "x" * 1025 + ": a",
        "# c",
    ],
    ids=lambda text: text[:20],
)
def test_it_leaves_other_forms_and_mistakes_to_a_loader(text: str) -> None:
    assert read_lines(text + "\n") is None
    check_plain_data(text + "\n")


def test_it_reads_every_file_of_a_course(tmp_path: Path) -> None:
    small_course(tmp_path)
    for root in (tmp_path, BUNDLED):
        for file in root.rglob("*.yaml"):
            assert read_lines(file.read_text(encoding="utf-8")) is not None, file


def test_a_text_whose_last_line_has_no_end_is_left_to_a_loader() -> None:
    assert read_lines("a: |\n  b") is None
    check_plain_data("a: |\n  b")


@pytest.mark.parametrize(
    "text",
    [
        "".join("  " * depth + "a:\n" for depth in range(MAXIMUM_DEPTH + 1)),
        "a:\n" + "".join("  " * depth + "- a:\n" for depth in range(MAXIMUM_DEPTH + 1)),
    ],
    ids=["mappings", "lists"],
)
def test_what_is_nested_without_end_is_left_to_a_loader(text: str) -> None:
    assert read_lines(text) is None
    check_plain_data(text)


SIZE = 99_000


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  x\n" + "\n" * SIZE + "b: c\n",
        "a: >\n" + "  x\n\n" * (SIZE // 5),
        "a:\n" + "- |\n x\n" * (SIZE // 7),
        "a: [" + "'x', " * (SIZE // 5) + "#]\n",
        "a: {" + "k: [x], " * (SIZE // 8) + "'}\n",
        "a: {k: [" + "x, " * (SIZE // 3) + "[}\n",
        "a:" + " " * SIZE + "x\n",
        "a: x" + " #" * (SIZE // 2) + "\n",
        "a: x\n" + "  y\n" * (SIZE // 4),
        "a:\n" + "- ''''\n" * (SIZE // 7),
        "x-" * (SIZE // 2) + ": a\n",
        "".join(f"a{number}:\n b:\n  - c:\n    - d: e\n" for number in range(SIZE // 30)),
    ],
    ids=lambda text: text[:20],
)
def test_no_text_takes_longer_than_its_size_warrants(text: str) -> None:
    start = time.process_time()
    read_lines(text)
    assert time.process_time() - start < 0.5
