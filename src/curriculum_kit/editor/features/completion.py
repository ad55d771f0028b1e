"""What may be typed at the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import Final

from curriculum_kit.counting import counted
from curriculum_kit.editor.features.candidates import (
    claims_for,
    concepts_for,
    depths_for,
    lessons_for,
    transitions_for,
)
from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.cursor import Cursor, cursor_at
from curriculum_kit.editor.features.spot import lesson_in
from curriculum_kit.editor.features.vocabulary import (
    keys_at,
    meaning_of,
    names_a_rule,
    words_at,
)
from curriculum_kit.places import Path, Span
from curriculum_kit.refactoring.kinds import DEMO
from curriculum_kit.refactoring.names import kind_named


class Sort(Enum):
    """What a proposal is."""

    CONCEPT = "concept"
    LESSON = "lesson"
    CLAIM = "claim"
    DEMO = "demo"
    RULE = "rule"
    WORD = "word"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may be typed.

    Attributes:
        label: What is shown.
        sort: What it is.
        detail: A word on it, shown beside.
        text: What is written.
        span: What it is written in place of.
    """

    label: str
    sort: Sort
    detail: str
    text: str
    span: Span


def completions(
    state: CourseState, file: str, text: str, line: int, column: int
) -> tuple[Proposal, ...]:
    """Return what may be typed at a position, in the order in which to show it.

    Proposals hold what is typed of a word already. One more than MOST means that there are others.

    Args:
        state: The course, perhaps as it was a keystroke ago.
        file: The file's absolute path.
        text: The file's text as it is now.
        line: The line, from 1.
        column: The column in code points, from 1.
    """
    holding = state.kinds.get(file)
    cursor = cursor_at(text, line, column) if holding else None
    if holding is None or cursor is None:
        return ()
    found: list[Proposal] = []
    if cursor.may_be_value:
        found += _values(state, file, holding, cursor)
    if cursor.may_be_key:
        found += _keys(state, file, holding, cursor)
    word = cursor.word.casefold()
    fitting = (each for each in found if word in each.label.casefold())
    return tuple(islice(dict.fromkeys(fitting), MOST + 1))


MOST: Final = 200
"""More proposals than these help nobody; typing on leaves fewer."""


def _keys(state: CourseState, file: str, holding: str, cursor: Cursor) -> Iterator[Proposal]:
    colon = ": " if cursor.alone else ""

    def proposal(label: str, sort: Sort, detail: str) -> Proposal:
        return Proposal(label, sort, detail, label + colon, cursor.span)

    path: Path = (*cursor.path, "")
    known = [key for key in keys_at(holding, cursor.path) if key not in cursor.siblings]
    for key in known:
        yield proposal(key, Sort.KEY, keys_at(holding, cursor.path)[key])
    if names_a_rule(holding, path, is_key=True):
        for rule in state.report.rules:
            if rule.name not in cursor.siblings:
                yield proposal(rule.name, Sort.RULE, f"{rule.code}: {rule.summary}")
    if kind_named(holding, path, key=True) == "concept":
        for name in concepts_for(state, holding, path, lesson_in(state, file)):
            if name not in cursor.siblings:
                yield proposal(name, Sort.CONCEPT, state.course.name_of(name))


def _values(state: CourseState, file: str, holding: str, cursor: Cursor) -> Iterator[Proposal]:
    lesson = lesson_in(state, file)

    def proposal(label: str, sort: Sort, detail: str) -> Proposal:
        return Proposal(label, sort, detail, label, cursor.span)

    if names_a_rule(holding, cursor.path, is_key=False):
        for rule in state.report.rules:
            if rule.waivable:
                yield proposal(rule.name, Sort.RULE, f"{rule.code}: {rule.summary}")
        return
    if holding == "lesson" and cursor.path[:1] == ("reinforced",):
        for words, detail in transitions_for(state, lesson, cursor.path, cursor.before):
            yield proposal(words, Sort.WORD, detail)
        return
    allowed = depths_for(state, holding, cursor.path, lesson)
    for word in words_at(holding, cursor.path):
        if allowed is None or word in allowed:
            yield proposal(word, Sort.WORD, meaning_of(word))
    kind = kind_named(holding, cursor.path, key=False)
    for name, detail in _named(state, file, kind, cursor):
        if name not in cursor.siblings:
            yield proposal(name, _SORTS[kind or ""], detail)


_SORTS: Final = {
    "concept": Sort.CONCEPT,
    "lesson": Sort.LESSON,
    "module": Sort.LESSON,
    "series": Sort.LESSON,
    "claim": Sort.CLAIM,
    DEMO: Sort.DEMO,
}


def _named(
    state: CourseState, file: str, kind: str | None, cursor: Cursor
) -> Iterator[tuple[str, str]]:
    """Yield the parts of a kind that may be named here, each with a word on it."""
    lesson = lesson_in(state, file)
    if kind == "concept":
        for name in concepts_for(state, "about", cursor.path, lesson):
            yield name, state.course.name_of(name)
    elif kind in ("lesson", "module", "series"):
        yield from lessons_for(state, file, kind, cursor.path)
    elif kind == "claim":
        yield from claims_for(state, lesson)
    elif kind == DEMO:
        for name, module in state.project.demos.modules.items():
            for demo in module.demos.values():
                controls = len(demo.controls)
                yield f"{name}:{demo.name}", counted(controls, "control")
