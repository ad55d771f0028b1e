"""Mistakes in YAML's grammar: what is said, and where, is the same with both loaders."""

import pytest
import yaml

from curriculum_kit.places import Span
from curriculum_kit.source import loaders
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.reader import read

pytestmark = pytest.mark.usefixtures("each_loader")


SAID = [
    (
        "a second ': ' in this line: text that holds a colon and a space must be quoted",
        'put the text in quotes: "Chain rule: the idea"',
        [("core: Chain rule: the idea", (1, 17, 1, 27))],
    ),
    (
        "a second ': ' in this line: text that holds a colon and a space must be quoted",
        'put the text in quotes: "b: c"',
        [("a: b: c # d", (1, 5, 1, 12)), ("- a: b: c", (1, 7, 1, 10))],
    ),
    (
        "a second ': ' in this line: text that holds a colon and a space must be quoted",
        "put the text in quotes: 'say \"x\": y'",
        [('a: say "x": y', (1, 11, 1, 14))],
    ),
    (
        "there is no ',' or ']' before this, in the list that '[' opens",
        "write one, or put text that holds commas, colons or brackets in quotes",
        [("a: [b: c: d]", (1, 9, 1, 13)), ('a: ["1" "2"]', (1, 9, 1, 13))],
    ),
    (
        "this line goes on with the text above it, and so cannot be a key",
        "indent it like the key it belongs beside",
        [
            ("a: 1\n  b: 2", (2, 3, 2, 7)),
            ('"a\n b": c', (2, 2, 2, 7)),
            ("key:\n- a\n  b: c", (3, 3, 3, 7)),
        ],
    ),
    (
        "this line goes on with the text above it, as 'a:' has no space after it",
        "write 'a: ' with a space",
        [("a:b\nc: d", (2, 1, 2, 5))],
    ),
    (
        "there is no ': ' after 'a:b', which stands where a key should",
        "write a space after the colon",
        [("x: 1\na:b\nc: d", (2, 1, 2, 4))],
    ),
    (
        "there is no ': ' after 'title', which stands where a key should",
        "write 'key: value'; or indent the line, if it goes on with the text above",
        [("x: 1\ntitle\nc: d", (2, 1, 2, 6))],
    ),
    (
        "a key has at most 1,024 characters",
        "shorten it",
        [("k" * 1025 + ": 1", (1, 1, 1, 1029))],
    ),
    (
        "there is no space after this ':'",
        "write ': ' after a key, or put the text in quotes",
        [("{a:}", (1, 3, 1, 5))],
    ),
    (
        "a mapping cannot start on the line of '---'",
        "start it on the next line",
        [("--- a: b", (1, 6, 1, 9))],
    ),
    (
        "this line is indented unlike any line it could belong with",
        "indent it exactly like the line it stands beside",
        [
            ("a:\n  b: 1\n c: 2", (3, 2, 3, 6)),
            ("a:\n   - b\n  - c", (3, 3, 3, 6)),
            ("a: |\n  x\n y: 1", (3, 2, 3, 6)),
        ],
    ),
    (
        "this line does not belong to anything above it",
        "indent it exactly like the lines it stands beside",
        [(" a: 1\nb: 2", (2, 1, 2, 5))],
    ),
    (
        "the lines beside this one are items of a list, but it has no '- '",
        "start it with '- ', or indent it differently",
        [("- a\nb: c", (2, 1, 2, 5))],
    ),
    (
        "this list item stands beside keys",
        "indent it more than the key whose list it belongs to",
        [("a: 1\n- b", (2, 1, 2, 4))],
    ),
    (
        "there is no ': ' after '-b', which stands where a key should",
        "write a space after the dash",
        [("a: 1\n-b\nc: 2", (2, 1, 2, 3))],
    ),
    (
        "the lines beside this one are items of a list, but it has no '- '",
        "write '- b'",
        [("- a\n-b", (2, 1, 2, 3)), ("a:\n- a\n# c\nb\n- c", (4, 1, 4, 2))],
    ),
    (
        "'–' starts no list item",
        "write '- '",
        [("- a\n– b\n- c", (2, 1, 2, 4))],
    ),
    (
        "'//' starts no comment",
        "write '# '",
        [("a: 1\n// b\nc: 2", (2, 1, 2, 5))],
    ),
    (
        "what follows this ':' is no ordinary space (U+00A0)",
        "type it anew with the space bar",
        [("a: 1\nb:\u00a02\nc: 3", (2, 2, 2, 5))],
    ),
    (
        "'<<<<<<<' is left of a merge: two versions of these lines stand here",
        "keep what is right, and delete the lines that start with <<<<<<<, ======= or >>>>>>>",
        [
            ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other", (2, 1, 2, 13)),
            ("<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other", (1, 1, 1, 13)),
        ],
    ),
    (
        "this line stands beside 'a:', but the lines below it under it",
        "indent it like those below it",
        [
            ("a:\nb: 1\n  c: 2", (2, 1, 2, 5)),
            ("x:\n  a: # d\n  b: 1\n    c: 2", (3, 3, 3, 7)),
            ("a:\nb: 1\nc: 2\n  d: 3", (2, 1, 2, 5)),
        ],
    ),
    (
        "this line is indented with a tab, where YAML allows only spaces",
        "replace it by spaces",
        [
            ("\ta: 1", (1, 1, 1, 6)),
            ("a:\n\tb: 1", (2, 1, 2, 6)),
            ("a:\n  b: 1\n\tc: 2", (3, 1, 3, 6)),
            ("a: |\n\tb", (2, 1, 2, 3)),
        ],
    ),
    (
        "a tab stands here, where YAML allows only spaces",
        "replace it by spaces",
        [("-\ta", (1, 2, 1, 4))],
    ),
    (
        "the list that '[' opens is never closed",
        "close it with ']'; or put text that starts with '[' in quotes",
        [("a: [b,\n  c", (2, 3, 2, 4))],
    ),
    (
        "the mapping that '{' opens is never closed",
        "close it with '}'; or put text that starts with '{' in quotes",
        [("a: {b: 1\n\n\n", (1, 1, 1, 9))],
    ),
    (
        "the list that '[' opens is not closed on this line",
        "close it with ']'; or put text that starts with '[' in quotes",
        [("a: [1, 2\nb: 3", (1, 4, 1, 9))],
    ),
    (
        "the list that '[' opens is not closed before this",
        "close it with ']'; or put text that starts with '[' in quotes",
        [("a: [1,\n  2\nb: 3", (3, 2, 3, 5))],
    ),
    (
        "what follows ' #' is a comment, so the ']' in it closes nothing",
        "put text that holds ' #' in quotes",
        [("a: [1, no #2]\nb: 3", (1, 11, 1, 14))],
    ),
    (
        "there is no ',' or '}' before this, in the mapping that '{' opens",
        "write one, or put text that holds commas, colons or brackets in quotes",
        [("a: {b: 1 c: 2}", (1, 11, 1, 15))],
    ),
    (
        "the value has ended before this text",
        "put quotes around all of the text, or delete what follows the closing mark",
        [("a: [b]c", (1, 7, 1, 8)), ("a: [b, c]]", (1, 10, 1, 11))],
    ),
    (
        "a value is missing before ','",
        "write it, or delete the sign",
        [("a: [,]", (1, 5, 1, 7))],
    ),
    (
        "text cannot start with ']'",
        'put the text in quotes: "]"',
        [("a: ]", (1, 4, 1, 5))],
    ),
    (
        "a line of dashes or dots stands where a value should",
        "delete it, or put it in quotes if it is text",
        [("a: [\n---\n]", (2, 1, 2, 4)), ("...", (1, 1, 1, 4))],
    ),
    (
        "the file ends in the midst of a list or mapping",
        "close it with ']' or '}'",
        [("- [", (1, 1, 1, 4))],
    ),
    (
        "text cannot start with '@'",
        'put the text in quotes: "@b, c"',
        [("a: @b, c # d", (1, 4, 1, 13))],
    ),
    (
        "text cannot start with '`'",
        'put the text in quotes: "`b`"',
        [("a: `b`", (1, 4, 1, 7))],
    ),
    (
        "text cannot start with '%'",
        'put the text in quotes: "%b"',
        [("a: %b", (1, 4, 1, 6))],
    ),
    (
        "text cannot start with '@'",
        "put the text in quotes",
        [("a: [@b]", (1, 5, 1, 8))],
    ),
    (
        "text cannot start with '@'",
        "put the text in quotes: '@\\b \"c''s\"'",
        [('a: @\\b "c\'s"', (1, 4, 1, 13))],
    ),
    (
        "text cannot start with ','",
        'put the text in quotes: ", b"',
        [("a: , b", (1, 4, 1, 7))],
    ),
    (
        "text cannot start with '}'",
        'put the text in quotes: "}"',
        [("a: }", (1, 4, 1, 5))],
    ),
    (
        "'- ' starts an item of a list, which needs a line of its own",
        "start a new line, or put the text in quotes",
        [("a: - b", (1, 4, 1, 7))],
    ),
    (
        "'? ' starts a key, which needs a line of its own",
        "start a new line, or put the text in quotes",
        [("a: ? b", (1, 4, 1, 7))],
    ),
    (
        "only '+', '-' or a number from 1 to 9 can follow '|' on its line",
        "start the text on the next line, or put it in quotes",
        [("a: |b\n  c", (1, 4, 1, 6)), ("a: |0\n b", (1, 4, 1, 6))],
    ),
    (
        "only '+', '-' or a number from 1 to 9 can follow '>' on its line",
        "start the text on the next line, or put it in quotes",
        [("a: > b", (1, 4, 1, 7))],
    ),
    (
        "a line that starts with '%' is an instruction to YAML readers, not text",
        "indent the line and put the text in quotes",
        [("%a: b", (1, 1, 1, 6)), ("a: 1\n%b: 2", (2, 1, 2, 6))],
    ),
    (
        "only YAML 1.2 is read",
        "delete this line, or write '%YAML 1.2'",
        [("%YAML 2.0\n---\na: 1", (1, 1, 1, 10))],
    ),
    (
        "a line '---' must stand between '%YAML' and this",
        "write it, or delete the line with '%YAML'",
        [("%YAML 1.2\na: 1", (2, 1, 2, 5))],
    ),
    (
        "a second document starts here, but a file holds only one",
        "move it to a file of its own, or delete the line of dashes or dots before it",
        [
            ("a: 1\n---\nb: 2", (2, 1, 2, 4)),
            ("---\na: 1\n--- # second", (3, 1, 3, 13)),
            ("a: 1\n...\nb: 2", (3, 1, 3, 5)),
            ("a: 1\n...\n# c\n  b: 2", (4, 3, 4, 7)),
            ("a: 1\n---", (2, 1, 2, 4)),
        ],
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


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("a: [b,\n  c", Span(1, 4, 1, 5)),
        ("- 😀\n- {a: 1\n\n", Span(2, 3, 2, 4)),
        ("a: [1,\n  2\nb: 3", Span(1, 4, 1, 5)),
        ("a: [1, no #2]\nb: 3", Span(1, 4, 1, 5)),
    ],
)
def test_what_was_opened_is_related(text: str, opening: Span) -> None:
    (fault,) = read(text).faults
    assert fault.related == (("opened here", opening),)


def test_what_nobody_thought_of_has_a_place_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class NewLoader(PortableLoader):
        def fetch_more_tokens(self) -> None:
            raise yaml.MarkedYAMLError(problem="found something new", problem_mark=self.get_mark())

    monkeypatch.setattr(loaders, "LOADER", NewLoader)
    (fault,) = read("a: b").faults
    assert (fault.rule, fault.message) == ("unreadable-yaml", "this is not valid YAML")
    assert fault.span == Span(1, 1, 1, 5)
    assert fault.help == "check its quotes, colons and indentation"


def test_what_does_not_belong_into_a_bracket_is_related() -> None:
    (fault,) = read("a: [1, 2\nb: 3").faults
    assert fault.related == (("this cannot belong to it", Span(2, 2, 2, 5)),)
