"""CUR502: a claim that no demo measures."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def claim_without_demo(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims that name no demo."""
    for claim, lesson in context.course.claims.values():
        if claim.demo is None and not context.misread(f"lesson:{lesson.id}", "claims"):
            yield Problem(
                message=f"claim '{claim.id}' of lesson '{lesson.id}' has no demo",
                where=Pointer(f"claim:{claim.id}"),
                subjects=(f"claim:{claim.id}",),
                help="Name the function that measures it: demo: file:function",
            )


RULE = Rule(
    code="CUR502",
    name="claim-without-demo",
    severity=Severity.ERROR,
    summary="A claim names no demo that measures it.",
    reason=(
        "A claim without a demo is an assertion with a form around it: it looks checked in every "
        "report and is checked nowhere."
    ),
    bad="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:  # <--
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    expect:
      value: {equals: 1, within: 0.01}
    sources: ["Nocedal & Wright 2006"]
""",
    good="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: examples:measured
    expect:
      value: {equals: 1, within: 0.01}
    sources: ["Nocedal & Wright 2006"]
""",
    check=claim_without_demo,
    options=NoOptions,
)
