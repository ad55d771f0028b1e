"""Mistakes in quoted text: quotes that are never closed, and escapes that mean nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from curriculum_kit.source.document import UNREADABLE, Fault
from curriculum_kit.source.stumble import Stumble


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
