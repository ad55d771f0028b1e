"""CUR404: a lesson that addresses no misconception."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from curriculum_kit.counting import counted
from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module
from curriculum_kit.model.vocabulary import Load
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, Rule

_Topic = tuple[str, str | None]
"""A module's slug and a concept's id, or None for whatever the module is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FewestMisconceptions:
    """How many misconceptions a lesson is asked to address."""

    __pydantic_config__ = AUTHORED

    at_least: Annotated[int, Field(strict=True, ge=0)] = 1
    """How many misconceptions a lesson is asked to address."""


def no_misconceptions(context: Context, options: FewestMisconceptions) -> Iterator[Problem]:
    """Yield lessons that address too few misconceptions, in a course that keeps any."""
    addressed = Counter(
        slug
        for misconception, home in context.course.misconceptions()
        for slug in lessons_that_address(misconception, home)
    )
    if not addressed:
        return
    strays = _strays(context)
    for lesson in context.course.lessons.values():
        count = addressed[lesson.id]
        if lesson.load is Load.CONSOLIDATE or count >= options.at_least:
            continue
        if strays.isdisjoint(_topics(context, lesson)):
            many = counted(count, "misconception")
            yield Problem(
                message=f"lesson '{lesson.id}' addresses {many if count else 'no misconception'}"
                + (f"; at least {options.at_least} are asked for" if count else ""),
                where=Pointer(f"lesson:{lesson.id}"),
                subjects=(f"lesson:{lesson.id}",),
                help="Write down what learners wrongly believe here under 'misconceptions', with "
                "what refutes it, or waive with a reason.",
            )


def _strays(context: Context) -> set[_Topic]:
    """Return what the misconceptions are about that are addressed nowhere, or nobody knows where.

    Such a one is reported by itself, and may be the one that a lesson of its module seems to lack
    if the lesson takes up a concept it is about; it may be any lesson's if it names no concept.
    """
    strays: set[_Topic] = set()
    course = context.course
    for misconception, home in course.misconceptions():
        addressing = lessons_that_address(misconception, home)
        if not addressing or any(slug not in course.module_of for slug in addressing):
            module = home if isinstance(home, Module) else course.module_of[home.id]
            about = [context.misspelt.get(name, name) for name in misconception.about]
            strays |= {(module.id, name) for name in about} or {(module.id, None)}
    return strays


def _topics(context: Context, lesson: Lesson) -> Iterator[_Topic]:
    module = context.course.module_of[lesson.id].id
    yield module, None
    for meeting in context.timeline.meetings[lesson.id]:
        yield module, meeting.meant


RULE = Rule(
    code="CUR404",
    name="no-misconceptions",
    severity=Severity.INFO,
    summary="A lesson addresses fewer misconceptions than it is asked to.",
    reason=(
        "Learners bring beliefs to every new idea, and a lesson whose author cannot name a wrong "
        "one has rarely met its learners. CONSOLIDATE lessons are not asked: what they put "
        "together had its misconceptions addressed where it was new. Nor are lessons of a course "
        "that keeps no misconceptions at all. The option at_least sets how many are asked for."
    ),
    bad="""
## optimizers.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    refuted_by: [optimizers-holds]
## schedules.yaml
title: Learning rate schedules  # <--
load: BUILD
""",
    good="""
## optimizers.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    refuted_by: [optimizers-holds]
## schedules.yaml
title: Learning rate schedules
load: BUILD
misconceptions:
  smaller-is-safer:
    belief: A smaller learning rate only takes longer.
    correction: It can also end in a worse minimum.
    refuted_by: [schedules-holds]
""",
    check=no_misconceptions,
    options=FewestMisconceptions,
    needs=(*TREE, "lesson.misconceptions", "module.misconceptions"),
)
