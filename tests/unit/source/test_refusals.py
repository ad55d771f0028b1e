"""Files that are refused: what is not supported, not UTF-8, too much, or meant to do harm."""

import pytest

from curriculum_kit.places import Span
from curriculum_kit.source import builder, envelope
from curriculum_kit.source.limits import MAXIMUM_BYTES, MAXIMUM_DEPTH, MAXIMUM_NODES
from curriculum_kit.source.reader import read

pytestmark = pytest.mark.usefixtures("each_loader")


ANCHOR = "names a value (an anchor), which is not supported"
ALIAS = "repeats a named value (an alias), which is not supported"
TAG = "gives a value a type (a tag), which is not supported"
MERGE = "'<<' merges in another mapping, which is not supported"
UNSUPPORTED = [
    ("a: &b c", (1, 4, 1, 6), f"'&b' {ANCHOR}"),
    ("&a [b]", (1, 1, 1, 3), f"'&a' {ANCHOR}"),
    ("a: &b\n  c: d", (1, 4, 1, 6), f"'&b' {ANCHOR}"),
    ("a: [b, &c d]", (1, 8, 1, 10), f"'&c' {ANCHOR}"),
    ("- *a\n", (1, 3, 1, 5), f"'*a' {ALIAS}"),
    ("*a : b\n", (1, 1, 1, 3), f"'*a' {ALIAS}"),
    ("a: *very* good", (1, 4, 1, 10), f"'*very*' {ALIAS}"),
    ("a: !!str b", (1, 4, 1, 9), f"'!!str' {TAG}"),
    ("a: ! b", (1, 4, 1, 5), f"'!' {TAG}"),
    ("!a {b: c}", (1, 1, 1, 3), f"'!a' {TAG}"),
    ("- !a\n  - b", (1, 3, 1, 5), f"'!a' {TAG}"),
    ("!a b: c", (1, 1, 1, 3), f"'!a' {TAG}"),
    ("a: !<x", (1, 4, 1, 7), f"'!<x' {TAG}"),
    ("a: !x!y z", (1, 4, 1, 8), f"'!x!y' {TAG}"),
    ("<<: {a: b}", (1, 1, 1, 3), MERGE),
    ("- {a: 1, <<: *b}", (1, 10, 1, 12), MERGE),
    ("? [a, b]\n: c", (1, 3, 1, 9), "a list stands where a key should, and keys are text"),
    ("a: {{b}}", (1, 5, 1, 9), "a mapping stands where a key should, and keys are text"),
    ("{[a]: b}", (1, 2, 1, 9), "a list stands where a key should, and keys are text"),
    ("%TAG ! a:\n---\na: b", (1, 1, 1, 10), "tags are not supported, so %TAG has no use"),
    ("a: 1\n%TAG ! a:\n", (2, 1, 2, 10), "tags are not supported, so %TAG has no use"),
]


@pytest.mark.parametrize(("text", "span", "message"), UNSUPPORTED)
def test_unsupported_yaml(text: str, span: tuple[int, int, int, int], message: str) -> None:
    document = read(text)
    (fault,) = document.faults
    assert (fault.rule, fault.message, fault.span) == ("unsupported-yaml", message, Span(*span))
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


NOT_UTF_8 = "this file is not UTF-8: byte 0x{} makes no character here"
UTF_16 = "this file is encoded as UTF-16, not as UTF-8"
CONTROL = "a control character (U+{}), which YAML does not allow"
ENCODINGS = [
    (b"a: \xff\n", (1, 4, 1, 5), NOT_UTF_8.format("FF")),
    ("a: é\nb: ü".encode("latin-1"), (1, 4, 1, 5), NOT_UTF_8.format("E9")),
    ("é: 😀\nb: ".encode() + b"\xc3", (2, 4, 2, 5), NOT_UTF_8.format("C3")),
    ("a: 😀\nb: ".encode() + b"\xed\xa0\x80", (2, 4, 2, 5), NOT_UTF_8.format("ED")),
    ("a: b".encode("utf-16"), (1, 1, 1, 5), UTF_16),
    ("\ufeffa: b".encode("utf-16-be"), (1, 1, 1, 5), UTF_16),
    (
        "a: b".encode("utf-16-le"),
        (1, 2, 1, 3),
        "a zero (U+0000): this is no text file, or not one in UTF-8",
    ),
    (b"a: b\x07", (1, 5, 1, 6), CONTROL.format("0007")),
    (b"a: b\x7f", (1, 5, 1, 6), CONTROL.format("007F")),
    (b"# \x1b[2J\na: b", (1, 3, 1, 4), CONTROL.format("001B")),
    ("a: b\nc: \x80".encode(), (2, 4, 2, 5), CONTROL.format("0080")),
    ("a: \uffff".encode(), (1, 4, 1, 5), CONTROL.format("FFFF")),
    ("\ufeff\ufeffa: b".encode(), (1, 1, 1, 2), "a byte order mark (U+FEFF) inside the text"),
]


@pytest.mark.parametrize(("content", "span", "message"), ENCODINGS)
def test_what_is_not_utf_8_text(
    content: bytes, span: tuple[int, int, int, int], message: str
) -> None:
    document = read(content)
    (fault,) = document.faults
    assert (fault.rule, fault.message, fault.span) == ("unreadable-yaml", message, Span(*span))
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
