"""Inline Markdown that authors wrote as HTML: emphasis, code, links and math, and nothing else.

Raw HTML is shown and not obeyed, addresses that run scripts are refused, and whatever is not closed
within a text ends with it. Math becomes MathML, which browsers draw themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.html.formulas import formula_at, mathml

if TYPE_CHECKING:
    from markdown_it.renderer import RendererProtocol
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict


ACTIVE = re.compile(r"[\\`*_~\[\]!<&$]")
"""Signs that may mean something in inline Markdown; most texts have none, which is soon seen."""

LONGEST = 20_000
"""Characters of a text that is read as Markdown; a longer one is shown as it was typed."""

DEEPEST = 10
"""Brackets that are open at once while links are looked for. Each costs the reader as many steps as
may be open around it, which for the 100 of markdown-it made a page of brackets take seconds."""


def prose(text: str) -> Markup:
    """Write inline Markdown as HTML.

    Args:
        text: What an author wrote.
    """
    shown = _one_line(text)
    if _says_what_it_shows(shown):
        return Markup(escapeHtml(shown))  # noqa: S704  # it is escaped
    return Markup(_markdown().renderInline(shown))  # noqa: S704  # escaped by markdown-it


def unlinked(text: str) -> Markup:
    """Write inline Markdown as HTML that may stand inside a link: without links of its own.

    Args:
        text: What an author wrote.
    """
    shown = _one_line(text)
    if _says_what_it_shows(shown):
        return Markup(escapeHtml(shown))  # noqa: S704  # it is escaped
    reader = _markdown()
    [token] = reader.parseInline(shown)
    kept = [each for each in token.children or () if each.type not in {"link_open", "link_close"}]
    for each in kept:
        if each.type == "math":
            each.markup = "$"
    written = reader.renderer.render(kept, reader.options, {})
    return Markup(written)  # noqa: S704  # escaped by markdown-it


def plain(text: str) -> str:
    """Return what inline Markdown says, without its markup, for titles and search.

    Args:
        text: What an author wrote.
    """
    shown = _one_line(text)
    if _says_what_it_shows(shown):
        return shown
    [token] = _markdown().parseInline(shown)
    return "".join(_words(token.children or ()))


def _one_line(text: str) -> str:
    return " ".join(printable(line) for line in text.split("\n")).strip()


def _says_what_it_shows(shown: str) -> bool:
    """Tell whether a text has no markup, or is too long to look for some."""
    return len(shown) > LONGEST or not ACTIVE.search(shown)


def _words(tokens: Sequence[Token]) -> list[str]:
    return [
        "".join(_words(token.children or ())) if token.type == "image" else token.content or " "
        for token in tokens
        if token.type != "html_inline" and not token.type.endswith(("_open", "_close"))
    ]


@cache
def _markdown() -> MarkdownIt:
    reader = MarkdownIt(
        "js-default",
        {"html": False, "linkify": False, "typographer": False, "maxNesting": DEEPEST},
    )
    reader.disable("image")
    reader.inline.ruler.after("escape", "math", _math)
    reader.add_render_rule("math", _set)
    return reader


def _math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
    found = formula_at(state.src, state.pos) if state.src[state.pos] == "$" else None
    if found is None:
        return False
    if not silent:
        token = state.push("math", "math", 0)
        token.content = found.latex
        token.markup = "$$" if found.display else "$"
    state.pos = found.end
    return True


def _set(
    _renderer: RendererProtocol,
    tokens: Sequence[Token],
    position: int,
    _options: OptionsDict,
    _env: EnvType,
) -> str:
    token = tokens[position]
    return mathml(token.content, display=token.markup == "$$")
