"""CUR503: a claim that points at no demo."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def demo_not_found(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims whose demo has no file or function, or is not declared a demo."""
    for claim, _lesson in context.course.claims.values():
        if claim.demo is None:
            continue
        found = context.demos.resolve(claim.demo)
        if found.problem is not None:
            yield Problem(
                message=f"claim '{claim.id}' points at no demo: {found.problem}",
                where=Pointer(f"claim:{claim.id}", ("demo",)),
                subjects=(f"claim:{claim.id}", f"demo:{claim.demo}"),
                help=f"Did you mean '{found.nearest}'?"
                if found.nearest
                else "Name a function that is decorated with @demo: demo: file:function",
                cause=str(found.module.path) if found.module and found.module.problem else None,
            )


RULE = Rule(
    code="CUR503",
    name="demo-not-found",
    severity=Severity.ERROR,
    summary="A claim's demo has no file or function, or is not declared a demo.",
    reason=(
        "The evidence behind the claim is gone, or was never there. Demos are looked up by reading "
        "their source; nothing is executed."
    ),
    bad="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: examples:measure  # <--
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
    check=demo_not_found,
    options=NoOptions,
    needs=("demos",),
)
