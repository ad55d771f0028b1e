"""CUR403: a misconception that is contradicted but not refuted."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.module import Module
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def unrefuted_misconception(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield misconceptions without a refuting claim, addressed without a negative example."""
    lessons = context.course.lessons
    for misconception, home in context.course.misconceptions():
        kind = "module" if isinstance(home, Module) else "lesson"
        addressing = lessons_that_address(misconception, home)
        if (
            misconception.refuted_by
            or not addressing
            or context.misread(f"{kind}:{home.id}", "misconceptions")
        ):
            continue
        if any(
            slug not in lessons
            or context.misread(f"lesson:{slug}", "examples")
            or lessons[slug].shows_negative_example
            for slug in addressing
        ):
            continue
        yield Problem(
            message=f"misconception '{misconception.id}' is corrected by words alone: no claim "
            "refutes it, and no lesson that addresses it gives a negative example",
            where=Pointer(f"misconception:{misconception.id}"),
            subjects=(f"misconception:{misconception.id}",),
            help="Name a claim whose demo is evidence against it under 'refuted_by', or give a "
            "negative example in a lesson that addresses it.",
        )


RULE = Rule(
    code="CUR403",
    name="unrefuted-misconception",
    severity=Severity.WARNING,
    summary="Neither a claim nor a negative example stands against a misconception.",
    reason=(
        "Telling is not refuting. A belief that has served its holder well gives way to seeing it "
        "fail, and hardly to a sentence that says the opposite. A claim under `refuted_by` shows "
        "it by measurement, a negative example in a lesson that addresses it by a case."
    ),
    bad="""
## module.yaml
misconceptions:
  adam-always-wins:  # <--
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    addressed_in: [optimizers]
## optimizers.yaml
load: BUILD
""",
    good="""
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    addressed_in: [optimizers]
    refuted_by: [optimizers-holds]
## optimizers.yaml
load: BUILD
""",
    check=unrefuted_misconception,
    options=NoOptions,
)
