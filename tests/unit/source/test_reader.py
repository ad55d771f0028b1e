"""Reading a file: its data, and the faults after which the data can still be used or not."""

import subprocess
import sys

import pytest

from curriculum_kit.places import Span
from curriculum_kit.source import loaders
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.reader import Value, read

pytestmark = pytest.mark.usefixtures("each_loader")


# The borders of what YAML allows.
PERMITTED = "\t ~\x85\xa0\ud7ff\ue000\ufefe\uff00\ufffd\U00010000\U0010ffff"

SOUND: list[tuple[str, Value]] = [
    ("", None),
    ("\n\n", None),
    ("# only a comment\n", None),
    ("~", None),
    ("---\n", None),
    ("---\n# nothing\n...\n", None),
    ("a: b", {"a": "b"}),
    ("a: b\n", {"a": "b"}),
    ("- a\n- b\n", ["a", "b"]),
    ("--- text\n", "text"),
    ("---\na: 1\n...\n", {"a": 1}),
    ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
    ("# first\n%YAML 1.1 # older\n---\na: 1\n", {"a": 1}),
    ("a: 1\n...\n# the end\n\n...\n", {"a": 1}),
    ("a:\nb:\n", {"a": None, "b": None}),
    ("-\n- \n-\n", [None, None, None]),
    ("a: ''\nb: \"\"\n", {"a": "", "b": ""}),
    ("'1': '2'\n\"3\": \"4\"\n5: 6\n", {"1": "2", "3": "4", "5": 6}),
    ("null: a\ntrue: b\n?\n: c\n", {"null": "a", "true": "b", "": "c"}),
    ("{a, b: , c: d}", {"a": None, "b": None, "c": "d"}),
    ("[a, [b, {c: d}],\n e,\n]\n", ["a", ["b", {"c": "d"}], "e"]),
    ("[a: 1, b: 2]", [{"a": 1}, {"b": 2}]),
    ("a:\n- b\n- c\nd: e\n", {"a": ["b", "c"], "d": "e"}),
    ("- - a\n  - b\n-\n  - c\n", [["a", "b"], ["c"]]),
    ("? a\n: b\n? c\n", {"a": "b", "c": None}),
    ("a: one\n  two\n\n  three\nb: c\n", {"a": "one two\nthree", "b": "c"}),
    ("a: |\n  one\n   two\n\nb: >-\n  three\n  four\n", {"a": "one\n two\n", "b": "three four"}),
    ("a: |2-\n   b\n", {"a": " b"}),
    ("a: 'it''s'\nb: \"\\u00e9\\U0001F600\\x41\\n\\N\"\n", {"a": "it's", "b": "é😀A\n\x85"}),
    ('"a\\\n  b"', "ab"),
    ("a: b # comment\n# another\nc: d#e\n", {"a": "b", "c": "d#e"}),
    ("a:\tb\t# comment\nc: d\te\nf: [g,\th]\n", {"a": "b", "c": "d\te", "f": ["g", "h"]}),
    ("a: |\t# comment\n  b\n", {"a": "b\n"}),
    ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
    ("a: b\rc: d\r", {"a": "b", "c": "d"}),
    ("\ufeffa: b", {"a": "b"}),
    ("a: b\x85c: d\ne: f\u2028g\nh: 'i\u2029j'\n", "broken"),
    ("a: b\x85c\ne: f\u2028g\nh: 'i\u2029j'\n", {"a": "b\x85c", "e": "f\u2028g", "h": "i\u2029j"}),
    (f"'{PERMITTED}'", PERMITTED),
    ("a: \ue000\u2028\ue001\n", {"a": "\ue000\u2028\ue001"}),
    ("until: 2027-06-30\nnever: 2027-13-45\n", {"until": "2027-06-30", "never": "2027-13-45"}),
    ("within: 1e-7\nmany: 1e3\n", {"within": 1e-7, "many": 1000.0}),
    ("a: what? yes!\nb: [why?, x:y]\n", {"a": "what? yes!", "b": ["why?", "x:y"]}),
    ("a: http://x.org/#y\nb: C# & <b>*c*</b>\n", {"a": "http://x.org/#y", "b": "C# & <b>*c*</b>"}),
    ("a: '&b'\nc: '*d'\ne: '!f'\n'<<': '@g'\n", {"a": "&b", "c": "*d", "e": "!f", "<<": "@g"}),
    ("a: <<\nb: =\n", {"a": "<<", "b": "="}),
    ("a: " + "9" * 4300, {"a": 10**4300 - 1}),
    ("a: " + "1" * 40_000 + ".5", {"a": float("inf")}),
    ('{"a":{"b":[1,2.5,null,true,"c"]}}', {"a": {"b": [1, 2.5, None, True, "c"]}}),
]


@pytest.mark.parametrize(("text", "data"), SOUND, ids=[repr(text)[:40] for text, _ in SOUND])
def test_data(text: str, data: Value) -> None:
    document = read(text.encode())
    if data == "broken":
        assert document.broken
        return
    assert document.faults == ()
    assert repr(document.data) == repr(data)
    assert document.text == text.removeprefix("\ufeff")
    assert repr(read(text).data) == repr(data)


USABLE = [
    ("a: 1\nb: 2\na: 3\n", {"a": 1, "b": 2}, [("duplicate-key", ("a",), Span(3, 1, 3, 2))]),
    (
        "a: 1\na: 2\na: {a: 3}\n",
        {"a": 1},
        [("duplicate-key", ("a",), Span(2, 1, 2, 2)), ("duplicate-key", ("a",), Span(3, 1, 3, 2))],
    ),
    (
        'x: [{a: 1, "a": 2}]',
        {"x": [{"a": 1}]},
        [("duplicate-key", ("x", 0, "a"), Span(1, 12, 1, 15))],
    ),
    # What stands under a repeated key is not looked into.
    ("a: 1\na: {b: no, b: 1, b: [0_1]}\n", {"a": 1}, [("duplicate-key", ("a",), Span(2, 1, 2, 2))]),
    ("a: no\n", {"a": "no"}, [("ambiguous-scalar", ("a",), Span(1, 4, 1, 6))]),
    ("- 1\n- 1:30\n", [1, "1:30"], [("ambiguous-scalar", (1,), Span(2, 3, 2, 7))]),
    ("012", 12, [("ambiguous-scalar", (), Span(1, 1, 1, 4))]),
    (
        "a: [{b: 1_000}]",
        {"a": [{"b": "1_000"}]},
        [("ambiguous-scalar", ("a", 0, "b"), Span(1, 9, 1, 14))],
    ),
    (
        "on: {012: x}\n",
        {"on": {"012": "x"}},
        [
            ("ambiguous-scalar", ("on",), Span(1, 1, 1, 3)),
            ("ambiguous-scalar", ("on", "012"), Span(1, 6, 1, 9)),
        ],
    ),
    (
        "no: 1\nno: 2\n",
        {"no": 1},
        [
            ("ambiguous-scalar", ("no",), Span(1, 1, 1, 3)),
            ("ambiguous-scalar", ("no",), Span(2, 1, 2, 3)),
            ("duplicate-key", ("no",), Span(2, 1, 2, 3)),
        ],
    ),
    (
        "a: 😀 # x\nb: {é😀: no}\n",
        {"a": "😀", "b": {"é😀": "no"}},
        [
            ("ambiguous-scalar", ("b", "é😀"), Span(2, 9, 2, 11)),
        ],
    ),
    ("a: " + "9" * 5000, {"a": None}, [("invalid-value", ("a",), Span(1, 4, 1, 5004))]),
    ("- 0x" + "f" * 5000, [None], [("invalid-value", (0,), Span(1, 3, 1, 5005))]),
    ("? " + "9" * 5000, {"9" * 5000: None}, []),
]


@pytest.mark.parametrize(
    ("text", "data", "faults"), USABLE, ids=[repr(row[0])[:40] for row in USABLE]
)
def test_faults_that_leave_the_data_usable(
    text: str, data: Value, faults: list[tuple[str, tuple[str | int, ...], Span]]
) -> None:
    document = read(text)
    assert document.data == data
    assert not document.broken
    assert [(fault.rule, fault.path, fault.span) for fault in document.faults] == faults


def test_a_repeated_key_is_related_to_the_first() -> None:
    document = read("x:\n  a:\n    - 1\n  b: {c: d}\n  a: 2\n  b: 3\n  a: 4\n")
    first_a, first_b = Span(2, 3, 2, 4), Span(4, 3, 4, 4)
    assert [fault.related for fault in document.faults] == [
        (("first written here", first_a),),
        (("first written here", first_b),),
        (("first written here", first_a),),
    ]
    assert document.faults[0].message == "the key 'a' is written twice; only the first one counts"
    assert document.data == {"x": {"a": [1], "b": {"c": "d"}}}


@pytest.mark.parametrize(
    ("text", "readings", "advice"),
    [
        ("no", "text in YAML 1.2, but false in YAML 1.1", "; or write false"),
        ("1:30", "text in YAML 1.2, but the number 90 in YAML 1.1", ""),
        ("012", "the number 12 in YAML 1.2, but the number 10 in YAML 1.1", "; or write 12"),
        ("1_000", "text in YAML 1.2, but the number 1000 in YAML 1.1", "; or write 1000"),
    ],
)
def test_an_ambiguous_scalar_says_how_it_is_read(text: str, readings: str, advice: str) -> None:
    (fault,) = read(text).faults
    assert fault.message == f"'{text}' is {readings}"
    assert fault.help == f'put it in quotes: "{text}"{advice}'


def test_long_scalars_are_shortened_in_messages() -> None:
    (fault,) = read("1_" * 30).faults
    assert fault.message == f"'{'1_' * 19}1…' is text in YAML 1.2, but a number in YAML 1.1"


@pytest.mark.parametrize(
    "text", ["a: 'no'", 'a: "012"', "a: |\n  no\n", "a: >-\n  1:30\n", "'on': 1"]
)
def test_only_plain_scalars_are_ambiguous(text: str) -> None:
    assert read(text).faults == ()


def test_a_file_of_nothing_but_mistakes_stops_being_listed() -> None:
    document = read("- no\n" * 5000)
    assert len(document.faults) == 1000
    assert document.data == ["no"] * 5000


LESSON = """\
title: "Back\\tpropagation"
new: {chain-rule: DEVELOPED,
  forward-pass: [a, 'b c']}
text: |
  One.
- : not a key
  x: y
"""


@pytest.mark.parametrize("end", range(1, 120))
def test_a_truncated_file_is_read_or_refused_at_a_visible_spot(end: int) -> None:
    text = LESSON[:end]
    document = read(text)
    for fault in document.faults:
        line = text.split("\n")[fault.span.line - 1]
        assert line[fault.span.column - 1 :].strip()
        assert (fault.span.line, fault.span.column) < (fault.span.end_line, fault.span.end_column)


CYCLES = """
import gc
from curriculum_kit.source.reader import read
read("a: b")
gc.collect()
gc.disable()
for text in ("a: [1, {b: no}]\\na: 2\\n", "a: b: c", "a: *b", "[" * 100, "\\x07"):
    read(text)
print(gc.collect())
"""


def test_reading_leaves_no_cycles_behind() -> None:
    """In a process of its own: here, threads of other tests may leave some at any time."""
    if loaders.LOADER is PortableLoader:
        return  # PyYAML's own scanner refers to itself
    done = subprocess.run(
        [sys.executable, "-c", CYCLES], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0\n"
