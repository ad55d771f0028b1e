"""Mistakes in quoted text: what is said, and where, is the same with both loaders."""

import pytest

from curriculum_kit.places import Span
from curriculum_kit.source.reader import read

pytestmark = pytest.mark.usefixtures("each_loader")


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
        'put it all in single quotes; in double quotes, \\" stands for a quote',
        [('a: "b" c', (1, 8, 1, 9))],
    ),
    (
        "the quotes are closed before this text",
        "put it all in double quotes; in single quotes, '' stands for an apostrophe",
        [("a: 'it's'", (1, 8, 1, 10))],
    ),
    (
        "the quotes are closed before this text",
        "delete the comma: outside brackets, a line ends without one",
        [('"a": "b",\n"c": "d"', (1, 9, 1, 10))],
    ),
    (
        "the text that this quote opens ends in the midst of a line below",
        'close it where it should end, with "',
        [('a: "b\nc: "d"', (1, 4, 1, 6)), ('a: ["b]\nc: ["d"]', (1, 5, 1, 8))],
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
        [('"a" "b"', (1, 5, 1, 8)), ('"a"...', (1, 4, 1, 7))],
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


def test_what_closes_a_quote_by_mistake_is_related() -> None:
    (fault,) = read('a: "b\nc: "d"').faults
    assert fault.related == (("it ends here", Span(2, 4, 2, 5)),)
