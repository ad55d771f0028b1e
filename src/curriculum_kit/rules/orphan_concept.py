"""CUR210: a concept that the course does nothing with."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.authored import is_slug
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule


def orphan_concept(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield concepts that are neither taught nor required nor assumed."""
    course = context.course
    assumed = {context.misspelt.get(name, name) for name in course.outline.assumes}
    for name in course.concepts:
        if name not in context.used and name not in assumed and is_slug(name):
            yield Problem(
                message=f"concept '{name}' is neither taught nor required nor assumed",
                where=Pointer(f"concept:{name}"),
                subjects=(f"concept:{name}",),
                help="Teach it in a lesson, or take it out of the registry.",
            )


RULE = Rule(
    code="CUR210",
    name="orphan-concept",
    severity=Severity.INFO,
    summary="A concept stands in the registry, and the course does nothing with it.",
    reason=(
        "Either a lesson forgot to list what it teaches, so that the learner's way is computed "
        "without it, or the concept was planned and dropped. That a misconception is about it does "
        "not count: nobody can correct a belief about something that no lesson takes up."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
nesterov: {name: Nesterov momentum}  # <--
## optimizers.yaml
new: {momentum: DEVELOPED}
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
nesterov: {name: Nesterov momentum}
## optimizers.yaml
new: {momentum: DEVELOPED, nesterov: INTRODUCED}
""",
    check=orphan_concept,
    options=NoOptions,
    needs=EVERYTHING,
)
