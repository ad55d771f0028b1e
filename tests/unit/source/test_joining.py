"""Texts joined by an item or an entry: before, what is added, and the text after, byte for byte."""

from __future__ import annotations

import pytest

from curriculum_kit.source.entering import written_text
from curriculum_kit.source.joining import with_entry, with_item

NOT_SURE = None
KEYS = ("title", "lessons")

ITEMS: list[tuple[str, str | None, str | None]] = [
    # Block lists.
    ("parts:\n  - a\n  - b\n", None, "parts:\n  - a\n  - b\n  - new\n"),
    ("parts:\n  - a\n  - b\n", "a", "parts:\n  - a\n  - new\n  - b\n"),
    ("parts:\n- a # one\n- b\nlast: 1\n", "a", "parts:\n- a # one\n- new\n- b\nlast: 1\n"),
    ("parts:\n  - a\n  # about b\n  - b", "b", "parts:\n  - a\n  # about b\n  - b\n  - new"),
    ("parts:\r\n  - a\r\n", None, "parts:\r\n  - a\r\n  - new\r\n"),
    # Lists in brackets.
    ("parts: [a, b]\n", None, "parts: [a, b, new]\n"),
    ("parts: [a, b] # two\n", "a", "parts: [a, new, b] # two\n"),
    ("parts: [\n  a,\n  b,\n]\n", "a", "parts: [\n  a,\n  new,\n  b,\n]\n"),
    ("parts: [\n  a,\n  b,\n]\n", "b", "parts: [\n  a,\n  b,\n  new,\n]\n"),
    ("parts: ['a', \"b\"]\n", "b", "parts: ['a', \"b\", new]\n"),
    # Nothing in it yet.
    ("parts: []\ntitle: T\n", None, "parts: [new]\ntitle: T\n"),
    ("parts:\ntitle: T\n", None, "parts: [new]\ntitle: T\n"),
    ("parts: # none yet\ntitle: T\n", None, "parts: [new] # none yet\ntitle: T\n"),
    ("title: T\nlast: 1\n", None, "title: T\nparts: [new]\nlast: 1\n"),
    ("last: 1\n", None, "last: 1\nparts: [new]\n"),
    # Forms that are left alone.
    ("{title: T}\n", None, NOT_SURE),
    ("parts: a\n", None, NOT_SURE),
    ("parts: [a\n", None, NOT_SURE),
    ("parts: [a]\nparts: [b]\n", None, NOT_SURE),
]


@pytest.mark.parametrize(("text", "after", "expected"), ITEMS)
def test_an_item_joins_a_list(text: str, after: str | None, expected: str | None) -> None:
    assert with_item(text, ("parts",), "new", after, KEYS) == expected


def test_an_item_that_is_no_text_without_quotes_gets_them() -> None:
    assert with_item("parts: [a]\n", ("parts",), "1e5", None, ()) == "parts: [a, '1e5']\n"
    assert with_item("parts:\n- a\n", ("parts",), "no", None, ()) == "parts:\n- a\n- 'no'\n"


def test_a_list_further_down_is_joined() -> None:
    text = "acts:\n  - title: T\n    lessons: [a]\n  - title: U\n    lessons: [b]\n"
    joined = with_item(text, ("acts", 0, "lessons"), "new", "a", ())
    assert joined == text.replace("[a]", "[a, new]")


ENTRY = "new:\n  name: New\n"
ENTRIES: list[tuple[str, str | None, str | None]] = [
    ("parts:\n  a: 1\n  b: 2\n", None, "parts:\n  a: 1\n  b: 2\n  new:\n    name: New\n"),
    ("parts:\n  a: 1\n  b: 2\n", "a", "parts:\n  a: 1\n  new:\n    name: New\n  b: 2\n"),
    (
        "parts:\n  a: 1\n\n  # two\n  b: 2\nlast: 1\n",
        None,
        "parts:\n  a: 1\n\n  # two\n  b: 2\n  new:\n    name: New\nlast: 1\n",
    ),
    (
        "parts:\n  a: 1\n\n  b: 2\nlast: 1\n",
        None,
        "parts:\n  a: 1\n\n  b: 2\n\n  new:\n    name: New\nlast: 1\n",
    ),
    ("parts: {}  # none\nlast: 1\n", None, "parts:  # none\n  new:\n    name: New\nlast: 1\n"),
    ("parts:\nlast: 1\n", None, "parts:\n  new:\n    name: New\nlast: 1\n"),
    ("title: T\nlast: 1\n", None, "title: T\n\nparts:\n  new:\n    name: New\nlast: 1\n"),
    ("parts:\r\n  a: 1\r\n", None, "parts:\r\n  a: 1\r\n  new:\r\n    name: New\r\n"),
    ("parts: {a: 1}\n", None, NOT_SURE),
    ("parts: [a]\n", None, NOT_SURE),
    ("parts:\n  new: 1\n", None, NOT_SURE),
]


@pytest.mark.parametrize(("text", "after", "expected"), ENTRIES)
def test_an_entry_joins_a_mapping(text: str, after: str | None, expected: str | None) -> None:
    assert with_entry(text, ("parts",), ENTRY, after, KEYS) == expected


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("", None, ENTRY),
        ("# The concepts.\n", None, "# The concepts.\n" + ENTRY),
        ("# The concepts.", None, "# The concepts.\n" + ENTRY),
        ("a:\n  name: A\nb:\n  name: B\n", "a", "a:\n  name: A\n" + ENTRY + "b:\n  name: B\n"),
        ("[a]\n", None, NOT_SURE),
    ],
)
def test_an_entry_joins_a_file(text: str, after: str | None, expected: str | None) -> None:
    assert with_entry(text, (), ENTRY, after, ()) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [("Plain words", "Plain words"), ("it's", "it's"), ("null", "'null'"), ("a: b", "'a: b'")],
)
def test_text_is_quoted_where_it_must_be(text: str, written: str) -> None:
    assert written_text(text) == written
