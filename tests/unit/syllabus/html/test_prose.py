"""Inline Markdown as HTML: what authors may write, and what they may not."""

from __future__ import annotations

import cProfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from curriculum_kit.syllabus.html.formulas import LONGEST
from curriculum_kit.syllabus.html.prose import LONGEST as LONGEST_TEXT
from curriculum_kit.syllabus.html.prose import plain, prose, unlinked


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *b* **c**", "a <em>b</em> <strong>c</strong>"),
        ("`x < y`", "<code>x &lt; y</code>"),
        ("[Goh](https://distill.pub/a?b=1&c=2)", '<a href="https://distill.pub/a?b=1&amp;c=2">Goh'),
        ("$x^2$", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"),
        ("5 $ and 6 $", "5 $ and 6 $"),
        ("$5 and $6", "$5 and $6"),
        (r"\$x\$", "$x$"),
        ("`$x$`", "<code>$x$</code>"),
        (r"$\nonsense{x}$", r'<code class="formula">$\nonsense{x}$</code>'),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![x](http://tracker.example/x.png)", '!<a href="http://tracker.example/x.png">x</a>'),
        ("# no heading\n\n- no list", "# no heading  - no list"),
        ("red\x1b[31m \u202eevil", "\\x1b[31m"),
    ],
)
def test_what_is_written(text: str, written: str) -> None:
    assert written in prose(text)


def test_a_formula_without_end_is_text() -> None:
    long = "$" + "x" * (LONGEST + 1) + "$"
    assert prose(long) == long


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a *b* `c<d` $x$", "a b c<d x"),
        ("[Goh](https://distill.pub)", "Goh"),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_what_it_says_without_markup(text: str, said: str) -> None:
    assert plain(text) == said


@pytest.mark.parametrize("text", ["a > b \"c\" 'd'", "it's", "x-y (z) #1 +2. ~"])
def test_text_without_markup_is_written_as_the_reader_of_markdown_would(text: str) -> None:
    assert prose(text) == prose(f"{text}\\!").removesuffix("!")
    assert plain(text) == text


def test_within_a_link_stand_emphasis_and_math_and_no_other_link() -> None:
    written = unlinked("*a* [b](https://distill.pub) $x$ $$y$$ <https://distill.pub>")
    assert written == (
        "<em>a</em> b <math><mi>x</mi></math> <math><mi>y</mi></math> https://distill.pub"
    )


@given(st.text(max_size=60))
def test_no_tag_comes_from_an_author(text: str) -> None:
    written = prose(text)
    for tag in ("<script", "<img", "<iframe", "<style", "onerror="):
        assert tag not in written.casefold() or tag in str(escape(text)).casefold()


@pytest.mark.parametrize("sign", ["[", "![", "[](", "[*", "[`", "*[", "[a]["])
def test_brackets_cost_no_more_than_a_few_steps_each(sign: str) -> None:
    text = (sign * 2_000)[:2_000]
    profile = cProfile.Profile()
    profile.runcall(prose, text)
    assert sum(entry.callcount for entry in profile.getstats()) < 120 * len(text)


def test_links_may_stand_in_a_few_brackets_and_brackets_in_links() -> None:
    assert prose("[[[a [b] *[c]*](x)") == '[[<a href="x">a [b] <em>[c]</em></a>'


@pytest.mark.parametrize("write", [prose, unlinked, plain])
def test_a_text_of_many_pages_is_shown_as_it_was_typed(write: Callable[[str], str]) -> None:
    text = "*a* " * (LONGEST_TEXT // 4) + "*b*"
    assert write(text) == text
    assert write(text[: LONGEST_TEXT - 1]) != text
