"""CUR504: a demo that has never been shown able to fail."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.places import Place, Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def demo_without_control(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims whose demo declares no control."""
    for claim, _lesson in context.course.claims.values():
        if claim.demo is None:
            continue
        found = context.demos.resolve(claim.demo)
        if found.module and found.demo and not found.demo.controls:
            yield Problem(
                message=f"demo '{claim.demo}' of claim '{claim.id}' has no control",
                where=Pointer(f"claim:{claim.id}", ("demo",)),
                subjects=(f"claim:{claim.id}", f"demo:{claim.demo}"),
                notes=(Note("the demo", Place(str(found.module.path), found.demo.span)),),
                help=f"Measure something known to be wrong under @{found.demo.name}.control.",
            )


RULE = Rule(
    code="CUR504",
    name="demo-without-control",
    severity=Severity.ERROR,
    summary="A claim's demo has no control, so nothing shows that the check can fail.",
    reason=(
        "A check that cannot fail proves nothing. A control is the same measurement on a broken "
        "implementation, or on what the misconception predicts; the expectations must refuse it."
    ),
    bad="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: rates:largest_stable  # <--
    expect:
      value: {equals: 1, within: 0.01}
    sources: ["Nocedal & Wright 2006"]
## rates.py
from curriculum_kit import demo

@demo
def largest_stable():
    return {"value": 1.0}
""",
    good="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: rates:largest_stable
    expect:
      value: {equals: 1, within: 0.01}
    sources: ["Nocedal & Wright 2006"]
## rates.py
from curriculum_kit import demo

@demo
def largest_stable():
    return {"value": 1.0}

@largest_stable.control
def wrong_curvature():
    return {"value": 2.0}
""",
    check=demo_without_control,
    options=NoOptions,
    needs=("demos",),
)
