"""Math in texts and titles: set where it is some, typed where it is none, and kept in its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.syllabus.html.formulas import mathml, titled, untitled
from curriculum_kit.syllabus.html.prose import prose

HOSTILE = (
    r"\text{<img src=x onerror=alert(1)>}",
    r"\operatorname{<script>}",
    r"</math><script>alert(1)</script>",
    r"\href{javascript:alert(1)}{x}",
    r"\color{red;background:url(//tracker.example)}x",
    r"\textcolor{red\" onload=\"alert(1)}{x}",
    r"\begin{array}{c\" onclick=\"alert(1)}a\end{array}",
    r"\newcommand{\x}{\x\x}\x",
    r"\begin{align}x\label{search}\end{align}",
    r"\eqref{content}",
    "{" * 1_900,
)
HARMLESS = re.compile(
    r"</?m[a-z]+( (display|displaystyle|scriptlevel|stretchy|[lr]space|mathvariant|fence|separator"
    r"|form|largeop|movablelimits|symmetric|width|height|depth|voffset|linethickness|accent"
    r'|accentunder|columnalign|rowspacing|columnspacing|minsize|maxsize|class|style)="[^"<>]*")*/?>'
    r'|</?(code|span)( (class|tabindex|role|aria-label)="[^"<>]*")*>|[^<>]'
)


def is_harmless(written: str) -> bool:
    """Tell whether HTML holds nothing but tags of math, and no attribute that does anything."""
    return not HARMLESS.sub("", written) and not re.search(r"<[^<>]*url\(", written)


@pytest.mark.parametrize("latex", HOSTILE)
@pytest.mark.parametrize("display", [False, True])
def test_hostile_math_stays_math_or_text(latex: str, display: bool) -> None:
    assert is_harmless(mathml(latex, display=display))


@given(st.lists(st.sampled_from([*HOSTILE, "$", "$$", "x", "<b>", "&lt;", '"', "{", "}", " "])))
def test_hostile_math_within_texts_stays_in_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    assert is_harmless(titled(text))
    for written in (prose(f"$${text}$$"), prose(f"${text}$"), titled(f"${text}$")):
        assert not re.search(r"<(script|img|a|b|svg|iframe)\b|\son\w+=[^<>]*>", written)


@pytest.mark.parametrize(
    "text", [r"$\begin{align}x\label{search}\end{align}$", r"$\eqref{content}$"]
)
def test_a_formula_that_names_a_spot_is_shown_as_typed(text: str) -> None:
    assert prose(text) == f'<code class="formula">{text}</code>'


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The $L^2$ norm", "The <math><msup><mi>L</mi><mn>2</mn></msup></math> norm"),
        ("From $5 to $6", "From $5 to $6"),
        ("*a* <b> $x", "*a* &lt;b&gt; $x"),
        ("$$x$$", "<math><mi>x</mi></math>"),
        (r"$\nonsense$ & $", r'<code class="formula">$\nonsense$</code> &amp; $'),
        ("\u202e$x$", "\\u202e<math><mi>x</mi></math>"),
    ],
)
def test_a_title_has_its_math_and_nothing_else(text: str, title: str) -> None:
    assert titled(text) == title


@pytest.mark.parametrize(
    ("text", "said"), [("The $L^2$ norm", "The L^2 norm"), ("$5 and $6", "$5 and $6"), ("a", "a")]
)
def test_where_no_math_can_be_set_its_signs_go(text: str, said: str) -> None:
    assert untitled(text) == said


def test_a_display_stands_in_a_pane_that_scrolls() -> None:
    written = prose("Thus $$ y = \\frac{a}{b} $$.")
    assert written.startswith('Thus <span class="display" tabindex="0" role="group"')
    assert '<math display="block">' in written
    assert written.endswith("</math></span>.")
