"""Mistakes in quoted text: quotes that are never closed, and escapes that mean nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import yaml
from yaml.events import ScalarEvent

from curriculum_kit.source.fault import UNREADABLE, Fault
from curriculum_kit.source.loaders import events_of
from curriculum_kit.source.stumble import BLANK, Stumble


def unclosed_quote(stumble: Stumble) -> Fault:
    """Explain a quote that is never closed.

    Args:
        stumble: Where the file ended, and where the quote stands.
    """
    sign = stumble.text[stumble.since]
    advice = f"close it with {sign}"
    if sign == "'":
        advice += ", or put text that starts with an apostrophe in double quotes"
    return stumble.fault("this quote is never closed", advice, stumble.since)


def closed_early(stumble: Stumble) -> Fault:
    """Explain text that follows a closing quote.

    Args:
        stumble: Where that text starts.
    """
    start = _last_quoted(stumble)
    if start is not None and stumble.line_start(start) != stumble.line_start(stumble.at):
        return closed_late(stumble, start)
    message, rest = "the quotes are closed before this text", stumble.line_from(stumble.at)
    if rest == ",":
        advice = "delete the comma: outside brackets, a line ends without one"
    elif stumble.line_to(stumble.at).rstrip(BLANK).endswith("'"):
        advice = "put it all in double quotes; in single quotes, '' stands for an apostrophe"
    else:
        advice = 'put it all in single quotes; in double quotes, \\" stands for a quote'
    return stumble.fault(message, advice)


def closed_late(stumble: Stumble, start: int) -> Fault:
    """Explain a quote that some quote further down closes, though it was to end before.

    Args:
        stumble: Where text follows that further quote.
        start: Offset of the quote.
    """
    message = "the text that this quote opens ends in the midst of a line below"
    advice = f"close it where it should end, with {stumble.text[start]}"
    end = stumble.lines.span(stumble.at - 1, stumble.at)
    return replace(stumble.fault(message, advice, start), related=(("it ends here", end),))


def _last_quoted(stumble: Stumble) -> int | None:
    """Return the offset of the quote that opens what was read last."""
    start: int | None = None
    try:
        for event in events_of(stumble.text):
            if type(event) is ScalarEvent:  # type: ignore[comparison-overlap]  # Event is a protocol
                start = event.start_mark.index if event.style in _QUOTES else None
    except yaml.MarkedYAMLError:
        pass
    return start


_QUOTES: Final = ("'", '"')


def border_in_quotes(stumble: Stumble) -> Fault:
    """Explain a line that ends the document in the midst of quoted text.

    Args:
        stumble: Where that line is, and where the quote stands.
    """
    message = "a line of dashes or dots ends the document in the midst of quoted text"
    fault = stumble.fault(message, "close the quote before it, or indent the line")
    return replace(fault, related=stumble.opened())


def bad_escape(stumble: Stumble) -> Fault:
    """Explain the first backslash in double quotes that stands for nothing.

    Args:
        stumble: Where the quoted text starts; the loaders differ on where it goes wrong.
    """
    for escape in _ESCAPE.finditer(stumble.text, stumble.since):
        written = escape[0]
        if _GOOD_ESCAPE.fullmatch(written):
            continue
        if written[1:2] not in _CODES:
            message = f"'{written}' means nothing in double quotes"
            advice = f"write '\\{written}' for a backslash, or use single quotes"
        elif len(written) < _CODES[written[1]] + 2:
            message = f"'{written}' is not all of a character's code"
            advice = f"'\\{written[1]}' takes {_CODES[written[1]]} hexadecimal digits"
        else:
            what = "half of a character (a surrogate)" if _SURROGATE.match(written) else "nothing"
            message = f"'{written}' stands for {what}"
            advice = "write the character itself"
        span = stumble.lines.span(*escape.span())
        return Fault(UNREADABLE, message, span, help=advice)
    return stumble.fault("this quoted text is not valid YAML", "use single quotes", stumble.since)


_CODES: Final = {"x": 2, "u": 4, "U": 8}  # hexadecimal digits
_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|\r\n|[^xuU])"
)
_GOOD_ESCAPE: Final = re.compile(
    r"\\(?:[0abtnvfre \"/\\N_LP\t\r\n]|\r\n|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    r"|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})"
)
_SURROGATE: Final = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}")
