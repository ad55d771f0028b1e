"""Data without positions: what the reader says of the same file, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.source.limits import MAXIMUM_DEPTH, MAXIMUM_NODES
from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.reader import read
from tests.bundled import BUNDLED
from tests.courses import small_course
from tests.unit.source.reading import check_plain_data
from tests.unit.source.test_reader_properties import yaml_like


@settings(deadline=1000, max_examples=300)
@given(st.binary(max_size=400) | st.text(max_size=400) | yaml_like)
def test_it_says_what_the_reader_says_of_a_file_without_faults(content: bytes | str) -> None:
    check_plain_data(content)


@settings(deadline=1000, max_examples=100)
@given(st.data())
def test_so_it_does_when_a_course_is_damaged(files: list[bytes], data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(files))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 20, len(whole))))
    check_plain_data(whole[:start] + data.draw(yaml_like).encode("utf-8", "replace") + whole[end:])


def test_it_reads_all_of_a_sound_course(files: list[bytes]) -> None:
    for content in files:
        assert plain_data(content) == read(content).data is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1",
        "a: *x",
        "a: !t 1",
        "a: !t [1]",
        "<<: {a: 1}",
        "no: 1",
        "a: no",
        "a: 012",
        "a: 1_000_000_000",
        "a: 1\na: 2",
        "[a]: 1",
        "a: [",
        "%TAG ! !x\n---\na: 1",
        "a: 1\n---\nb: 2",
        "a: " + "9" * 4301,
        "[" * (MAXIMUM_DEPTH + 1) + "]" * (MAXIMUM_DEPTH + 1),
        "a: \0",
        "[" + "a," * MAXIMUM_NODES + "]",
        "",
    ],
    ids=lambda text: text[:20],
)
def test_it_leaves_to_the_reader_what_it_may_have_something_to_say_about(text: str) -> None:
    assert plain_data(text) is None


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("small")
    small_course(folder)
    return [file.read_bytes() for root in (folder, BUNDLED) for file in root.rglob("*.yaml")]
