"""CUR107: lessons that are too long, and modules whose lessons are of very unequal length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from curriculum_kit.counting import counted
from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.module import Module
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import Rule

Minutes = Annotated[int, Field(strict=True, ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How long a lesson may be, and how many times as long as the shortest of its module."""

    __pydantic_config__ = AUTHORED

    limit: Minutes = 90
    """How long a lesson may be, in minutes."""
    spread: Minutes = 3
    """How many times as long as the shortest lesson of its module one may be."""


def overlong_lesson(context: Context, lengths: Lengths) -> Iterator[Problem]:
    """Yield lessons over the limit, and modules whose other lessons differ too much in length."""
    for lesson in context.course.lessons.values():
        if lesson.minutes is not None and lesson.minutes > lengths.limit:
            yield Problem(
                message=f"lesson '{lesson.id}' takes {lesson.minutes} minutes; "
                f"learners stay with one for {lengths.limit}",
                where=Pointer(f"lesson:{lesson.id}", ("minutes",)),
                subjects=(f"lesson:{lesson.id}",),
                help="Split it where one idea ends and the next begins.",
            )
    for module in context.course.modules.values():
        yield from _uneven(context, lengths, module)


def _uneven(context: Context, lengths: Lengths, module: Module) -> Iterator[Problem]:
    timed = {
        lesson.id: lesson.minutes
        for lesson in context.course.lessons_of(module)
        if lesson.minutes is not None and lesson.minutes <= lengths.limit
    }
    if not timed:
        return
    longest, shortest = max(timed, key=timed.__getitem__), min(timed, key=timed.__getitem__)
    if timed[longest] > lengths.spread * timed[shortest]:
        yield Problem(
            message=f"the lessons of module '{module.id}' take {timed[shortest]} minutes "
            f"('{shortest}') to {timed[longest]} ('{longest}'), "
            f"which differ more than {counted(lengths.spread, 'time')}",
            where=Pointer(f"lesson:{longest}", ("minutes",)),
            subjects=(f"module:{module.id}", f"lesson:{longest}", f"lesson:{shortest}"),
            notes=(Note("the shortest one", Pointer(f"lesson:{shortest}", ("minutes",))),),
            help="Split the long one, join the short one with a neighbor, or waive it in the "
            "module with a reason.",
            severity=Severity.INFO,
        )


RULE = Rule(
    code="CUR107",
    name="overlong-lesson",
    severity=Severity.WARNING,
    summary="A lesson takes longer than learners can follow; info where lengths only differ much.",
    reason=(
        "Attention does not last for as long as an author can talk. A lesson over the 'limit', in "
        "minutes, should be two. Where the lessons of one module differ more than 'spread' times "
        "in length, learners cannot plan with them, and usually one of them holds two lessons; "
        "that is told as info, and leaves out those over the limit, which are reported already."
    ),
    bad="""
## optimizers.yaml
minutes: 120  # <--
""",
    good="""
## momentum.yaml
minutes: 60
## adaptive-methods.yaml
minutes: 60
""",
    check=overlong_lesson,
    options=Lengths,
)
