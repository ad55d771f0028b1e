"""CUR307: said to be applied, with nothing to apply it to."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule


def applied_without_exercise(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield entries that reach APPLIED in a lesson without an exercise."""
    for lesson in context.course.lessons.values():
        if lesson.exercises or context.misread(f"lesson:{lesson.id}", "exercises"):
            continue
        for meeting in context.timeline.meetings[lesson.id]:
            held = meeting.before
            if meeting.depth is not Depth.APPLIED or (held and held.depth is Depth.APPLIED):
                continue
            kind = "new" if meeting.is_new else "reinforced"
            yield Problem(
                message=f"lesson '{lesson.id}' takes '{meeting.concept}' to APPLIED without an "
                "exercise",
                where=Pointer(f"lesson:{lesson.id}", (kind, meeting.concept)),
                subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                help="Add what learners do themselves under 'exercises', or stop at DEVELOPED.",
            )


RULE = Rule(
    code="CUR307",
    name="applied-without-exercise",
    severity=Severity.WARNING,
    summary="A concept reaches APPLIED in a lesson without an exercise.",
    reason=(
        "APPLIED means that the learner has done it unaided. Nobody gets there by reading, however "
        "good the example; a lesson that claims it must give them something to do."
    ),
    bad="""
## implementing.yaml
new: {training-loop: DEVELOPED}
## training-a-model.yaml
reinforced:
  training-loop: DEVELOPED -> APPLIED  # <--
""",
    good="""
## implementing.yaml
new: {training-loop: DEVELOPED}
## training-a-model.yaml
reinforced:
  training-loop: DEVELOPED -> APPLIED
exercises:
  - {title: Complete a loop that lacks its update, support: guided}
""",
    check=applied_without_exercise,
    options=NoOptions,
    needs=TREE,
    looks_back=True,
)
