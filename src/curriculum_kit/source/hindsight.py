"""What a look at an author's text adds to a problem that was found in the data."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from curriculum_kit.findings import Problem
from curriculum_kit.places import Place
from curriculum_kit.source.advice import GIVE_A_VALUE, QUOTE_IT
from curriculum_kit.source.document import Document
from curriculum_kit.source.fault import clipped


def in_its_text(problem: Problem, place: Place, document: Document | None) -> Problem:
    """Return a problem with its place, and with what its text tells about it.

    Args:
        problem: What is wrong.
        place: Where.
        document: The file of that place.
    """
    problem = replace(problem, where=place)
    if document is None:
        return problem
    start, end = document.offsets_of(place.span)
    if problem.help == QUOTE_IT:
        advice = f'{QUOTE_IT.rstrip(".")}: "{clipped(document.text[start:end])}".'
        return replace(problem, help=advice)
    comment = _COMMENT.match(document.text, start)
    if problem.help == GIVE_A_VALUE and start == end and comment is not None:
        there = replace(place, span=document.span_between(*comment.span(1)))
        advice = "' #' starts a comment: put text that holds it in quotes."
        return replace(problem, where=there, help=advice)
    item = _ITEM.search(document.text, start, end)
    if item is not None and problem.message.endswith("cannot be an id"):
        there = replace(place, span=document.span_between(item.start(1), end))
        advice = "This line goes on with the item above it: indent each '- ' alike."
        return replace(problem, where=there, help=advice)
    return problem


_COMMENT: Final = re.compile(r"[ \t]*(#[^\r\n]*)")
_ITEM: Final = re.compile(r"[\r\n] *(- )")
