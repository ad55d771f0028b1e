"""Mistakes in YAML's own grammar, in words for somebody who types YAML by hand.

The two loaders word a mistake differently, but find it at the same place; what is said here
depends on the kind of mistake and on the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import yaml

from curriculum_kit.source.document import UNREADABLE, Fault, Lines, clipped
from curriculum_kit.source.envelope import directive_fault
from curriculum_kit.source.oddities import MARKS, mark_fault

_BLANK: Final = " \t\r\n"


@dataclass(frozen=True, slots=True)
class _Mistake:
    """A mistake as a loader sees it.

    Attributes:
        text: The file's text.
        lines: Its lines.
        context: What the loader was reading: ``while parsing a flow sequence``.
        at: Offset at which it could not go on.
        since: Offset at which that thing starts, or ``at``.
    """

    text: str
    lines: Lines
    context: str
    at: int
    since: int

    def line_start(self, offset: int) -> int:
        """Return the offset of the first character of a line."""
        return max(self.text.rfind(line_end, 0, offset) for line_end in "\r\n") + 1

    def line_to(self, offset: int) -> str:
        """Return a line up to an offset."""
        return self.text[self.line_start(offset) : offset]

    def line_from(self, offset: int) -> str:
        """Return the rest of a line, without a comment."""
        rest = _REST.match(self.text, offset)
        return rest[0].rstrip(_BLANK) if rest else ""

    def at_end(self) -> bool:
        """Whether nothing visible follows."""
        return not self.text[self.at :].strip(_BLANK)

    def fault(self, message: str, advice: str, start: int | None = None) -> Fault:
        """Return the fault, from ``start`` or else from ``at`` to the end of the line.

        At the end of the file, where there is nothing to see, that is the last line with text.
        """
        if start is None:
            start = self.at
        visible = len(self.text.rstrip(_BLANK))
        if start >= visible:
            start = visible - len(self.line_to(visible).lstrip(_BLANK))
        return Fault(UNREADABLE, message, self.lines.rest_of_line(start), help=advice)


_REST: Final = re.compile(r"(?:[^\r\n \t]|[ \t]+(?![#\r\n]))*")


def syntax_fault(error: yaml.MarkedYAMLError, text: str, lines: Lines) -> Fault:
    """Say what a loader stumbled over.

    Args:
        error: What the loader raised.
        text: The file's text.
        lines: Its lines.
    """
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else at
    mistake = _Mistake(text, lines, str(error.context), at, since)
    first = text[since : since + 1]
    if first in MARKS:
        return mark_fault(text, lines, since)
    if first == "%" and not mistake.line_to(since):
        return directive_fault(text, lines, since)
    for problem, explain in _EXPLANATIONS:
        if problem.search(str(error.problem)):
            return explain(mistake)
    return mistake.fault("this is not valid YAML", "check its quotes, colons and indentation")


def _bad_start(mistake: _Mistake) -> Fault:
    sign = mistake.text[mistake.at]
    if sign == "\t":
        return mistake.fault("a tab stands where YAML allows only spaces", "replace it by spaces")
    return mistake.fault(f"text cannot start with '{sign}'", _quoting(mistake, mistake.at))


def _stray_colon(mistake: _Mistake) -> Fault:
    before = mistake.line_to(mistake.at)
    if before.startswith("---"):
        message = "a mapping cannot start on the line of '---'"
        return mistake.fault(message, "start it on the next line")
    key = _KEY.match(before)
    if key:
        message = "a second ': ' in this line: text that holds a colon and a space must be quoted"
        return mistake.fault(message, _quoting(mistake, mistake.at - len(before) + key.end()))
    start = mistake.at - len(before.lstrip(" "))
    if mistake.at - start > _LONGEST_KEY:
        message = f"a key has at most {_LONGEST_KEY:,} characters"
        return mistake.fault(message, "shorten it", start)
    above = mistake.line_to(len(mistake.text[: mistake.at - len(before)].rstrip(_BLANK)))
    tight = _TIGHT_KEY.match(above)
    if tight:
        message = (
            f"this line goes on with the text above it, as '{tight[1]}:' has no space after it"
        )
        return mistake.fault(message, f"write '{tight[1]}: ' with a space", start)
    message = "this line goes on with the text above it, and so cannot be a key"
    return mistake.fault(message, "indent it like the key it belongs beside", start)


_LONGEST_KEY: Final = 1024
_KEY: Final = re.compile(r".*?:[ \t]+")
_TIGHT_KEY: Final = re.compile(r"[ ]*(?:- +)*([\w.-]+):(?![ \t]|$)")


def _no_colon(mistake: _Mistake) -> Fault:
    line = mistake.line_from(mistake.since)
    message = f"there is no ': ' after '{clipped(line)}', which stands where a key should"
    advice = "write 'key: value'; or indent the line, if it goes on with the text above"
    if ":" in line:
        advice = "write a space after the colon"
    elif line.startswith("-"):
        advice = "write a space after the dash"
    return mistake.fault(message, advice, mistake.since)


def _unclosed_quote(mistake: _Mistake) -> Fault:
    sign = mistake.text[mistake.since]
    advice = f"close it with {sign}"
    if sign == "'":
        advice += ", or put text that starts with an apostrophe in double quotes"
    return mistake.fault("this quote is never closed", advice, mistake.since)


def _border_in_quotes(mistake: _Mistake) -> Fault:
    message = "a line of dashes or dots ends the document in the midst of quoted text"
    fault = mistake.fault(message, "close the quote before it, or indent the line")
    return _opened_at(fault, mistake)


def _bad_escape(mistake: _Mistake) -> Fault:
    for escape in _ESCAPE.finditer(mistake.text, mistake.since):
        written = escape[0]
        if _GOOD_ESCAPE.fullmatch(written):
            continue
        if written[1:2] not in _CODES:
            message = f"'{written}' means nothing in double quotes"
            advice = f"write '\\{written}' for a backslash, or use single quotes"
        elif _SURROGATE.fullmatch(written):
            message = f"'{written}' is half of a character (a surrogate)"
            advice = "write the character itself"
        else:
            message = f"'{written}' is not the code of a character"
            advice = f"'\\{written[1]}' takes {_CODES[written[1]]} hexadecimal digits"
        span = mistake.lines.span(*escape.span())
        return Fault(UNREADABLE, message, span, help=advice)
    return mistake.fault("this quoted text is not valid YAML", "use single quotes", mistake.since)


_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|\r\n|[^xuU])"
)
_GOOD_ESCAPE: Final = re.compile(
    r"\\(?:[0abtnvfre \"/\\N_LP\t\r\n]|\r\n|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    r"|U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})"
)
_SURROGATE: Final = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}")
_CODES: Final = {"x": 2, "u": 4, "U": 8}


def _unclosed_bracket(mistake: _Mistake) -> Fault:
    start = mistake.text[mistake.since]
    what, end = ("list", "]") if start == "[" else ("mapping", "}")
    advice = f"close it with '{end}'; or put text that starts with '{start}' in quotes"
    if mistake.at_end():
        message = f"the {what} that '{start}' opens is never closed"
    elif mistake.line_start(mistake.since) != mistake.line_start(mistake.at):
        message = f"the {what} that '{start}' opens is not closed before this"
    else:
        message = f"there is no ',' or '{end}' before this, in the {what} that '{start}' opens"
        advice = "write one, or put text that holds commas, colons or brackets in quotes"
    return _opened_at(mistake.fault(message, advice), mistake)


def _misplaced(mistake: _Mistake) -> Fault:
    before = mistake.line_to(mistake.at)
    if before.strip(_BLANK):
        return _trailing(mistake, before)
    in_list = "collection" in mistake.context
    is_item = mistake.line_from(mistake.at).startswith("-")
    if in_list != is_item and len(before) == len(mistake.line_to(mistake.since)):
        if in_list:
            message = "the lines beside this one are items of a list, but it has no '- '"
            return mistake.fault(message, "start it with '- ', or indent it differently")
        message = "this list item stands beside keys"
        return mistake.fault(message, "indent it more than the key whose list it belongs to")
    message = "this line is indented unlike any line it could belong with"
    return mistake.fault(message, "indent it exactly like the line it stands beside")


def _trailing(mistake: _Mistake, before: str) -> Fault:
    if before.rstrip(_BLANK)[-1] in "'\"":
        message = "the quotes are closed before this text"
        advice = (
            "put quotes around all of it; quotes inside are written \\\" in \"…\" and '' in '…'"
        )
    else:
        message, advice = "the value has ended before this text", "put quotes around all of it"
    return mistake.fault(message, advice)


def _no_value(mistake: _Mistake) -> Fault:
    if mistake.at_end():
        message = "the file ends in the midst of a list or mapping"
        return mistake.fault(message, "close it with ']' or '}'")
    if mistake.text.startswith(("---", "..."), mistake.at):
        message = "a line of dashes or dots stands where a value should"
        return mistake.fault(message, "delete it, or put it in quotes if it is text")
    sign = mistake.text[mistake.at]
    if "flow" in mistake.context:
        return mistake.fault(f"a value is missing before '{sign}'", "write it, or delete the sign")
    return mistake.fault(f"text cannot start with '{sign}'", _quoting(mistake, mistake.at))


def _stray_sign(mistake: _Mistake) -> Fault:
    sign = mistake.text[mistake.at]
    what = "an item of a list" if sign == "-" else "a key"
    message = f"'{sign} ' starts {what}, which needs a line of its own"
    return mistake.fault(message, "start a new line, or put the text in quotes")


def _bad_block_header(mistake: _Mistake) -> Fault:
    sign = mistake.text[mistake.since]
    message = f"only '+', '-' or a number from 1 to 9 can follow '{sign}' on its line"
    advice = "start the text on the next line, or put it in quotes"
    return mistake.fault(message, advice, mistake.since)


def _tight_colon(mistake: _Mistake) -> Fault:
    advice = "write ': ' after a key, or put the text in quotes"
    return mistake.fault("there is no space after this ':'", advice)


def _quoting(mistake: _Mistake, start: int) -> str:
    """Return the advice to quote the text from an offset to the end of its line."""
    text = mistake.line_from(start)
    line = mistake.line_to(start)
    if len(text) > _LONGEST_ADVICE or "[" in line or "{" in line:
        return "put the text in quotes"
    if '"' in text or "\\" in text:
        return "put the text in quotes: '" + text.replace("'", "''") + "'"
    return f'put the text in quotes: "{text}"'


def _opened_at(fault: Fault, mistake: _Mistake) -> Fault:
    span = mistake.lines.span(mistake.since, mistake.since + 1)
    return replace(fault, related=(("opened here", span),))


_LONGEST_ADVICE: Final = 80
_EXPLANATIONS: Final[tuple[tuple[re.Pattern[str], Callable[[_Mistake], Fault]], ...]] = (
    (re.compile("cannot start any token|tab character"), _bad_start),
    (re.compile("mapping values are not allowed"), _stray_colon),
    (re.compile("could not find expected ':'"), _no_colon),
    (re.compile("unexpected end of stream"), _unclosed_quote),
    (re.compile("unexpected document"), _border_in_quotes),
    (re.compile("escape|hexdecimal"), _bad_escape),
    (re.compile("expected ',' or"), _unclosed_bracket),
    (re.compile("expected key|expected '-'|expected <block end>"), _misplaced),
    (re.compile("node content"), _no_value),
    (re.compile("sequence entries|mapping keys"), _stray_sign),
    (re.compile("line break|indentation indicator"), _bad_block_header),
    (re.compile("unexpected ':'"), _tight_colon),
)
