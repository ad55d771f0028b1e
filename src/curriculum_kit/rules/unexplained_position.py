"""CUR106: nobody says why a lesson stands where it does."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def unexplained_position(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons without a ``position``."""
    for lesson in context.course.lessons.values():
        if lesson.position is None and not context.misread(f"lesson:{lesson.id}", "position"):
            yield Problem(
                message=f"lesson '{lesson.id}' does not say why it stands where it does",
                where=Pointer(f"lesson:{lesson.id}"),
                subjects=(f"lesson:{lesson.id}",),
                help="Say under 'position' what it needs from before, and what needs it after.",
            )


RULE = Rule(
    code="CUR106",
    name="unexplained-position",
    severity=Severity.INFO,
    summary="A lesson gives no reason for its place in the order.",
    reason=(
        "The order of lessons is the main decision of a course. Where its reason is not written "
        "down, the next person who reorders the course cannot know what they break. One sentence "
        "is enough, and writing it shows at times that there is no reason."
    ),
    bad="""
## momentum.yaml
title: Momentum  # <--
position:
""",
    good="""
## momentum.yaml
title: Momentum
position: Mends the zigzag that the lesson before ended on.
""",
    check=unexplained_position,
    options=NoOptions,
)
