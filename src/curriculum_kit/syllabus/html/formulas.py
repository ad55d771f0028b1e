"""Math in a text that authors wrote, ``$x^2$`` or ``$$x^2$$``, as MathML that browsers draw.

What is no math is shown as it was typed, so that nothing an author wrote disappears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from curriculum_kit.output.printable import printable

LONGEST = 2_000
"""Characters of a formula that is set as math; a longer one is shown as it was typed."""

REACHES_OUT = re.compile(r"<a\b|<[^>]*\sid=", re.IGNORECASE)
"""Links, and ids such as ``\\label{search}`` gives: they would clash with those of the page."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula found in a text.

    Attributes:
        latex: The formula, without its signs.
        display: Whether it stands on a line of its own.
        end: The position in the text behind its closing sign.
    """

    latex: str
    display: bool
    end: int


def formula_at(text: str, start: int) -> Formula | None:
    """Return the formula that begins somewhere, by GitHub's rules.

    Within single signs there is no blank at either end, and no digit follows, so that sums of
    money are none.

    Args:
        text: The text.
        start: Where a dollar sign stands in it.
    """
    sign = "$$" if text.startswith("$$", start) else "$"
    end = text.find(sign, start + len(sign))
    inner = text[start + len(sign) : end]
    latex = inner.strip() if sign == "$$" else inner
    if end < 0 or not latex or latex != latex.strip() or len(latex) > LONGEST:
        return None
    if sign == "$" and text[end + 1 : end + 2].isdigit():
        return None
    return Formula(latex.strip("`"), sign == "$$", end + len(sign))


@cache
def mathml(latex: str, *, display: bool = False) -> str:
    """Return a formula as HTML: as MathML, or as it was typed if it is none.

    Args:
        latex: The formula, without its signs.
        display: Whether it stands on a line of its own.
    """
    from math_core import LatexError  # noqa: PLC0415  # most courses have no formula

    try:
        written = _converter().convert_with_local_state(latex, displaystyle=display)
    except LatexError:
        written = None
    if written is None or REACHES_OUT.search(written):
        sign = "$$" if display else "$"
        return f'<code class="formula">{sign}{escape(latex)}{sign}</code>'
    if display:
        opening = '<span class="display" tabindex="0" role="group" aria-label="Formula">'
        return f"{opening}{written}</span>"
    return written


def titled(text: str) -> Markup:
    """Write a title or name as HTML: with its math, and everything else as it stands.

    Args:
        text: What an author wrote.
    """
    shown = printable(text)
    if "$" not in shown:
        return Markup(escape(shown))  # noqa: S704  # it is escaped
    parts = (
        mathml(part.latex) if isinstance(part, Formula) else escape(part) for part in _parts(shown)
    )
    return Markup("".join(parts))  # noqa: S704  # all of it is escaped, or set by us


def untitled(text: str) -> str:
    """Return what a title or name says, without the signs around its math.

    Args:
        text: What an author wrote.
    """
    shown = printable(text)
    if "$" not in shown:
        return shown
    return "".join(part.latex if isinstance(part, Formula) else part for part in _parts(shown))


def _parts(text: str) -> Iterator[str | Formula]:
    """Take a text apart into formulas and what stands between them."""
    kept = position = 0
    while (position := text.find("$", position)) >= 0:
        found = formula_at(text, position)
        if found is None:
            position += 1
            continue
        yield text[kept:position]
        yield found
        kept = position = found.end
    yield text[kept:]


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML as Converter  # noqa: PLC0415

    return Converter()


if TYPE_CHECKING:
    from math_core import LatexToMathML
