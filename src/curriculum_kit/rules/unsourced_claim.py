"""CUR507: a claim without a source."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def unsourced_claim(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims that name no source."""
    for claim, lesson in context.course.claims.values():
        if not claim.sources and not context.misread(f"lesson:{lesson.id}", "claims"):
            yield Problem(
                message=f"claim '{claim.id}' names no source",
                where=Pointer(f"claim:{claim.id}"),
                subjects=(f"claim:{claim.id}",),
                help='Say where it comes from: sources: ["Glorot & Bengio 2010"]',
            )


RULE = Rule(
    code="CUR507",
    name="unsourced-claim",
    severity=Severity.INFO,
    summary="A claim names no source.",
    reason=(
        "A demo shows that a statement holds in one setting. Where it holds in general, why, and "
        "what it is called elsewhere, stands in the literature, and a reader who doubts the claim "
        "or wants more should not have to search for it."
    ),
    bad="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:  # <--
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: examples:measured
    expect:
      value: {equals: 1, within: 0.01}
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
    check=unsourced_claim,
    options=NoOptions,
)
