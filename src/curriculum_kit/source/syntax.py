"""Mistakes in YAML's own grammar, in words for somebody who types YAML by hand.

The two loaders word a mistake differently, but find it at the same place; what is said here
depends on the kind of mistake and on the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import yaml

from curriculum_kit.source.document import Fault, Lines, clipped
from curriculum_kit.source.envelope import directive_fault
from curriculum_kit.source.oddities import MARKS, mark_fault
from curriculum_kit.source.quoted import bad_escape, border_in_quotes, unclosed_quote
from curriculum_kit.source.stumble import BLANK, Stumble


def syntax_fault(error: yaml.MarkedYAMLError, text: str, lines: Lines) -> Fault:
    """Say what a loader stumbled over.

    Args:
        error: What the loader raised.
        text: The file's text.
        lines: Its lines.
    """
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else at
    stumble = Stumble(text, lines, str(error.context), at, since)
    first = text[since : since + 1]
    if first in MARKS:
        return mark_fault(text, lines, since)
    if first == "%" and not stumble.line_to(since):
        return directive_fault(text, lines, since)
    for problem, explain in _EXPLANATIONS:
        if problem.search(str(error.problem)):
            return explain(stumble)
    return stumble.fault("this is not valid YAML", "check its quotes, colons and indentation")


def _bad_start(stumble: Stumble) -> Fault:
    sign = stumble.text[stumble.at]
    if sign == "\t":
        indented = not stumble.line_to(stumble.at).strip(BLANK)
        what = "this line is indented with a tab" if indented else "a tab stands here"
        return stumble.fault(f"{what}, where YAML allows only spaces", "replace it by spaces")
    return stumble.fault(f"text cannot start with '{sign}'", stumble.quoting(stumble.at))


def _stray_colon(stumble: Stumble) -> Fault:
    before = stumble.line_to(stumble.at)
    if before.startswith("---"):
        message = "a mapping cannot start on the line of '---'"
        return stumble.fault(message, "start it on the next line")
    key = _KEY.match(before)
    if key:
        message = "a second ': ' in this line: text that holds a colon and a space must be quoted"
        return stumble.fault(message, stumble.quoting(stumble.at - len(before) + key.end()))
    start = stumble.at - len(before.lstrip(" "))
    if stumble.at - start > _LONGEST_KEY:
        message = f"a key has at most {_LONGEST_KEY:,} characters"
        return stumble.fault(message, "shorten it", start)
    above = stumble.line_to(len(stumble.text[: stumble.at - len(before)].rstrip(BLANK)))
    tight = _TIGHT_KEY.match(above)
    if tight:
        message = (
            f"this line goes on with the text above it, as '{tight[1]}:' has no space after it"
        )
        return stumble.fault(message, f"write '{tight[1]}: ' with a space", start)
    message = "this line goes on with the text above it, and so cannot be a key"
    return stumble.fault(message, "indent it like the key it belongs beside", start)


_LONGEST_KEY: Final = 1024
_KEY: Final = re.compile(r".*?:[ \t]+")
_TIGHT_KEY: Final = re.compile(r"[ ]*(?:- +)*([\w.-]+):(?![ \t]|$)")


def _no_colon(stumble: Stumble) -> Fault:
    line = stumble.line_from(stumble.since)
    message = f"there is no ': ' after '{clipped(line)}', which stands where a key should"
    advice = "write 'key: value'; or indent the line, if it goes on with the text above"
    if ":" in line:
        advice = "write a space after the colon"
    elif line.startswith("-"):
        advice = "write a space after the dash"
    return stumble.fault(message, advice, stumble.since)


def _unclosed_bracket(stumble: Stumble) -> Fault:
    start = stumble.text[stumble.since]
    what, end = ("list", "]") if start == "[" else ("mapping", "}")
    advice = f"close it with '{end}'; or put text that starts with '{start}' in quotes"
    if stumble.at_end():
        message = f"the {what} that '{start}' opens is never closed"
    elif stumble.line_start(stumble.since) != stumble.line_start(stumble.at):
        message = f"the {what} that '{start}' opens is not closed before this"
    else:
        message = f"there is no ',' or '{end}' before this, in the {what} that '{start}' opens"
        advice = "write one, or put text that holds commas, colons or brackets in quotes"
    return replace(stumble.fault(message, advice), related=stumble.opened())


def _misplaced(stumble: Stumble) -> Fault:
    before = stumble.line_to(stumble.at)
    if before.strip(BLANK):
        return _trailing(stumble, before)
    in_list = "collection" in stumble.context
    is_item = stumble.line_from(stumble.at).startswith("-")
    if in_list != is_item and len(before) == len(stumble.line_to(stumble.since)):
        if in_list:
            message = "the lines beside this one are items of a list, but it has no '- '"
            return stumble.fault(message, "start it with '- ', or indent it differently")
        message = "this list item stands beside keys"
        return stumble.fault(message, "indent it more than the key whose list it belongs to")
    message = "this line is indented unlike any line it could belong with"
    return stumble.fault(message, "indent it exactly like the line it stands beside")


def _trailing(stumble: Stumble, before: str) -> Fault:
    if before.rstrip(BLANK)[-1] in "'\"":
        message = "the quotes are closed before this text"
        advice = "close quotes that were opened above, or put quotes around all of it"
    else:
        message = "the value has ended before this text"
        advice = "put quotes around all of the text, or delete what follows the closing mark"
    return stumble.fault(message, advice)


def _no_value(stumble: Stumble) -> Fault:
    if stumble.at_end():
        message = "the file ends in the midst of a list or mapping"
        return stumble.fault(message, "close it with ']' or '}'")
    if stumble.text.startswith(("---", "..."), stumble.at):
        message = "a line of dashes or dots stands where a value should"
        return stumble.fault(message, "delete it, or put it in quotes if it is text")
    sign = stumble.text[stumble.at]
    if "flow" in stumble.context:
        return stumble.fault(f"a value is missing before '{sign}'", "write it, or delete the sign")
    return stumble.fault(f"text cannot start with '{sign}'", stumble.quoting(stumble.at))


def _stray_sign(stumble: Stumble) -> Fault:
    sign = stumble.text[stumble.at]
    what = "an item of a list" if sign == "-" else "a key"
    message = f"'{sign} ' starts {what}, which needs a line of its own"
    return stumble.fault(message, "start a new line, or put the text in quotes")


def _bad_block_header(stumble: Stumble) -> Fault:
    sign = stumble.text[stumble.since]
    message = f"only '+', '-' or a number from 1 to 9 can follow '{sign}' on its line"
    advice = "start the text on the next line, or put it in quotes"
    return stumble.fault(message, advice, stumble.since)


def _tight_colon(stumble: Stumble) -> Fault:
    advice = "write ': ' after a key, or put the text in quotes"
    return stumble.fault("there is no space after this ':'", advice)


def _no_border(stumble: Stumble) -> Fault:
    message = "a line '---' must stand between '%YAML' and this"
    return stumble.fault(message, "write it, or delete the line with '%YAML'")


_EXPLANATIONS: Final[tuple[tuple[re.Pattern[str], Callable[[Stumble], Fault]], ...]] = (
    (re.compile("cannot start any token|tab character"), _bad_start),
    (re.compile("mapping values are not allowed"), _stray_colon),
    (re.compile("could not find expected ':'"), _no_colon),
    (re.compile("unexpected end of stream"), unclosed_quote),
    (re.compile("unexpected document"), border_in_quotes),
    (re.compile("escape|hexdecimal"), bad_escape),
    (re.compile("expected ',' or"), _unclosed_bracket),
    (re.compile("expected key|expected '-'|expected <block end>"), _misplaced),
    (re.compile("node content"), _no_value),
    (re.compile("sequence entries|mapping keys"), _stray_sign),
    (re.compile("line break|indentation indicator"), _bad_block_header),
    (re.compile("unexpected ':'"), _tight_colon),
    (re.compile("<document start>"), _no_border),
)
