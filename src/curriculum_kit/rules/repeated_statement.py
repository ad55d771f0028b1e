"""CUR509: one statement made by two claims."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def repeated_statement(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims whose statement another claim before them makes word for word."""
    first: dict[str, str] = {}
    for claim, _lesson in context.course.claims.values():
        words = " ".join(claim.statement.casefold().split()).rstrip(".")
        known = first.setdefault(words, claim.id)
        if known != claim.id:
            yield Problem(
                message=f"claim '{claim.id}' states the same as claim '{known}'",
                where=Pointer(f"claim:{claim.id}", ("statement",)),
                subjects=(f"claim:{claim.id}", f"claim:{known}"),
                notes=(Note("stated here before", Pointer(f"claim:{known}", ("statement",))),),
                help="Keep one of the two, or say what this one adds.",
            )


RULE = Rule(
    code="CUR509",
    name="repeated-statement",
    severity=Severity.INFO,
    summary="Two claims make the same statement, word for word.",
    reason=(
        "The one is a copy of which something was to be changed, or the same fact is kept in two "
        "places, where only one of them will be corrected. Upper and lower case, spaces and the "
        "full stop at the end make no difference."
    ),
    bad="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: Gradient descent diverges where the learning rate is too large.
    demo: examples:measured
    expect: {value: {equals: 1, within: 0.01}}
    sources: [textbook]
  too-small-a-rate-is-slow:
    statement: Gradient descent diverges where the learning rate is too large.  # <--
    demo: examples:measured
    expect: {value: {equals: 1, within: 0.01}}
    sources: [textbook]
""",
    good="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: Gradient descent diverges where the learning rate is too large.
    demo: examples:measured
    expect: {value: {equals: 1, within: 0.01}}
    sources: [textbook]
  too-small-a-rate-is-slow:
    statement: Gradient descent is slow where the learning rate is too small.
    demo: examples:measured
    expect: {value: {equals: 1, within: 0.01}}
    sources: [textbook]
""",
    check=repeated_statement,
    options=NoOptions,
)
