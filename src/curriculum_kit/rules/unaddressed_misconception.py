"""CUR401: a misconception that no lesson addresses."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.module import Module
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def unaddressed_misconception(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield misconceptions that are on record and addressed nowhere."""
    for misconception, home in context.course.misconceptions():
        kind = "module" if isinstance(home, Module) else "lesson"
        if context.misread(f"{kind}:{home.id}", "misconceptions"):
            continue
        if not lessons_that_address(misconception, home):
            yield Problem(
                message=f"no lesson addresses misconception '{misconception.id}'",
                where=Pointer(f"misconception:{misconception.id}"),
                subjects=(f"misconception:{misconception.id}",),
                help="Name the lessons that correct it: addressed_in: [...]",
            )


RULE = Rule(
    code="CUR401",
    name="unaddressed-misconception",
    severity=Severity.ERROR,
    summary="No lesson addresses a misconception that is on record.",
    reason=(
        "Learners arrive with the belief and leave with it. A misconception in a lesson's own file "
        "is addressed there unless it says otherwise; one in a module's file must name its lessons."
    ),
    bad="""
## module.yaml
misconceptions:
  adam-always-wins:  # <--
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
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
    check=unaddressed_misconception,
    options=NoOptions,
)
