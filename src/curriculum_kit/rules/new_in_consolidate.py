"""CUR103: something new in a lesson that is meant to integrate."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.vocabulary import Load
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def new_in_consolidate(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield CONSOLIDATE lessons with a new concept at INTRODUCED or deeper."""
    for lesson in context.course.lessons.values():
        new = context.timeline.new_in(lesson.id)
        if lesson.load is Load.CONSOLIDATE and new:
            names = ", ".join(f"'{meeting.concept}'" for meeting in new)
            yield Problem(
                message=f"lesson '{lesson.id}' is CONSOLIDATE, but brings {names}",
                where=Pointer(f"lesson:{lesson.id}", ("load",)),
                subjects=(f"lesson:{lesson.id}",),
                help="Call it BUILD, bring the new concepts elsewhere, or waive with a reason.",
            )


RULE = Rule(
    code="CUR103",
    name="new-in-consolidate",
    severity=Severity.WARNING,
    summary="A CONSOLIDATE lesson brings a new concept at INTRODUCED or deeper.",
    reason=(
        "A CONSOLIDATE lesson is where earlier ideas are put together and settle. A new concept "
        "takes the attention that was meant for them, and the load sequence of the module then "
        "promises a rest that does not come."
    ),
    bad="""
## implementing-it.yaml
load: CONSOLIDATE  # <--
new: {vectorization: INTRODUCED}
""",
    good="""
## implementing-it.yaml
load: BUILD
new: {vectorization: INTRODUCED}
""",
    check=new_in_consolidate,
    options=NoOptions,
)
