"""Text that authors wrote, made harmless in GitHub Markdown wherever on a line it comes to stand.

Every function returns one line without line breaks or control characters that cannot start a
block, break a table cell, open raw HTML, mention anybody, or reach out of its own place.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from curriculum_kit.output.printable import printable

_BREAKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")
_ACTIVE = re.compile(
    r"[\\`*_\[\]<|~$]"  # code, emphasis, links, HTML, cells, strikethrough, math
    r"|&(?=#?\w+;)"  # entities
    r"|(?<!\S)#"  # headings, at their start and as the closing sequence at their end
    r"|(?<!\w)@(?!\s)"  # mentions
    r"|:(?=//)|(?<=www)\.",  # addresses that GitHub links on its own
    re.IGNORECASE,
)
_BLOCK_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=>|[-+=](?:[-+=\s]|$)))")
_MENTION = "@&#8203;"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HARMLESS_SCHEMES = ("http:", "https:", "mailto:")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_DIAGRAM_MARK = re.compile(r"(?!(?<=\w)-(?=\w))[^\w ,:'()/?]|_")
"""What may mean something to Mermaid inside quotation marks; a hyphen within a word does not."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def folded(text: str) -> str:
    """Put a text on one line, with every character in it visible.

    Args:
        text: Anything that came from a course.
    """
    return visible(text.strip())


def visible(text: str) -> str:
    """Replace line breaks by spaces, and what cannot be seen by escapes.

    Args:
        text: Anything that came from a course.
    """
    return printable(_BREAKS.sub(" ", text))


def resolved(text: str, *, only_blanks: bool = False) -> str:
    """Replace entities by the characters they stand for.

    Args:
        text: Markdown; an entity ends in a semicolon there, unlike in HTML, where ``&copy=`` in an
            address is one.
        only_blanks: Whether to leave those that stand for something that can be seen.
    """

    def meant(found: re.Match[str]) -> str:
        character = html.unescape(found[0])
        return found[0] if only_blanks and not character.isspace() else character

    return _ENTITY.sub(meant, text)


def plain(text: str) -> str:
    """Write a text so that it is shown exactly as it stands.

    Args:
        text: A title, a name, an id or a message.
    """
    return guarded(literal(folded(text)))


def literal(text: str) -> str:
    """Escape the characters of a folded text that Markdown would act upon.

    GitHub looks for mentions after escapes are resolved, so that only an invisible character
    after the ``@`` keeps it from notifying a stranger.

    Args:
        text: A folded text, or a part of one.
    """
    return _ACTIVE.sub(lambda found: _MENTION if found[0] == "@" else "\\" + found[0], text)


def guarded(line: str) -> str:
    """Keep the start of a line from being taken for a list, a quotation, a rule or an underline.

    Args:
        line: Markdown that is otherwise ready.
    """
    return _BLOCK_START.sub(r"\1\\", line.strip())


def code(text: str, *, cell: bool) -> str:
    r"""Write a text as a code span.

    Args:
        text: What it says, not empty.
        cell: Whether it stands in a table, where ``|`` ends a cell even inside code unless it is
            written ``\|``; elsewhere the backslash would be shown.
    """
    text = visible(text)
    runs = set(re.findall("`+", text))
    fence = next("`" * size for size in range(1, len(runs) + 2) if "`" * size not in runs)
    edges = text[0] + text[-1]
    padding = " " if "`" in edges or (edges == "  " and text.strip()) else ""
    content = text.replace("|", "\\|") if cell else text
    return f"{fence}{padding}{content}{padding}{fence}"


def destination(written: str) -> str | None:
    """Return the address of a link as it may stand between parentheses.

    Args:
        written: The address as an author wrote it, with escapes and entities, which are resolved
            before it is judged, as a browser would.

    Returns:
        The address, every odd character percent-encoded; None if its scheme is none of http, https
        and mailto, for it may then run a script.
    """
    address = printable(resolved(_ESCAPED.sub(r"\1", written)).strip())
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in _HARMLESS_SCHEMES:
        return None
    return quote(address, safe="%/:?#@!$&'*+,;=~").replace("&", "&amp;")


def mermaid_label(text: str) -> str:
    """Write a text so that Mermaid shows it and acts on nothing in it.

    Args:
        text: A name or a title.

    Returns:
        The text with every mark that might mean something as a character code: ``#35;``.
    """
    return _DIAGRAM_MARK.sub(lambda found: f"#{ord(found[0])};", folded(text))
