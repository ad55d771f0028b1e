"""CUR506: a claim whose expectations nothing can miss."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.claim import Expectation
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule

ENDLESS = 1e300
"""Bounds beyond this keep out nothing that a demo could measure."""


def idle_expectation(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims that expect nothing of their demo, and expectations that refuse nothing."""
    for claim, lesson in context.course.claims.values():
        subject = f"claim:{claim.id}"
        if claim.demo and not claim.expect and not context.misread(f"lesson:{lesson.id}", "claims"):
            yield Problem(
                message=f"claim '{claim.id}' expects nothing of its demo '{claim.demo}'",
                where=Pointer(subject),
                subjects=(subject,),
                help="Say what each measurement must be: expect: {name: {equals: 1, within: 0.1}}",
            )
        for name, expectation in claim.expect.items():
            if flaw := _flaw(expectation):
                yield Problem(
                    message=f"'{name}' of claim '{claim.id}' {flaw}",
                    where=Pointer(subject, ("expect", name)),
                    subjects=(subject, name),
                    help="Give a bound that a wrong result would miss.",
                )


def _flaw(expectation: Expectation) -> str | None:
    """Say why an expectation refuses nothing, if it does not."""
    low, high = expectation.bounds
    value, tolerance = expectation.equals, expectation.tolerance
    if low <= -ENDLESS and high >= ENDLESS:
        return f"is met by any number: {expectation}"
    if value and tolerance > abs(value):
        return f"is met by zero and by values of the other sign: {expectation}"
    return None


RULE = Rule(
    code="CUR506",
    name="idle-expectation",
    severity=Severity.ERROR,
    summary="A claim expects nothing of its demo, or so little that anything meets it.",
    reason=(
        "A check that cannot fail proves nothing. Found are a claim with a demo and no `expect`; "
        "bounds that leave no number out (`at_least: -.inf`, an endless `between` or tolerance; "
        "beyond 1e300 counts as endless); and an `equals` other than zero with a tolerance wider "
        "than the value, which no effect at all would meet, and an opposite one as well. To bound "
        "something that is nearly zero write `equals: 0` or `at_most`."
    ),
    bad="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: examples:measured
    expect:
      value: {equals: 1, within: 1.5}  # <--
    sources: [textbook]
""",
    good="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: examples:measured
    expect:
      value: {equals: 1, within: 0.01}
    sources: [textbook]
""",
    check=idle_expectation,
    options=NoOptions,
)
