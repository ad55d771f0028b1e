"""CUR309: from nothing to unaided use within one lesson."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule


def applied_at_first_meeting(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield new concepts that reach APPLIED in the lesson that brings them, with an exercise."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.new_in(lesson.id) if lesson.exercises else ():
            if meeting.depth is Depth.APPLIED:
                yield Problem(
                    message=f"lesson '{lesson.id}' brings '{meeting.concept}' for the first time "
                    "and at once takes it to APPLIED",
                    where=Pointer(f"lesson:{lesson.id}", ("new", meeting.concept)),
                    subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                    help="Stop at DEVELOPED and let a later lesson apply it, or waive with a "
                    "reason.",
                )


RULE = Rule(
    code="CUR309",
    name="applied-at-first-meeting",
    severity=Severity.INFO,
    summary="A concept goes from nothing to APPLIED within the lesson that brings it.",
    reason=(
        "Doing something unaided takes an example to follow, practice with help, and time between "
        "the two. A single lesson can give the first, hardly all of them; that learners manage "
        "the exercise at its end shows that they remember the page before. Where the lesson has "
        "no exercise at all, 'applied-without-exercise' speaks instead. A concept that only puts "
        "together what learners practiced before is a good reason for a waiver."
    ),
    bad="""
## implementing.yaml
new:
  training-loop: APPLIED  # <--
exercises:
  - {title: Complete a loop that lacks its update, support: guided}
""",
    good="""
## implementing.yaml
new:
  training-loop: DEVELOPED
## training-a-model.yaml
reinforced: {training-loop: DEVELOPED -> APPLIED}
exercises:
  - {title: Complete a loop that lacks its update, support: guided}
""",
    check=applied_at_first_meeting,
    options=NoOptions,
    needs=TREE,
    looks_back=True,
)
