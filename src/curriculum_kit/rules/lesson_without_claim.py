"""CUR501: a lesson in which nothing is checked."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.vocabulary import Status
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def lesson_without_claim(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons without a claim; for a lesson that is built that is an error."""
    for lesson in context.course.lessons.values():
        if not lesson.claims and not context.misread(f"lesson:{lesson.id}", "claims"):
            built = lesson.status is Status.BUILT
            yield Problem(
                message=f"lesson '{lesson.id}' makes no claim that can be checked"
                + (", and it is built" if built else ""),
                where=Pointer(f"lesson:{lesson.id}"),
                subjects=(f"lesson:{lesson.id}",),
                help="State what it stands on under 'claims', with a demo that measures it.",
                severity=Severity.ERROR if built else None,
            )


RULE = Rule(
    code="CUR501",
    name="lesson-without-claim",
    severity=Severity.WARNING,
    summary="A lesson makes no claim; an error where the lesson is built.",
    reason=(
        "Every technical lesson states numbers or facts. What is not written down as a claim is "
        "checked by nobody, and a wrong number lives on in every reader."
    ),
    bad="""
## learning-rate.yaml
status: built  # <--
claims: {}
""",
    good="""
## learning-rate.yaml
status: built
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: examples:measured
    expect:
      value: {equals: 1, within: 0.01}
    sources: ["Nocedal & Wright 2006"]
""",
    check=lesson_without_claim,
    options=NoOptions,
)
