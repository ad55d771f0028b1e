import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from curriculum_kit.syllabus.inline import prose
from tests.unit.syllabus.courses import MARKDOWN

SURVIVES = [
    "what backprop *is*, and **why** it _works_, __really__, ***truly***",
    "*a **b** c* and **a *b* c** and _a *b* c_",
    "snake_case_names and 2 * 3 * 4",
    "`code`, ``co`de``, and `w ← w - α · dL/dw`",
    "[a link](https://example.org/a_b?c=d) and [*emphasized*](x.md 'title')",
    "<https://example.org/a_b>",
    "a \\*literal\\* star &amp; an &alpha;",
    "*unclosed and `unclosed and [unclosed and ](x)",
    "**a* b*** c** (*d*)e *f*.",
    "O'Reilly's \"quoted\" 3 > 2, f(x)[0]",
]


@pytest.mark.parametrize("text", SURVIVES)
def test_inline_markdown_is_shown_as_before(text: str) -> None:
    for cell in (False, True):
        assert MARKDOWN.renderInline(prose(text, cell=cell)) == _untitled(
            MARKDOWN.renderInline(text)
        )


def _untitled(html: str) -> str:
    return re.sub(r' title="[^"]*"', "", html)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("what it *is*", "what it *is*"),
        ("a | b", r"a \| b"),
        ("`a | b`", r"`a \| b`"),
        ("*open", r"\*open"),
        ("`open", r"\`open"),
        ("***a*", r"\*\**a*"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("&lt;b&gt; &unknown; &", r"\<b> \&unknown; &"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("[x](java&#115;cript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("[a [b](c) d](e)", r"[a \[b\](c) d](e)"),
        ("[x]: https://a.b", r"\[x\]: <https://a.b>"),
        ("![cat](cat.png)", "[cat](cat.png)"),
        (r"\![cat](cat.png)", r"\![cat](cat.png)"),
        ("see https://a.b/c_d_e.", "see <https://a.b/c_d_e>."),
        ("ask @team, or `@team`", "ask @&#8203;team, or `@team`"),
        ("# not a heading", r"\# not a heading"),
        ("- no list", r"\- no list"),
        ("*&#32;no list", r"\* no list"),
        ("two\nlines", "two lines"),
        ("$x^2$ and $\\alpha$", "$x^2$ and $\\alpha$"),
        ("$a_{ij} * b$", "$`a_{ij} * b`$"),
        ("$`a_1`$", "$a_1$"),
        ("$P(a|b)$", r"$`P(a\|b)`$"),
        ("[`a|b`](c)", r"[`a\|b`](c)"),
        ("$a<b$", "$`a<b`$"),
        ("costs $5 or $6", r"costs \$5 or \$6"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("\u202eright \x1b[31m", r"\\u202eright \\x1b\[31m"),
        ("&#x202e;right", r"\\u202eright"),
    ],
)
def test_what_could_reach_out_of_a_cell_is_escaped(text: str, markdown: str) -> None:
    assert prose(text, cell=True) == markdown


def test_a_pipe_in_code_keeps_its_look_outside_of_tables() -> None:
    assert prose("`a|b` and $a|b$", cell=False) == "`a|b` and $`a|b`$"


PIECES = (
    *("|", "`", "``", "```", "~~~", "*", "**", "_", "\\", "$", "$x$", "a", "b", "é"),
    *("<", ">", "<script>", "</td>", "<!--", "<a@b.c>", "<http://a.b>", "http://a.b/_c|d", "www.a"),
    *("[", "]", "(", ")", "[x](", "![", "!", "[^1]", "[x]:", "javascript:alert(1)", "{{7*7}}"),
    *("&", "&lt;", "&#10;", "&#32;", "@", "@team"),
    *("#", "---", "===", "1.", "- ", "> ", " ", "  ", "\t", "\n", "\n\n"),
    *("\u202e", "\x1b", "\x00", "\ud800", "\u2028"),
)
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@settings(deadline=None)
@given(HOSTILE)
def test_nothing_reaches_out_of_its_cell(text: str) -> None:
    tokens = MARKDOWN.parse(
        f"| a | b |\n|---|---|\n| {prose(text, cell=True)} | next |\n| c | d |\n"
    )
    cells = [token.content for token in tokens if token.type == "inline"]
    assert [*cells[:2], *cells[3:]] == ["a", "b", "next", "c", "d"]
    _assert_harmless(tokens)


@settings(deadline=None)
@given(HOSTILE)
def test_nothing_reaches_out_of_its_paragraph(text: str) -> None:
    markdown = prose(text, cell=False)
    tokens = MARKDOWN.parse(f"before\n\n{markdown}\n\nafter\n")
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert len(tokens) == (9 if markdown else 6)
    _assert_harmless(tokens)


def _assert_harmless(tokens: list[Token]) -> None:
    for token in tokens:
        for child in token.children or ():
            assert child.type != "html_inline"
            assert not str(child.attrs.get("href", "")).lower().startswith(("javascript", "data"))
            assert not re.search("[\x00-\x1f\u202e\u2028]", child.content)
            assert child.type != "text" or not re.search(r"(?<!\w)@\w", child.content)


@pytest.mark.parametrize(
    "piece", ["*a ", "a*", "_a*", "*_", "**a", "[", "]", "![", "[a](", "[`", "`", "``a`", "$a", "<"]
)
def test_a_long_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    started = time.process_time()
    prose(piece * (100_000 // len(piece)), cell=True)
    assert time.process_time() - started < 10  # half a second; the square of it would be hours
