"""Files written in any style: formatted, they say the same, with the same comments, and stay so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from curriculum_kit.formatting.comments import comments_in
from curriculum_kit.formatting.formatting import formatted
from curriculum_kit.source.reader import read
from tests.unit.source.writer import Writer

SCALARS = ["x", "A -> B", "see#3", "it's", "- dash", "a: b", "# hash", "学 🎓", "", "1e-7", "no"]
KEYS = {
    (): ["title", "core", "load", "new", "claims", "misconceptions", "examples", "scope", "odd"],
    ("claims", "*"): ["statement", "demo", "expect", "seeds", "sources", "odd"],
    ("claims", "*", "expect", "*"): ["equals", "within", "unit"],
    ("misconceptions", "*"): ["belief", "correction", "about", "refuted_by"],
    ("examples",): ["kind", "what", "purpose"],
    ("scope",): ["covers", "leaves_out"],
}
FREE = {("new",), ("claims",), ("misconceptions",), ("claims", "*", "expect")}
LISTS = {"sources", "about", "refuted_by", "covers", "leaves_out"}


def a_mapping(draw: Any, path: tuple[str, ...]) -> dict[str, Any]:
    keys = ["b", "a", "c"] if path in FREE else KEYS[path]
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=4, unique=True))
    return {key: a_value(draw, (*path, "*" if path in FREE else key)) for key in chosen}


def a_value(draw: Any, path: tuple[str, ...]) -> Any:
    if path == ("examples",):
        return [a_mapping(draw, path) for _ in range(draw(st.integers(1, 3)))]
    if path in KEYS or path in FREE:
        return a_mapping(draw, path)
    if path[-1] in LISTS:
        return draw(st.lists(st.sampled_from(SCALARS), min_size=1, max_size=3))
    return draw(st.none() | st.sampled_from(SCALARS))


@dataclass
class UntidyWriter(Writer):
    """Writes scalars over several lines as well, and blanks where they mean nothing."""

    def text(self, head: str, value: str, indentation: int) -> None:
        margin = " " * (indentation + self.level())
        form = self.draw(st.integers(0, 7))
        if form == 0:
            indicator = self.draw(st.sampled_from(["|", ">", "|-", ">-", "|+"]))
            self.lines += [f"{head} {indicator}{self.trailing()}", f"{margin}{value or 'x'}  # no"]
            self.lines += ["", f"{margin}  deeper", margin + " ", ""]
        elif form == 1:
            deep = len(margin) - indentation
            self.lines += [f"{head} |{deep}-", f"{margin}   {value}", f"{margin}second  "]
        elif form == 2:
            self.lines += [f'{head} "first', "", f"{margin}# no comment", f'{margin}\\"last"']
        elif form == 3:
            self.lines += [
                f"{head} first",
                f"{margin}  second  ",
                f"{margin}third{self.trailing()}",
            ]
        elif form == 4:
            self.lines += [f"{head} [a,{self.trailing()}", f"{margin}b, # {value}", margin + "c]"]
        else:
            super().text(head, value, indentation)

    def between(self, indentation: int) -> None:
        super().between(indentation)
        if self.flag(8):
            self.lines += ["", " " * indentation, ""]


@st.composite
def files(draw: Any) -> bytes:
    """Draw a lesson."""
    writer = UntidyWriter(draw, levels=(2, 2, 2, 4, 3))
    writer.between(0)
    writer.block(a_mapping(draw, ()), 0)
    writer.between(draw(st.sampled_from([0, 2])))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    text = newline.join(writer.lines) + draw(st.sampled_from(["", newline, newline * 3]))
    return bytes(draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode())


def sizes(data: Any) -> Any:
    """Return data in a form that tells numbers of different kinds apart."""
    if isinstance(data, dict):
        return {key: sizes(value) for key, value in data.items()}
    return [sizes(value) for value in data] if isinstance(data, list) else (type(data), data)


@settings(max_examples=250, deadline=None)
@given(files())
def test_formatting_keeps_what_a_file_says(content: bytes) -> None:
    before = read(content)
    result = formatted(content, "lesson")
    if result.problem:
        assert result.content == content
        assert before.faults
        return
    after = read(result.content)
    assert not after.broken
    assert sizes(after.data) == sizes(before.data)
    assert Counter(comments_in(after)) == Counter(comments_in(before))
    assert result.content.startswith(b"\xef\xbb\xbf") is content.startswith(b"\xef\xbb\xbf")
    assert formatted(result.content, "lesson").content == result.content


@settings(max_examples=120, deadline=None)
@given(files())
def test_what_is_not_left_is_canonical(content: bytes) -> None:
    result = formatted(content, "lesson")
    assume(not result.problem and not result.left)
    text = result.content.decode("utf-8-sig")
    data = read(text).data
    assert isinstance(data, dict)
    keys = [each for each in data if each != "odd"]
    order = [each for each in KEYS[()] if each in keys]
    assert keys == order
    assert not text.startswith(("\n", "\r"))
    assert re.search(r"(?<!\n)(\r?\n)\Z", text) or "|+" in text


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab:-# \n\t'\"|>[]{},?&*!%1\r", max_size=60),
    st.sampled_from(["lesson", "registry"]),
)
def test_any_text_keeps_what_it_says(text: str, kind: str) -> None:
    before = read(text)
    result = formatted(text.encode(), kind)
    after = read(result.content)
    if result.problem:
        assert result.content == text.encode()
    else:
        assert sizes(after.data) == sizes(before.data)
        assert Counter(comments_in(after)) == Counter(comments_in(before))
        assert formatted(result.content, kind).content == result.content
