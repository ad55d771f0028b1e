"""CUR303: ``A -> B``, but the learner does not stand at A."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.learner.timeline import Holding, Meeting
from curriculum_kit.places import Path, Pointer
from curriculum_kit.remedies import Remedy, Rewrite
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.depth_leap import leaps, makes_room
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import since


def wrong_starting_depth(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield reinforcements that start from another depth than the learner holds."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.meetings[lesson.id]:
            held = meeting.before
            if meeting.start is None or held is None or meeting.start is held.depth:
                continue
            if not meeting.depth.reaches(held.depth):
                continue  # 'depth-lowered' says that it ends in the wrong place, too
            spot = entry_of(context.timeline, held, meeting.meant)
            yield Problem(
                message=f"lesson '{lesson.id}' takes '{meeting.concept}' from {meeting.start}, "
                f"but the learner holds it at {held.depth} {since(held)}",
                where=Pointer(f"lesson:{lesson.id}", ("reinforced", meeting.concept)),
                subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                notes=(Note(f"brought to {held.depth} here", spot),),
                help=f"Write {held.depth} -> {meeting.depth}, or change the lesson before."
                if meeting.depth > held.depth
                else f"Write {held.depth} if it stays there, or change the lesson before.",
                remedy=_rewrite(context, meeting, held),
            )


def _rewrite(context: Context, meeting: Meeting, held: Holding) -> Remedy | None:
    """Return how to write where it starts, unless the step that is left then skips a level."""
    if leaps(meeting) and not makes_room(context, meeting):
        return None
    deeper = meeting.depth > held.depth
    step = f"{held.depth} -> {meeting.depth}" if deeper else str(held.depth)
    path: Path = ("reinforced", meeting.concept)
    if meeting.lesson.reinforced[meeting.concept].label is not None:
        path += ("depth",)
    where = Pointer(f"lesson:{meeting.lesson.id}", path)
    return Remedy(f"Write {step}", (Rewrite(where, step),))


RULE = Rule(
    code="CUR303",
    name="wrong-starting-depth",
    severity=Severity.ERROR,
    summary="A reinforcement starts from another depth than the learner holds.",
    reason=(
        "'A -> B' says where the author believes the learner stands. If that is not so, the lesson "
        "either repeats what is known or leaves out a step."
    ),
    bad="""
## activation-functions.yaml
new: {vanishing-gradients: INTRODUCED}
## training-dynamics.yaml
reinforced:
  vanishing-gradients: MENTIONED -> DEVELOPED  # <--
""",
    good="""
## activation-functions.yaml
new: {vanishing-gradients: INTRODUCED}
## training-dynamics.yaml
reinforced:
  vanishing-gradients: INTRODUCED -> DEVELOPED
""",
    check=wrong_starting_depth,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
    fixable=True,
)
