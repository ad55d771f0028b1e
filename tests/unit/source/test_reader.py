"""Reading a file: its data, and the faults after which the data can still be used or not."""

import gc

import pytest
import yaml

from curriculum_kit.findings import Span
from curriculum_kit.source import builder, envelope, loaders
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.oddities import MAXIMUM_DEPTH, MAXIMUM_NODES
from curriculum_kit.source.reader import MAXIMUM_BYTES, Value, read

LOADERS = [PortableLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file means the same with libyaml and without."""
    monkeypatch.setattr(loaders, "LOADER", request.param)


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
    ("a: \ue000\u2028\ue001\n", {"a": "\ue000\u2028\ue001"}),
    ("until: 2027-06-30\nnever: 2027-13-45\n", {"until": "2027-06-30", "never": "2027-13-45"}),
    ("within: 1e-7\nmany: 1e3\n", {"within": 1e-7, "many": 1000.0}),
    ("a: what? yes!\nb: [why?, x:y]\n", {"a": "what? yes!", "b": ["why?", "x:y"]}),
    ("a: http://x.org/#y\nb: C# & <b>*c*</b>\n", {"a": "http://x.org/#y", "b": "C# & <b>*c*</b>"}),
    ("a: '&b'\nc: '*d'\ne: '!f'\n'<<': '@g'\n", {"a": "&b", "c": "*d", "e": "!f", "<<": "@g"}),
    ("a: <<\nb: =\n", {"a": "<<", "b": "="}),
    ("a: " + "9" * 4300, {"a": 10**4300 - 1}),
    ("a: " + "1" * 400_000 + ".5", {"a": float("inf")}),
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
    ('x: [{a: 1, "a": 2}]', {"x": [{"a": 1}]}, [("duplicate-key", ("x", 0, "a"), Span(1, 12, 1, 15))]),
    # What stands under a repeated key is not looked into.
    ("a: 1\na: {b: no, b: 1, b: [0_1]}\n", {"a": 1}, [("duplicate-key", ("a",), Span(2, 1, 2, 2))]),
    ("a: no\n", {"a": "no"}, [("ambiguous-scalar", ("a",), Span(1, 4, 1, 6))]),
    ("- 1\n- 1:30\n", [1, "1:30"], [("ambiguous-scalar", (1,), Span(2, 3, 2, 7))]),
    ("012", 12, [("ambiguous-scalar", (), Span(1, 1, 1, 4))]),
    ("a: [{b: 1_000}]", {"a": [{"b": "1_000"}]}, [("ambiguous-scalar", ("a", 0, "b"), Span(1, 9, 1, 14))]),
    ("on: {012: x}\n", {"on": {"012": "x"}}, [
        ("ambiguous-scalar", ("on",), Span(1, 1, 1, 3)),
        ("ambiguous-scalar", ("on", "012"), Span(1, 6, 1, 9)),
    ]),
    ("no: 1\nno: 2\n", {"no": 1}, [
        ("ambiguous-scalar", ("no",), Span(1, 1, 1, 3)),
        ("ambiguous-scalar", ("no",), Span(2, 1, 2, 3)),
        ("duplicate-key", ("no",), Span(2, 1, 2, 3)),
    ]),
    ("a: 😀 # x\nb: {é😀: no}\n", {"a": "😀", "b": {"é😀": "no"}}, [
        ("ambiguous-scalar", ("b", "é😀"), Span(2, 9, 2, 11)),
    ]),
    ("a: " + "9" * 5000, {"a": None}, [("invalid-value", ("a",), Span(1, 4, 1, 5004))]),
    ("- 0x" + "f" * 5000, [None], [("invalid-value", (0,), Span(1, 3, 1, 5005))]),
    ("? " + "9" * 5000, {"9" * 5000: None}, []),
]  # fmt: skip


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
    ("text", "message", "advice"),
    [
        ("no", "'no' is text in YAML 1.2, but false in YAML 1.1", 'put it in quotes: "no"; or write false'),
        ("1:30", "'1:30' is text in YAML 1.2, but the number 90 in YAML 1.1", 'put it in quotes: "1:30"'),
        ("012", "'012' is the number 12 in YAML 1.2, but the number 10 in YAML 1.1", 'put it in quotes: "012"; or write 12'),
        ("1_000", "'1_000' is text in YAML 1.2, but the number 1000 in YAML 1.1", 'put it in quotes: "1_000"; or write 1000'),
        ("1_" * 30, f"'{'1_' * 19}1…' is text in YAML 1.2, but a number in YAML 1.1", f'put it in quotes: "{"1_" * 19}1…"'),
    ],
)  # fmt: skip
def test_an_ambiguous_scalar_says_how_it_is_read(text: str, message: str, advice: str) -> None:
    (fault,) = read(text).faults
    assert (fault.message, fault.help) == (message, advice)


@pytest.mark.parametrize(
    "text", ["a: 'no'", 'a: "012"', "a: |\n  no\n", "a: >-\n  1:30\n", "'on': 1"]
)
def test_only_plain_scalars_are_ambiguous(text: str) -> None:
    assert read(text).faults == ()


def test_a_file_of_nothing_but_mistakes_stops_being_listed() -> None:
    document = read("- no\n" * 5000)
    assert len(document.faults) == 1000
    assert document.data == ["no"] * 5000


UNSUPPORTED = [
    ("a: &b c", Span(1, 4, 1, 6), "'&b' names a value (an anchor), which is not supported"),
    ("&a [b]", Span(1, 1, 1, 3), "'&a' names a value (an anchor), which is not supported"),
    ("a: &b\n  c: d", Span(1, 4, 1, 6), "'&b' names a value (an anchor), which is not supported"),
    ("- *a\n", Span(1, 3, 1, 5), "'*a' repeats a named value (an alias), which is not supported"),
    ("*a : b\n", Span(1, 1, 1, 3), "'*a' repeats a named value (an alias), which is not supported"),
    ("a: *very* good", Span(1, 4, 1, 10), "'*very*' repeats a named value (an alias), which is not supported"),
    ("a: !!str b", Span(1, 4, 1, 9), "'!!str' gives a value a type (a tag), which is not supported"),
    ("a: ! b", Span(1, 4, 1, 5), "'!' gives a value a type (a tag), which is not supported"),
    ("!a {b: c}", Span(1, 1, 1, 3), "'!a' gives a value a type (a tag), which is not supported"),
    ("- !a\n  - b", Span(1, 3, 1, 5), "'!a' gives a value a type (a tag), which is not supported"),
    ("!a b: c", Span(1, 1, 1, 3), "'!a' gives a value a type (a tag), which is not supported"),
    ("a: !<x", Span(1, 4, 1, 7), "'!<x' gives a value a type (a tag), which is not supported"),
    ("a: !x!y z", Span(1, 4, 1, 8), "'!x!y' gives a value a type (a tag), which is not supported"),
    ("<<: {a: b}", Span(1, 1, 1, 3), "'<<' merges in another mapping, which is not supported"),
    ("- {a: 1, <<: *b}", Span(1, 10, 1, 12), "'<<' merges in another mapping, which is not supported"),
    ("? [a, b]\n: c", Span(1, 3, 1, 9), "a list stands where a key should, and keys are text"),
    ("a: {{b}}", Span(1, 5, 1, 9), "a mapping stands where a key should, and keys are text"),
    ("{[a]: b}", Span(1, 2, 1, 9), "a list stands where a key should, and keys are text"),
    ("%TAG ! tag:x.org:\n---\na: b", Span(1, 1, 1, 18), "tags are not supported, so %TAG has no use"),
    ("a: 1\n%TAG ! tag:x.org:\n", Span(2, 1, 2, 18), "tags are not supported, so %TAG has no use"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "message"), UNSUPPORTED)
def test_unsupported_yaml(text: str, span: Span, message: str) -> None:
    document = read(text)
    (fault,) = document.faults
    assert (fault.rule, fault.message, fault.span) == ("unsupported-yaml", message, span)
    assert fault.help
    assert document.broken
    assert document.data is None


def test_a_refusal_is_the_only_finding_of_its_file() -> None:
    (fault,) = read("a: no\na: 1\nb:\n  c: [0, *d]\n").faults
    assert (fault.rule, fault.path) == ("unsupported-yaml", ("b", "c", 1))
    (fault,) = read("a: no\na: 1\nb: [\n").faults
    assert fault.rule == "unreadable-yaml"


def test_the_first_of_two_refusals_is_reported() -> None:
    assert read("a: *b\nc: d: e\n").faults[0].span == Span(1, 4, 1, 6)


def test_nothing_under_a_repeated_key_has_a_path() -> None:
    (fault,) = read("a: 1\nb: {c: 1, c: [*d]}\n").faults
    assert fault.path == ("b",)


ENCODINGS = [
    (b"a: \xff\n", Span(1, 4, 1, 5), "this file is not UTF-8: byte 0xFF makes no character here"),
    ("a: é\nb: ü".encode("latin-1"), Span(1, 4, 1, 5), "this file is not UTF-8: byte 0xE9 makes no character here"),
    ("é: 😀\nb: ".encode() + b"\xc3", Span(2, 4, 2, 5), "this file is not UTF-8: byte 0xC3 makes no character here"),
    ("a: b".encode("utf-16"), Span(1, 1, 1, 5), "this file is encoded as UTF-16, not as UTF-8"),
    ("\ufeffa: b".encode("utf-16-be"), Span(1, 1, 1, 5), "this file is encoded as UTF-16, not as UTF-8"),
    ("a: b".encode("utf-16-le"), Span(1, 2, 1, 3), "a zero (U+0000): this is no text file, or not one in UTF-8"),
    (b"a: b\x07", Span(1, 5, 1, 6), "a control character (U+0007), which YAML does not allow"),
    (b"# \x1b[2J\na: b", Span(1, 3, 1, 4), "a control character (U+001B), which YAML does not allow"),
    ("a: b\nc: \x80".encode(), Span(2, 4, 2, 5), "a control character (U+0080), which YAML does not allow"),
    ("a: \uffff".encode(), Span(1, 4, 1, 5), "a control character (U+FFFF), which YAML does not allow"),
    ("\ufeff\ufeffa: b".encode(), Span(1, 1, 1, 2), "a byte order mark (U+FEFF) inside the text"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "span", "message"), ENCODINGS)
def test_what_is_not_utf_8_text(content: bytes, span: Span, message: str) -> None:
    document = read(content)
    (fault,) = document.faults
    assert (fault.rule, fault.message, fault.span) == ("unreadable-yaml", message, span)
    assert document.broken


def test_half_a_character_in_text_already_decoded() -> None:
    (fault,) = read("a: 😀\nb: \ud800").faults
    assert fault.message == "half of a character (U+D800, a surrogate)"
    assert fault.span == Span(2, 4, 2, 5)


def test_limits_are_those_of_the_documentation() -> None:
    assert (MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_NODES) == (1 << 20, 64, 200_000)


@pytest.mark.parametrize(
    ("most", "too_much", "span"),
    [
        ("[" * 64 + "]" * 64, "[" * 65 + "]" * 65, Span(1, 65, 1, 131)),
        ("{a: " * 64 + "}" * 64, "{a: " * 65 + "}" * 65, Span(1, 257, 1, 326)),
        ("- " * 64 + "a", "- " * 65 + "a", Span(1, 129, 1, 132)),
    ],
)
def test_the_limit_of_depth(most: str, too_much: str, span: Span) -> None:
    assert not read(most).broken
    (fault,) = read(too_much).faults
    assert (fault.rule, fault.span) == ("unreadable-yaml", span)
    assert fault.message == "more than 64 lists and mappings inside one another"


@pytest.mark.parametrize(
    ("most", "too_much"),
    [
        ("[" + "1," * 9 + "]", "[" + "1," * 10 + "]"),
        ("- 1\n" * 9, "- 1\n" * 10),
        ("[" + "[]," * 9 + "]", "[" + "[]," * 10 + "]"),
        ("[" + "{}," * 9 + "]", "[" + "{}," * 10 + "]"),
        ("[" * 10 + "]" * 10, "[" * 11 + "]" * 11),
        ("a:\nb:\nc:\nd: [e]\n", "a:\nb:\nc:\nd: e\nf:\n"),
        ("- {a: 1, b: 2, c: 3, d: 4}\n", "- {a: 1, b: 2, c: 3, d: [4]}\n"),
    ],
)
def test_the_limit_of_keys_and_values(
    most: str, too_much: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "MAXIMUM_NODES", 10)
    assert not read(most).broken
    (fault,) = read(too_much).faults
    assert fault.message == "this file holds more than 200,000 keys and values"
    assert (fault.rule, fault.span.line, fault.span.column) == ("unreadable-yaml", 1, 1)


@pytest.mark.parametrize(
    ("most", "too_much"), [("é" * 50, "é" * 50 + "\n"), ("a" * 100, "a" * 101)]
)
def test_the_limit_of_bytes(most: str, too_much: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "MAXIMUM_BYTES", 100)
    for form in (str, str.encode):
        assert not read(form(most)).broken
        (fault,) = read(form(too_much)).faults
        assert fault.rule == "unreadable-yaml"
        assert fault.span.column == 1 < fault.span.end_column


MERGE_BOMB = "".join(
    f"{name}: &{name} {{<<: [{', '.join(f'*{below}' for _ in range(9))}]}}\n"
    for name, below in zip("bcdefghij", "abcdefghi", strict=True)
)
ALIAS_BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
)
HOSTILE = {
    "30,000 lists": "[" * 30_000,
    "50,000 lists": "[" * 50_000,
    "50,000 mappings": "{" * 50_000,
    "50,000 mappings in lists": "[{a: " * 50_000,
    "50,000 lists in lines": "- " * 50_000,
    "1,000 levels": "".join(" " * level + "a:\n" for level in range(1000)),
    "a merge bomb": MERGE_BOMB,
    "an alias bomb": ALIAS_BOMB,
    "tags after the end": "a: 1\n...\n" + "".join(f"%TAG !{n}! x\n" for n in range(40_000)),
    "tags without an end": "a: 1\n" + "".join(f"%TAG !{n}! x\n" for n in range(40_000)),
    "tags before": "".join(f"%TAG !{n}! x\n" for n in range(40_000)) + "---\na: 1\n",
    "versions": "%YAML 1.2\n" * 20_000,
    "documents": "---\n" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused(text: str) -> None:
    document = read(text)
    assert len(document.faults) == 1
    assert document.broken


def test_reading_leaves_no_cycles_behind() -> None:
    if loaders.LOADER is PortableLoader:
        return  # PyYAML's own scanner refers to itself
    gc.collect()
    gc.disable()
    try:
        for text in ("a: [1, {b: no}]\na: 2\n", "a: b: c", "a: *b", "[" * 100, "\x07"):
            read(text)
        assert gc.collect() == 0
    finally:
        gc.enable()
