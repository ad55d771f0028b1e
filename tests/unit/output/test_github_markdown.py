"""Text that authors wrote, made harmless in GitHub Markdown."""

from __future__ import annotations

import pytest

from curriculum_kit.output.github_markdown import code, destination, plain
from tests.unit.syllabus.courses import MARKDOWN

PLAIN = {
    "Backprop: A Worked Example": "Backprop: A Worked Example",
    "Learning rate (α)": "Learning rate (α)",
    "INTRODUCED -> DEVELOPED": "INTRODUCED -> DEVELOPED",
    "a | b": r"a \| b",
    "`x`": r"\`x\`",
    "*a* _b_": r"\*a\* \_b\_",
    "a~~b~~": r"a\~\~b\~\~",
    "[x](y)": r"\[x\](y)",
    "<b>": r"\<b>",
    "costs $5": r"costs \$5",
    "back\\slash": r"back\\slash",
    "&lt; & co": r"\&lt; & co",
    "# x": r"\# x",
    "C #": r"C \#",
    "C#": "C#",
    "- x": r"\- x",
    "+ x": r"\+ x",
    "---": r"\---",
    "===": r"\===",
    "-5 degrees": "-5 degrees",
    "> x": r"\> x",
    "1. x": r"1\. x",
    "12) x": r"12\) x",
    "1.5 times": "1.5 times",
    "ask @team": "ask @&#8203;team",
    "a @ b": "a @ b",
    "http://a.b/c_d": r"http\://a.b/c\_d",
    "www.a.b": r"www\.a.b",
    "two\nlines\r\n and\ttabs": "two lines and tabs",
    "bell\x07 \u202eright": r"bell\\x07 \\u202eright",
    "  around  ": "around",
    " ": "",
}


@pytest.mark.parametrize(("text", "markdown"), PLAIN.items())
def test_plain_text_is_escaped_where_markdown_would_act_and_only_there(
    text: str, markdown: str
) -> None:
    assert plain(text) == markdown


@pytest.mark.parametrize("text", [text for text in PLAIN if text.isprintable() and "@" not in text])
def test_plain_text_is_shown_as_it_stands_at_the_start_of_a_paragraph(text: str) -> None:
    tokens = MARKDOWN.parse(f"{plain(text)}\n")
    shown = [child.content for token in tokens for child in token.children or ()]
    assert [token.type for token in tokens] in (["paragraph_open", "inline", "paragraph_close"], [])
    assert "".join(shown) == text.strip()


@pytest.mark.parametrize(
    ("text", "outside", "in_cell"),
    [
        ("new-in-consolidate", "`new-in-consolidate`", "`new-in-consolidate`"),
        ("a|b", "`a|b`", r"`a\|b`"),
        ("a\\|b", r"`a\|b`", r"`a\\|b`"),
        ("a`b", "``a`b``", "``a`b``"),
        ("`", "`` ` ``", "`` ` ``"),
        ("` ``", "``` ` `` ```", "``` ` `` ```"),
        (" x ", "`  x  `", "`  x  `"),
        (" ", "` `", "` `"),
        ("a\nb\x1b", r"`a b\x1b`", r"`a b\x1b`"),
    ],
)
def test_code_is_shown_as_it_stands_in_a_paragraph_and_in_a_cell(
    text: str, outside: str, in_cell: str
) -> None:
    assert (code(text, cell=False), code(text, cell=True)) == (outside, in_cell)
    table = f"| a |\n|---|\n| {in_cell} |\n"
    for document in (outside, table):
        spans = [
            child.content
            for token in MARKDOWN.parse(document)
            for child in token.children or ()
            if child.type == "code_inline"
        ]
        assert spans == [text.replace("\n", " ").replace("\x1b", "\\x1b")]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.b/c?d=e&f=g#h", "https://a.b/c?d=e&amp;f=g#h"),
        ("https://a.b/?a=1&copy=2&lt=3", "https://a.b/?a=1&amp;copy=2&amp;lt=3"),
        ("java&#115cript:x", "java&amp;#115cript:x"),
        ("HTTP://a.b", "HTTP://a.b"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("../optimizers.md#adam", "../optimizers.md#adam"),
        ("a b|c", "a%20b%7Cc"),
        (r"a\(b\)", "a%28b%29"),
        ("caf\u00e9", "caf%C3%A9"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java&#115;cript:alert(1)", None),
        ("javascript&colon;alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
    ],
)
def test_a_link_leads_to_a_harmless_scheme_or_nowhere(written: str, address: str | None) -> None:
    assert destination(written) == address
