"""The recorded evidence that lies with a course, as far as validating looks at it: is it any?"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import Final

from pydantic_core import from_json

from curriculum_kit.findings import Problem
from curriculum_kit.places import Place, Span
from curriculum_kit.source.conflicts import conflict_fault
from curriculum_kit.source.fault import UNREADABLE, Fault
from curriculum_kit.source.folder import content_within
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.sources import START

EVIDENCE_FILE: Final = "evidence.json"
"""The name of the file, in the course's folder."""

MAXIMUM_BYTES: Final = 1 << 24
"""A larger file is not looked into here: what it says may take twenty times its size in memory."""

_AT: Final = re.compile(r" at line (\d+) column (\d+)$")


def evidence_problem(root: str) -> Problem | None:
    """Describe what keeps the evidence of a course from being read.

    Args:
        root: The course's folder.

    Returns:
        The problem; None if there is none, or no evidence.
    """
    path = os.path.join(root, EVIDENCE_FILE)  # noqa: PTH118
    if not os.path.lexists(path):
        return None
    try:
        fault = _fault(content_within(path, root, MAXIMUM_BYTES))
    except OSError as error:
        fault = _told(f"this file cannot be read: {error.strerror}")
    if fault is None:
        return None
    return Problem(
        message=fault.message,
        where=Place(path, fault.span),
        subjects=(f"file:{EVIDENCE_FILE}",),
        help=f"Write it anew: curriculum verify --evidence {EVIDENCE_FILE}",
    )


@lru_cache(maxsize=1)  # an editor asks again at each keystroke
def _fault(content: bytes) -> Fault | None:
    if len(content) > MAXIMUM_BYTES:
        return None
    try:
        read = from_json(content)
    except ValueError as error:
        return _unmerged(content.decode("utf-8", "replace")) or _no_json(str(error))
    if not isinstance(read, dict) or not isinstance(read.get("claims"), list):
        return _told("this is no evidence: a mapping with a list of 'claims' is expected")
    return None


def _unmerged(text: str) -> Fault | None:
    conflict = conflict_fault(text, Lines(text))
    if conflict is None:
        return None
    line = conflict.span.line
    return _told(conflict.message, Span(line, 1, line, 8))


def _no_json(said: str) -> Fault:
    at = _AT.search(said)
    line, column = (int(at[1]), max(int(at[2]), 1)) if at else (1, 1)
    why = _AT.sub("", said)
    return _told(f"this is no JSON: {why}", Span(line, column, line, column))


def _told(message: str, span: Span = START) -> Fault:
    return Fault(UNREADABLE, message, span)
