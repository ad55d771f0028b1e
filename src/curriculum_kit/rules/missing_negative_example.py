"""CUR601: examples that do not show where the idea ends."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.vocabulary import ExampleKind
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule

FEWEST_POSITIVE = 2


def missing_negative_example(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons with examples of which none is negative, or fewer than two are positive."""
    for lesson in context.course.lessons.values():
        subject = f"lesson:{lesson.id}"
        if not lesson.examples or context.misread(subject, "examples"):
            continue
        positive = sum(example.kind is ExampleKind.POSITIVE for example in lesson.examples)
        lacking = []
        if positive < FEWEST_POSITIVE:
            lacking.append("only one positive example" if positive else "no positive example")
        if not lesson.shows_negative_example:
            lacking.append("no negative example")
        if lacking:
            yield Problem(
                message=f"lesson '{lesson.id}' gives {' and '.join(lacking)}",
                where=Pointer(subject, ("examples",), key=True),
                subjects=(subject,),
                help="Give two that differ in all but the idea, and one that only looks like it.",
            )


RULE = Rule(
    code="CUR601",
    name="missing-negative-example",
    severity=Severity.INFO,
    summary="A lesson's examples lack a negative one, or a second positive one.",
    reason=(
        "From one example learners take its accidents for the idea; a second that differs in them "
        "shows what the two share. Where the idea ends only a negative example shows, the case "
        "that looks alike and is not. Lessons that list no examples at all are left alone."
    ),
    bad="""
## chain-rule.yaml
examples:  # <--
  - {kind: positive, what: the square of twice a number}
  - {kind: positive, what: a chain of three neurons}
""",
    good="""
## chain-rule.yaml
examples:
  - {kind: positive, what: the square of twice a number}
  - {kind: positive, what: a chain of three neurons}
  - {kind: negative, what: "a sum of functions: slopes add, they do not multiply"}
""",
    check=missing_negative_example,
    options=NoOptions,
)
