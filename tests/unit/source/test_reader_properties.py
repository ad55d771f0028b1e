"""What holds for every file: nothing escapes the reader, and every value is found again."""

import json
import re

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.source.reader import Value, read
from tests.unit.source.reading import (
    check_document,
    check_loaders_agree,
    check_read_back,
    lines_of,
    paths_of,
    piece_of,
)

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
    check_document(document)
    check_read_back(document)


@A_SECOND
@given(yaml_like)
def test_a_file_means_the_same_with_libyaml_and_without(text: str) -> None:
    check_loaders_agree(text)


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
    lines = lines_of(document.text)
    for path, value in paths_of(data):
        assert repr(json.loads(piece_of(lines, document.span(path)))) == repr(value)
        if path and isinstance(path[-1], str):
            assert json.loads(piece_of(lines, document.span(path, key=True))) == path[-1]


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
    lines = lines_of(document.text)
    for path, value in paths_of(data):
        if isinstance(value, (dict, list)):
            span = document.span(path)
            block = " " * (span.column - 1) + piece_of(lines, span)
            assert repr(read(block).data) == repr(value)
            assert block == block.rstrip(" \t\r\n")
