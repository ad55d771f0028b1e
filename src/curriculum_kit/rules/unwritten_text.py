"""CUR607: a text that is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.course import Course
from curriculum_kit.places import Path, Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule
from curriculum_kit.source.entering import TO_FILL_IN

Texts = Iterator[tuple[str, str, Path, str | None]]


def unwritten_text(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield texts that hold the place of what an author has to say."""
    for kind, name, path, text in _texts(context.course):
        if text is not None and text.startswith(TO_FILL_IN) and _HOLDS_A_PLACE.match(text):
            yield Problem(
                message=f"'{path[0]}' of {kind} '{name}' is still to be written",
                where=Pointer(f"{kind}:{name}", path),
                subjects=(f"{kind}:{name}", str(path[0])),
                help=f"Write it in place of the text that begins with {TO_FILL_IN}.",
            )


_HOLDS_A_PLACE: Final = re.compile(rf"{TO_FILL_IN}\s*(?:\([^()]*\)\s*)?(?::|\Z)")
"""How these texts begin, so that one about to-do lists is none."""


def _texts(course: Course) -> Texts:
    for series in course.series.values():
        yield "series", series.id, ("goal",), series.goal
    for module in course.modules.values():
        yield "module", module.id, ("goal",), module.goal
    for lesson in course.lessons.values():
        yield "lesson", lesson.id, ("core",), lesson.core
        yield "lesson", lesson.id, ("position",), lesson.position
        yield "lesson", lesson.id, ("objective",), lesson.objective
    for misconception, _home in course.misconceptions():
        yield "misconception", misconception.id, ("belief",), misconception.belief
        yield "misconception", misconception.id, ("correction",), misconception.correction
    for claim, _lesson in course.claims.values():
        yield "claim", claim.id, ("statement",), claim.statement
        for position, source in enumerate(claim.sources):
            yield "claim", claim.id, ("sources", position), source
    for concept in course.concepts.values():
        yield "concept", concept.id, ("definition",), concept.definition


RULE = Rule(
    code="CUR607",
    name="unwritten-text",
    severity=Severity.WARNING,
    summary="A text is still what `curriculum new` wrote in its place.",
    reason=(
        "`curriculum new` writes TODO where only an author can say something, and a claim that "
        "holds in the meantime. Until that is replaced, readers are told nothing there, and a "
        "claim that is verified says nothing about its lesson. A text counts that begins with "
        "`TODO:`, or with `TODO (` and a remark."
    ),
    bad="""
## chain.yaml
title: The chain rule
core: "TODO: its one idea, in a few words"  # <--
""",
    good="""
## chain.yaml
title: The chain rule
core: Slopes multiply
""",
    check=unwritten_text,
    options=NoOptions,
)
