"""Edits of generated texts: the data differ only at the change, and no comment is lost."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from curriculum_kit.places import Path, Pointer
from curriculum_kit.remedies import Enter, Remove, Rename, Rewrite
from curriculum_kit.source.reader import Value, read
from tests.unit.source.edited import LESSON, edited
from tests.unit.source.writer import Writer

SCALARS = ["x", "MENTIONED -> DEVELOPED", "see#3", "it's", "- dash", "a: b", "# hash", "学 🎓", ""]
KEYS = ["new", "requires", "waivers", "title", "a-b", "x y"]


def mappings(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=4)


DATA = mappings(
    st.recursive(
        st.none() | st.sampled_from(SCALARS),
        lambda inner: mappings(inner) | st.lists(inner, min_size=1, max_size=3),
        max_leaves=6,
    )
)


@dataclass(frozen=True)
class Written:
    content: bytes
    data: Any
    comments: int


@st.composite
def texts(draw: Any) -> Written:
    """Draw a file: its data, and how they are written."""
    data = draw(DATA)
    writer = Writer(draw)
    writer.block(data, 0)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = newline.join(writer.lines) + draw(st.sampled_from(["", newline]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    content = mark + text.encode()
    document = read(content)
    assert not document.broken, text
    assume(document.data == data)  # a deep comment below a block scalar is a part of it
    return Written(content, data, writer.comments)


def paths(data: Value, path: Path = ()) -> list[Path]:
    found = [path] if path else []
    entries = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for step, value in entries:
        found += paths(value, (*path, step))
    return found


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def check(written: Written, after: bytes | None, expected: Value) -> None:
    """Assert that a file came to mean what it should, and is otherwise as its author wrote it."""
    if after is None:
        return
    document = read(after)
    assert not document.broken, after.decode()
    assert document.data == expected, after.decode()
    text = after.decode()
    assert all(f"# note {number}." in text for number in range(1, written.comments + 1))
    assert text.startswith("\ufeff") is written.content.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in written.content:
        assert text.count("\n") == text.count("\r\n")
    else:
        assert "\r" not in text


many = settings(max_examples=300, deadline=None)


@many
@given(texts(), st.data())
def test_remove(written: Written, data: Any) -> None:
    path = data.draw(st.sampled_from(paths(written.data)))
    after = edited(written.content, Remove(Pointer(LESSON, path)))
    expected = copy.deepcopy(written.data)
    while len(path) > 1 and len(at(expected, path[:-1])) == 1:
        path = path[:-1]
    del at(expected, path[:-1])[path[-1]]
    if not expected:
        assert after is None
    check(written, after, expected)
    if after is not None:
        lines = after.split(b"\n")
        assert len(lines) <= len(written.content.split(b"\n"))


@many
@given(texts(), st.data(), st.sampled_from(["DEVELOPED", "'it''s, so'", "A -> B"]))
def test_rewrite(written: Written, data: Any, value: str) -> None:
    path = data.draw(st.sampled_from(paths(written.data)))
    after = edited(written.content, Rewrite(Pointer(LESSON, path), value))
    expected = copy.deepcopy(written.data)
    at(expected, path[:-1])[path[-1]] = value.strip("'").replace("''", "'")
    check(written, after, expected)


@many
@given(texts(), st.data(), st.sampled_from(["added", "it's", "no", "title"]))
def test_rename(written: Written, data: Any, key: str) -> None:
    path = data.draw(st.sampled_from(paths(written.data)))
    parent = at(written.data, path[:-1])
    assume(isinstance(path[-1], str))
    after = edited(written.content, Rename(Pointer(LESSON, path), key))
    assert (after is None) is (key in parent)
    expected = copy.deepcopy(written.data)
    at(expected, path[:-1]).clear()
    at(expected, path[:-1]).update({key if k == path[-1] else k: v for k, v in parent.items()})
    check(written, after, expected)


@many
@given(texts(), st.data(), st.sampled_from([None, *KEYS]))
def test_enter(written: Written, data: Any, after_key: str | None) -> None:
    path = data.draw(st.sampled_from([*paths(written.data), ("reinforced",)]))
    change = Enter(Pointer(LESSON, path), "added", "A -> B", after=after_key)
    after = edited(written.content, change)
    expected = copy.deepcopy(written.data)
    if path == ("reinforced",):
        expected["reinforced"] = {}
    mapping = at(expected, path)
    if not isinstance(mapping, dict):
        assert after is None
        return
    mapping["added"] = "A -> B"
    check(written, after, expected)
