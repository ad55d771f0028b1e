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

from curriculum_kit.source.conflicts import conflict_fault
from curriculum_kit.source.envelope import directive_fault
from curriculum_kit.source.fault import Fault, clipped
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.oddities import MARKS, mark_fault
from curriculum_kit.source.quoted import (
    bad_escape,
    border_in_quotes,
    closed_early,
    closed_late,
    unclosed_quote,
)
from curriculum_kit.source.stumble import BLANK, ODD_SPACES, Stumble


def syntax_fault(error: yaml.MarkedYAMLError, text: str, lines: Lines) -> Fault:
    """Say what a loader stumbled over.

    Args:
        error: What the loader raised.
        text: The file's text.
        lines: Its lines.
    """
    conflict = conflict_fault(text, lines)
    if conflict is not None:
        return conflict
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
    return _dedented(stumble, start) or stumble.fault(
        "this line goes on with the text above it, and so cannot be a key",
        "indent it like the key it belongs beside",
        start,
    )


def _dedented(stumble: Stumble, start: int) -> Fault | None:
    """Explain a first key that stands beside its parent, where the second one is noticed.

    Args:
        stumble: Where the loader noticed.
        start: Offset of the second key.
    """
    first = stumble.line_above(start, less=True)
    above = None if first is None else stumble.line_above(first)
    while first is not None and above is not None:
        line = stumble.line_from(above)
        if stumble.line_to(above) != stumble.line_to(first) or line.startswith("- "):
            return None
        if line.endswith(":"):
            break
        first, above = above, stumble.line_above(above)
    if first is None or above is None or not _KEY.match(stumble.line_from(first)):
        return None
    parent = stumble.line_from(above)
    message = f"this line stands beside '{clipped(parent)}', but the lines below it under it"
    return stumble.fault(message, "indent it like those below it", first)


_LONGEST_KEY: Final = 1024
_KEY: Final = re.compile(r".*?:[ \t]+")
_TIGHT_KEY: Final = re.compile(r"[ ]*(?:- +)*([\w.-]+):(?![ \t]|$)")


def _no_colon(stumble: Stumble) -> Fault:
    line = stumble.line_from(stumble.since)
    odd = _ODD_SPACE.search(line)
    if odd is not None:
        message = f"what follows this '{odd[1]}' is no ordinary space (U+{ord(odd[2]):04X})"
        return stumble.fault(
            message, "type it anew with the space bar", stumble.since + odd.start()
        )
    if line[:2] in _DASHES:
        return stumble.fault(f"'{line[0]}' starts no list item", "write '- '", stumble.since)
    if line.startswith("//"):
        return stumble.fault("'//' starts no comment", "write '# '", stumble.since)
    above = stumble.line_above(stumble.since)
    if above is not None and _is_item(stumble, above):
        message = "the lines beside this one are items of a list, but it has no '- '"
        return stumble.fault(message, f"write '- {clipped(line.lstrip('-'))}'", stumble.since)
    message = f"there is no ': ' after '{clipped(line)}', which stands where a key should"
    advice = "write 'key: value'; or indent the line, if it goes on with the text above"
    if ":" in line:
        advice = "write a space after the colon"
    elif line.startswith("-"):
        advice = "write a space after the dash"
    return stumble.fault(message, advice, stumble.since)


_ODD_SPACE: Final = re.compile(rf"(:|^-)([{ODD_SPACES}])")
_DASHES: Final = ("– ", "— ", "‐ ", "‑ ", "− ", "• ", "* ")


def _is_item(stumble: Stumble, line: int) -> bool:
    """Tell whether a line is an item of the list that the loader's line stands in."""
    beside = stumble.line_to(line) == stumble.line_to(stumble.since)
    return beside and stumble.text.startswith("- ", line)


def _unclosed_bracket(stumble: Stumble) -> Fault:
    start = stumble.text[stumble.since]
    what, end = ("list", "]") if start == "[" else ("mapping", "}")
    advice = f"close it with '{end}'; or put text that starts with '{start}' in quotes"
    if stumble.line_start(stumble.since) != stumble.line_start(stumble.at):
        on_line = stumble.line_from(stumble.since)
        if on_line.count('"') % 2:
            return closed_late(stumble, stumble.since + on_line.rindex('"'))
        lost = re.compile(rf"[ \t](#[^\r\n]*{re.escape(end)})").search(
            stumble.text, stumble.since, stumble.at
        )
        if lost is not None:
            message = f"what follows ' #' is a comment, so the '{end}' in it closes nothing"
            fault = stumble.fault(message, "put text that holds ' #' in quotes", lost.start(1))
            return replace(fault, related=stumble.opened())
        if not stumble.at_end() and on_line[-1] not in ",[{":
            message = f"the {what} that '{start}' opens is not closed on this line"
            fault = stumble.fault(message, advice, stumble.since)
            there = stumble.lines.rest_of_line(stumble.at)
            return replace(fault, related=(("this cannot belong to it", there),))
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
        return closed_early(stumble)
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
