"""Mistakes in quoted text: what is said, and where, is the same with both loaders."""

import pytest
import yaml

from curriculum_kit.findings import Span
from curriculum_kit.source import loaders
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.reader import read

LOADERS = [PortableLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaders, "LOADER", request.param)


SAID = [
    (
        "this quote is never closed",
        'close it with "',
        [('a: "b\nc: d', (1, 4, 1, 6))],
    ),
    (
        "this quote is never closed",
        "close it with ', or put text that starts with an apostrophe in double quotes",
        [("a: 'b\nc: d", (1, 4, 1, 6)), ("a: b\nc: 'tis", (2, 4, 2, 8))],
    ),
    (
        "the quotes are closed before this text",
        "close quotes that were opened above, or put quotes around all of it",
        [('a: "b\nc: "d"', (2, 5, 2, 7)), ('a: "b" c', (1, 8, 1, 9)), ("a: 'it's'", (1, 8, 1, 10))],
    ),
    (
        "a line of dashes or dots ends the document in the midst of quoted text",
        "close the quote before it, or indent the line",
        [('a: "b\n---\nc"', (2, 1, 2, 4))],
    ),
    (
        "'\\d' means nothing in double quotes",
        "write '\\\\d' for a backslash, or use single quotes",
        [('a: "\\d"', (1, 5, 1, 7))],
    ),
    (
        "'\\x4' is not all of a character's code",
        "'\\x' takes 2 hexadecimal digits",
        [('a: "\\\\\\frac\\x4g"', (1, 12, 1, 15))],
    ),
    (
        "'\\ud83d' stands for half of a character (a surrogate)",
        "write the character itself",
        [('a: "\\ud83d\\ude00"', (1, 5, 1, 11))],
    ),
    (
        "'\\U0000d800' stands for half of a character (a surrogate)",
        "write the character itself",
        [('a: "\\U0000d800"', (1, 5, 1, 15))],
    ),
    (
        "'\\U00110000' stands for nothing",
        "write the character itself",
        [('a: "\\U00110000"', (1, 5, 1, 15))],
    ),
    (
        "the value has ended before this text",
        "put quotes around all of the text, or delete what follows the closing mark",
        [('"a" "b"', (1, 5, 1, 8))],
    ),
]


@pytest.mark.parametrize(
    ("text", "span", "message", "advice"),
    [(text, span, message, advice) for message, advice, places in SAID for text, span in places],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_what_is_said(
    text: str, span: tuple[int, int, int, int], message: str, advice: str, line_end: str
) -> None:
    document = read(text.replace("\n", line_end))
    (fault,) = document.faults
    assert (fault.message, fault.help) == (message, advice)
    assert (fault.rule, fault.span) == ("unreadable-yaml", Span(*span))
    assert document.broken
    assert document.data is None


def test_the_quote_is_related() -> None:
    (fault,) = read('a: "b\n---\n"').faults
    assert fault.related == (("opened here", Span(1, 4, 1, 5)),)
