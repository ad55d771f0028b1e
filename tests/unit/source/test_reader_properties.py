"""What holds for every file: nothing escapes the reader, and every value is found again."""

import json
import re
from collections.abc import Iterator
from unittest.mock import patch

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.findings import Path, Span
from curriculum_kit.source import loaders
from curriculum_kit.source.document import Document
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.reader import Value, read

A_SECOND = settings(deadline=1000, max_examples=200)

# Pieces of YAML, so that texts made of them go wrong in every way that YAML can.
PIECES = [
    *("a", "b", "key", "- ", "-", "? ", ": ", ":", "\n", "\n  ", "\n    ", "\n ", " ", "\t"),
    *("[", "]", "{", "}", ", ", ",", '"', "'", "#", " # c", "|", "|\n", ">-\n", "&x ", "*x"),
    *("!t ", "!", "%", "%TAG", "@", "`", "---", "...", "\n---\n", "\n...\n", "\\", "\\n", "\\x41"),
    *("\\ud83d", "\\U00110000", "<<", "no", "1:30", "012", "1_0", "~", "null", "true", "1e3"),
    *("\r\n", "\r", "\x85", "\u2028", "é", "😀", "\ufeff", "\0", "a: 1", "- x\n", "b: [1, 2]\n"),
    *("{c: d}", "'it''s'", '"q"', "text text", "|2-\n", "9" * 4301, "''"),
]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@A_SECOND
@given(st.binary(max_size=400) | st.text(max_size=400) | yaml_like)
def test_nothing_escapes_the_reader(content: bytes | str) -> None:
    document = read(content)
    lines = _lines(document.text)
    for fault in document.faults:
        assert fault.message
        for _, span in (("", fault.span), *fault.related):
            _check_within(span, lines)
    if document.broken:
        assert len(document.faults) == 1
        assert document.data is None
    _every_place(document)


@A_SECOND
@given(yaml_like)
def test_a_file_means_the_same_with_libyaml_and_without(text: str) -> None:
    with patch.object(loaders, "LOADER", loaders.LOADER):
        fast = read(text)
    with patch.object(loaders, "LOADER", PortableLoader):
        slow = read(text)
    assert fast.broken == slow.broken
    # Both refuse these, but look at them in another order; and libyaml takes no "? " in brackets.
    if not {"!", "%", "?"} & set(text):
        assert fast.faults == slow.faults
        assert repr(fast.data) == repr(slow.data)
        assert _every_place(fast) == _every_place(slow)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co"])
    | st.sampled_from("\n\t\x85\u2028"),
    max_size=20,
)
plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda values: st.lists(values, max_size=4) | st.dictionaries(words, values, max_size=4),
    max_leaves=20,
)


@A_SECOND
@given(plain_data, st.sampled_from([None, 1, 2]))
def test_json_is_read_as_it_was_written(data: Value, indent: int | None) -> None:
    document = read(json.dumps(data, indent=indent, ensure_ascii=False))
    assert document.faults == ()
    assert repr(document.data) == repr(data)
    lines = _lines(document.text)
    for path, value in _paths(data):
        assert repr(json.loads(_piece(lines, document.span(path)))) == repr(value)
        if path and isinstance(path[-1], str):
            assert json.loads(_piece(lines, document.span(path, key=True))) == path[-1]


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


# PyYAML writes by YAML 1.1, to which other text is a number, and other characters end a line.
safe_words = words.filter(lambda word: not re.search("[0-9\x85\u2028\u2029]", word))
safe_data = st.recursive(
    st.none() | st.booleans() | st.integers() | safe_words,
    lambda values: st.lists(values, max_size=4) | st.dictionaries(safe_words, values, max_size=4),
    max_leaves=20,
)


@A_SECOND
@given(safe_data, st.sampled_from([20, 1000]))
def test_blocks_are_read_as_they_were_written(data: Value, width: int) -> None:
    text = yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=width,
    )
    document = read(text)
    assert repr(document.data) == repr(data)
    lines = _lines(document.text)
    for path, value in _paths(data):
        if isinstance(value, (dict, list)):
            span = document.span(path)
            block = " " * (span.column - 1) + _piece(lines, span)
            assert repr(read(block).data) == repr(value)
            assert block == block.rstrip(" \t\r\n")


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text)


def _piece(lines: list[str], span: Span) -> str:
    stretch = lines[span.line - 1 : span.end_line]
    stretch[-1] = stretch[-1][: span.end_column - 1]
    stretch[0] = stretch[0][span.column - 1 :]
    return "".join(stretch)


def _check_within(span: Span, lines: list[str]) -> None:
    assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
    assert span.column - 1 <= len(lines[span.line - 1])
    assert span.end_column - 1 <= len(lines[span.end_line - 1])


def _paths(data: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _paths(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _paths(value, (*path, position))


def _every_place(document: Document) -> list[tuple[Span, Span]]:
    """Return the places of all values and keys, each inside that of what holds it."""
    lines = _lines(document.text)
    places = []
    for path, _ in _paths(document.data):
        span, key = document.span(path), document.span(path, key=True)
        _check_within(span, lines)
        outer = document.span(path[:-1])
        for inner in (span, key):
            assert (outer.line, outer.column) <= (inner.line, inner.column)
            assert (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
        places.append((span, key))
    return places
