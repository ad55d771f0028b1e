"""Edits of an author's text: before, what is changed, and the text after, byte for byte."""

from __future__ import annotations

import pytest

from curriculum_kit.places import Path, Place, Pointer, Span
from curriculum_kit.remedies import Change, Enter, Remove, Rename, Rewrite
from tests.unit.source.edited import FILE, LESSON, edited


def at(*path: str | int) -> Pointer:
    return Pointer(LESSON, path)


NO_FIX = None

REMOVED: list[tuple[str, Path, str | None]] = [
    # Block mappings.
    ("a: 1\nb: 2\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: 2\n", ("a",), "b: 2\n"),
    ("a: 1\nb: 2\n", ("b",), "a: 1\n"),
    ("a: 1\nb: 2", ("b",), "a: 1\n"),
    ("a: 1\r\nb: 2\r\nc: 3\r\n", ("b",), "a: 1\r\nc: 3\r\n"),
    ("a: 1\rb: 2\rc: 3\r", ("b",), "a: 1\rc: 3\r"),
    ("\ufeffa: 1\nb: 2\n", ("a",), "\ufeffb: 2\n"),
    ("a: 1\n'b': \"2\"\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb:\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb:   \t\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: one\n  more\n\n  line\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: 'one\n  # no comment'\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: |\n  one\n  # no comment\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: see#3\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("a: 1\nb: {x: 1,\n  y: 2}\nc: 3\n", ("b",), "a: 1\nc: 3\n"),
    ("--- # top\na: 1\nb: 2\n...\n", ("b",), "--- # top\na: 1\n...\n"),
    ("  a: 1\n  b: 2\n", ("a",), "  b: 2\n"),
    ("a: 学\nb: é\nc: 🎓\n", ("b",), "a: 学\nc: 🎓\n"),
    # Comments: those above stay, and one that would go with the entry forbids the fix.
    ("a: 1\n# about b\nb: 2\nc: 3\n", ("b",), "a: 1\n# about b\nc: 3\n"),
    ("a: 1 # one\nb: 2\nc: 3\n", ("b",), "a: 1 # one\nc: 3\n"),
    ("a: 1\nb: 2 # two\nc: 3\n", ("b",), NO_FIX),
    ("a: 1\nb: # two\n  x: 1\nc: 3\n", ("b",), NO_FIX),
    ("a: 1\nb:\n  # two\n  x: 1\nc: 3\n", ("b",), NO_FIX),
    ("a: 1\nb: | # two\n  x\nc: 3\n", ("b",), NO_FIX),
    ("a: 1\nb: [x, # two\n  y]\nc: 3\n", ("b",), NO_FIX),
    # Blank lines: a gap stays one gap, and none is left at the end.
    ("a: 1\n\nb: 2\n\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
    ("a: 1\r\n\r\nb: 2\r\n\r\nc: 3\r\n", ("b",), "a: 1\r\n\r\nc: 3\r\n"),
    ("a: 1\n\nb: 2\n", ("b",), "a: 1\n"),
    ("a: 1\n\nb: 2\nc: 3\n", ("b",), "a: 1\n\nc: 3\n"),
    # Text that a block scalar above would swallow.
    ("a: |\n  x\nb: 2\nc: 3\n", ("b",), "a: |\n  x\nc: 3\n"),
    ("a: |+\n  x\nb: 2\n\nc: 3\n", ("b",), NO_FIX),
    ("a: |\n  x\nb: 2\n  # deep\nc: 3\n", ("b",), NO_FIX),
    ("a: |\n  x\nb: 2\n# flat\nc: 3\n", ("b",), "a: |\n  x\n# flat\nc: 3\n"),
    # Block lists.
    ("a:\n  - x\n  - y\n  - z\n", ("a", 1), "a:\n  - x\n  - z\n"),
    ("a:\n- x\n- y\n", ("a", 0), "a:\n- y\n"),
    ("a:\n  - r: 1\n    s: 2\n  - r: 3\n", ("a", 0), "a:\n  - r: 3\n"),
    ("a:\n  - r: 1\n    s: 2\n  - r: 3\n", ("a", 0, "s"), "a:\n  - r: 1\n  - r: 3\n"),
    ("a:\n  - r: 1\n    s: 2\n", ("a", 0, "r"), "a:\n  - s: 2\n"),
    ("a:\n  -   r: 1\n      s: 2\n", ("a", 0, "r"), "a:\n  -   s: 2\n"),
    ("a:\n  - r: 1\n    # about s\n    s: 2\n", ("a", 0, "r"), NO_FIX),
    ("a:\n  - - x\n    - y\n  - z\n", ("a", 0, 0), "a:\n  - - y\n  - z\n"),
    ("a:\n  - - x\n    - y\n  - z\n", ("a", 0, 1), "a:\n  - - x\n  - z\n"),
    ("a:\n  - - x\n  - z\n", ("a", 0, 0), "a:\n  - z\n"),
    ("a:\n  -\n    r: 1\n  - z\n", ("a", 0), NO_FIX),
    ("a:\n  - # first\n    r: 1\n  - z\n", ("a", 0), NO_FIX),
    ("a:\n  -\n  - z\n", ("a", 0), "a:\n  - z\n"),
    ("a:\n  - -1\n  - z\n", ("a", 0), "a:\n  - z\n"),
    # Flow style.
    ("a: [x, y, z]\n", ("a", 0), "a: [y, z]\n"),
    ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
    ("a: [x, y, z]\n", ("a", 2), "a: [x, y]\n"),
    ("a: [ x , y ]\n", ("a", 1), "a: [ x ]\n"),
    ("a: [x, y,]\n", ("a", 1), "a: [x,]\n"),
    ("a: [\n  x,\n  y,\n]\n", ("a", 0), "a: [\n  y,\n]\n"),
    ("a: [\n  x,\n  y,\n]\n", ("a", 1), "a: [\n  x,\n]\n"),
    ("a: [\n  x, # one\n  y,\n]\n", ("a", 1), NO_FIX),
    ("a: [\n  x,\n  y, # two\n]\n", ("a", 1), NO_FIX),
    ("a: [\n  x, # one\n  y,\n]\n", ("a", 0), NO_FIX),
    ("a: {x: 1, y: 2}\n", ("a", "x"), "a: {y: 2}\n"),
    ("a: {x: 1, y: {z: [3]}, w: 4} # all\n", ("a", "y"), "a: {x: 1, w: 4} # all\n"),
    ("a: {'x': 1, \"y\":2}\n", ("a", "y"), "a: {'x': 1}\n"),
    ("a: {x, y: 2}\n", ("a", "x"), "a: {y: 2}\n"),
    ("a: [{r: 1}, {r: 2}]\n", ("a", 1), "a: [{r: 1}]\n"),
    ("a: [r: 1, r: 2]\n", ("a", 1), "a: [r: 1]\n"),
    ("{a: 1, b: 2}\n", ("a",), "{b: 2}\n"),
    ("a: {x: 1, ? y : 2}\n", ("a", "y"), NO_FIX),
    # With the last entry, what held it.
    ("a: 1\nw:\n  - r: 1\n    s: 2\n", ("w", 0), "a: 1\n"),
    ("a: 1\nw: [{r: 1}]\nb: 2\n", ("w", 0), "a: 1\nb: 2\n"),
    ("a: 1\nw:\n  x:\n    y: [z]\nb: 2\n", ("w", "x", "y", 0), "a: 1\nb: 2\n"),
    ("a: 1\nw: # why\n  - r: 1\n", ("w", 0), NO_FIX),
    ("w:\n  - r: 1\n", ("w", 0), NO_FIX),
    # What is not there, is written twice, or in another form.
    ("a: 1\nb: 2\n", ("c",), NO_FIX),
    ("a: 1\nb: 2\n", ("b", "x"), NO_FIX),
    ("a: 1\nb: 2\na: 3\n", ("b",), NO_FIX),
    ("? a\n: 1\n? b\n: 2\n", ("b",), NO_FIX),
    ("a: [unfinished\n", ("a",), NO_FIX),
]


@pytest.mark.parametrize(("before", "path", "after"), REMOVED)
def test_remove(before: str, path: Path, after: str | None) -> None:
    assert edited(before, Remove(at(*path))) == (after.encode() if after is not None else None)


def test_the_subject_itself_is_not_removed() -> None:
    before = "momentum:\n  requires: {slope: INTRODUCED}\nadam: {name: Adam}\n"
    path = Remove(at("requires", "slope"))
    assert edited(before, path, home=("momentum",)) is None


REWRITTEN: list[tuple[str, Path, str, str | None]] = [
    ("a: x -> y # why\n", ("a",), "z -> y", "a: z -> y # why\n"),
    ("a: 'x -> y'\n", ("a",), "z -> y", "a: z -> y\n"),
    ("a: one\n  two\nb: 1\n", ("a",), "z", "a: z\nb: 1\n"),
    ("a:\r\n  x\r\nb: 1\r\n", ("a",), "z", "a:\r\n  z\r\nb: 1\r\n"),
    ("\ufeffa: é🎓\n", ("a",), "学", "\ufeffa: 学\n"),
    ("a:\nb: 1\n", ("a",), "z", "a: z\nb: 1\n"),
    ("a: # why\nb: 1\n", ("a",), "z", "a: z # why\nb: 1\n"),
    ("a: {b: {depth: x, label: l}}\n", ("a", "b", "depth"), "z", "a: {b: {depth: z, label: l}}\n"),
    ("a:\n  b: x\n", ("a", "b", "depth"), "z", "a:\n  b: z\n"),
    ("a:\n  b:\n", ("a", "b", "depth"), "z", NO_FIX),
    ("a: [x, y]\n", ("a", 1), "z", "a: [x, z]\n"),
    ("a: {b: x}\n", ("a", "b"), "y, c: z", NO_FIX),
    ("a: {b: x}\n", ("a", "b"), "'y, z'", "a: {b: 'y, z'}\n"),
    ("a: x\n", ("a",), "y\nb: z", NO_FIX),
    ("a: |\n  x\n", ("a",), "z", NO_FIX),
    ("a: {b: x}\n", ("a",), "z", NO_FIX),
    ("a: x\n", ("b", "c"), "z", NO_FIX),
]


@pytest.mark.parametrize(("before", "path", "value", "after"), REWRITTEN)
def test_rewrite(before: str, path: Path, value: str, after: str | None) -> None:
    expected = after.encode() if after is not None else None
    assert edited(before, Rewrite(at(*path), value)) == expected


RENAMED: list[tuple[str, Path, str, str | None]] = [
    ("titel: x # why\nb: 1\n", ("titel",), "title", "title: x # why\nb: 1\n"),
    ("a: {titel: x, b: 1}\n", ("a", "titel"), "title", "a: {title: x, b: 1}\n"),
    ("'titel' : x\n", ("titel",), "title", "title : x\n"),
    ("- titel: x\n", (0, "titel"), "title", "- title: x\n"),
    ("a: x\n", ("a",), "no", "'no': x\n"),
    ("a: x\n", ("a",), "it's", "'it''s': x\n"),
    ("a: x\n", ("a",), "b: c", "'b: c': x\n"),
    ("titel: x\ntitle: y\n", ("titel",), "title", NO_FIX),
    ("a: [x]\n", ("a", 0), "b", NO_FIX),
    ("a: x\n", ("b",), "c", NO_FIX),
]


@pytest.mark.parametrize(("before", "path", "key", "after"), RENAMED)
def test_rename(before: str, path: Path, key: str, after: str | None) -> None:
    expected = after.encode() if after is not None else None
    assert edited(before, Rename(at(*path), key)) == expected


ENTERED: list[tuple[str, str, str | None, str | None]] = [
    # Into a block mapping.
    ("m:\n  a: 1\n", "k: v", None, "m:\n  a: 1\n  k: v\n"),
    ("m:\n  a: 1", "k: v", None, "m:\n  a: 1\n  k: v"),
    ("m:\r\n  a: 1\r\nb: 2\r\n", "k: v", None, "m:\r\n  a: 1\r\n  k: v\r\nb: 2\r\n"),
    (
        "m:\n    a: 1 # one\n\n# two\nb: 2\n",
        "k: v",
        None,
        "m:\n    a: 1 # one\n    k: v\n\n# two\nb: 2\n",
    ),
    ("m:\n  a: {x: 1}\n", "k: {x: 2, y: 3}", None, "m:\n  a: {x: 1}\n  k: {x: 2, y: 3}\n"),
    ("m:\n  a:\n    - x\n", "k: v", None, "m:\n  a:\n    - x\n  k: v\n"),
    ("m:\n  a: |\n    x\n\nb: 2\n", "k: v", None, "m:\n  a: |\n    x\n  k: v\n\nb: 2\n"),
    ("m:\n  a: |+\n    x\n\nb: 2\n", "k: v", None, NO_FIX),
    ("m:\n  a: 1\n", "a: 2", None, NO_FIX),
    ("m:\n  a: 1\n", "k: [v", None, NO_FIX),
    ("m:\n  ? a\n  : 1\n", "k: v", None, NO_FIX),
    # Into a flow mapping.
    ("m: {a: 1} # all\n", "k: v", None, "m: {a: 1, k: v} # all\n"),
    ("m: { a: {b: 1} }\n", "k: v", None, "m: { a: {b: 1}, k: v }\n"),
    ("m: {}\n", "k: v", None, "m: {k: v}\n"),
    ("m: {a: 1,}\n", "k: v", None, NO_FIX),
    ("m: {a}\n", "k: v", None, NO_FIX),
    ("m: {a: 1,\n  b: 2}\n", "k: v", None, NO_FIX),
    # A mapping of its own.
    ("a: 1\nb: 2\n", "k: v", "a", "a: 1\nm:\n  k: v\nb: 2\n"),
    ("a: 1\nb: 2\n", "k: v", None, "a: 1\nb: 2\nm:\n  k: v\n"),
    ("a: 1\nb: 2\n", "k: v", "c", "a: 1\nb: 2\nm:\n  k: v\n"),
    ("a: 1\r\nb: 2", "k: v", None, "a: 1\r\nb: 2\r\nm:\r\n  k: v"),
    ("a:\n  x: 1\n\nb: 2\n", "k: v", "a", "a:\n  x: 1\nm:\n  k: v\n\nb: 2\n"),
    ("{a: 1}\n", "k: v", None, NO_FIX),
    ("", "k: v", None, NO_FIX),
    # What is there is no mapping with something in it.
    ("m:\nb: 2\n", "k: v", None, NO_FIX),
    ("m: [a]\n", "k: v", None, NO_FIX),
]


@pytest.mark.parametrize(("before", "entry", "after_key", "after"), ENTERED)
def test_enter(before: str, entry: str, after_key: str | None, after: str | None) -> None:
    key, _, value = entry.partition(": ")
    expected = after.encode() if after is not None else None
    assert edited(before, Enter(at("m"), key, value, after=after_key)) == expected


CONCEPT = ("momentum",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "momentum:\n  name: Momentum\nadam:\n  name: Adam\n",
            "momentum:\n  name: Momentum\n  m:\n    k: v\nadam:\n  name: Adam\n",
        ),
        ("momentum: {name: Momentum}\n", None),
    ],
)
def test_enter_into_a_concept(before: str, after: str | None) -> None:
    expected = after.encode() if after is not None else None
    assert edited(before, Enter(at("m"), "k", "v"), home=CONCEPT) == expected


MOVED: list[tuple[str, str | None]] = [
    (
        "new:\n  x: A\n  y: A\nreinforced:\n  z: B\n",
        "new:\n  y: A\nreinforced:\n  z: B\n  x: C\n",
    ),
    ("a: 1\n\nnew:\n  x: A\n\nb: 2\n", "a: 1\n\nreinforced:\n  x: C\n\nb: 2\n"),
    ("a: 1\nnew: {x: A, y: A}\nb: 2\n", "a: 1\nnew: {y: A}\nreinforced:\n  x: C\nb: 2\n"),
    ("a: 1\n\nnew:\n  x: A", "a: 1\n\nreinforced:\n  x: C"),
    ("new:\n  x: A # why\nreinforced:\n  z: B\n", None),
    ("new:\n  x: A\nreinforced:\n  x: B\n", None),
]


@pytest.mark.parametrize(("before", "after"), MOVED)
def test_all_changes_of_a_remedy_or_none(before: str, after: str | None) -> None:
    move = (Remove(at("new", "x")), Enter(at("reinforced"), "x", "C", after="new"))
    assert edited(before, *move) == (after.encode() if after is not None else None)


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (Rename(Place(FILE, Span(2, 1, 2, 6)), "title"), b"a: 1\r\ntitle: no\r\n"),
        (Rewrite(Place(FILE, Span(2, 8, 2, 10)), "'no'"), b"a: 1\r\ntitel: 'no'\r\n"),
        (Rewrite(Place(FILE, Span(2, 8, 2, 8)), "'no'"), None),
        (Rewrite(Place("/elsewhere.yaml", Span(1, 1, 1, 2)), "x"), None),
        (Remove(Pointer("lesson:another", ("a",))), None),
    ],
)
def test_a_place_is_the_stretch_that_is_replaced(change: Change, after: bytes | None) -> None:
    assert edited(b"a: 1\r\ntitel: no\r\n", change) == after


def test_no_change_is_no_fix() -> None:
    assert edited("a: 1\n") is None
    twice = Rewrite(at("a"), "2")
    assert edited("a: 1\n", twice, twice) is None
