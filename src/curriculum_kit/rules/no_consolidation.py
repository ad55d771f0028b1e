"""CUR105: a long way without a lesson that puts things together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.pacing import runs_without
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.vocabulary import Load
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class LongestRun:
    """How many lessons in a row may do without consolidation."""

    __pydantic_config__ = AUTHORED

    lessons: Annotated[int, Field(strict=True, ge=1)] = 8
    """How many lessons may pass without a CONSOLIDATE."""


def no_consolidation(context: Context, longest: LongestRun) -> Iterator[Problem]:
    """Yield the first lesson too many of each run without a CONSOLIDATE."""
    for run in runs_without(context.course, Load.CONSOLIDATE):
        if len(run) > longest.lessons:
            first, lesson = run[0].id, run[longest.lessons].id
            yield Problem(
                message=f"{len(run)} lessons in a row, '{first}' to '{run[-1].id}', and none of "
                f"them is CONSOLIDATE; at most {longest.lessons} should pass without one",
                where=Pointer(f"lesson:{lesson}", ("load",)),
                subjects=(f"lesson:{lesson}", f"lesson:{first}"),
                notes=(Note("the run starts here", Pointer(f"lesson:{first}", ("load",))),),
                help="Put a lesson here, or before, that brings nothing new and ties together "
                "what the run has taught.",
            )


RULE = Rule(
    code="CUR105",
    name="no-consolidation",
    severity=Severity.INFO,
    summary="Many lessons follow one another without a CONSOLIDATE among them.",
    reason=(
        "Ideas that are only ever stacked stay separate in the learner's mind. Every so often a "
        "lesson should bring nothing new and connect what is there. The option 'lessons' says how "
        "many may pass without one. A run is reported once, at the first lesson too many."
    ),
    bad="""
## curriculum.yaml
rules: {no-consolidation: {lessons: 2}}
## slopes.yaml
load: BUILD
## steps.yaml
load: BUILD
## rates.yaml
load: BUILD  # <--
""",
    good="""
## curriculum.yaml
rules: {no-consolidation: {lessons: 2}}
## slopes.yaml
load: BUILD
## steps.yaml
load: BUILD
## going-downhill.yaml
load: CONSOLIDATE
## rates.yaml
load: BUILD
""",
    check=no_consolidation,
    options=LongestRun,
    needs=TREE,
)
