"""CUR301: called new, but the learner holds it already."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.learner.timeline import Holding, Meeting
from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Enter, Remedy, Remove
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.depth_leap import makes_room
from curriculum_kit.rules.rule import TREE, NoOptions, Rule
from curriculum_kit.rules.wording import since


def already_taught(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield ``new`` entries for concepts that are already held."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.meetings[lesson.id]:
            held = meeting.before
            spelt = meeting.concept == meeting.meant
            if meeting.is_new and held is not None and held.taught and spelt:
                first = context.timeline.first(meeting.meant) or held
                spot = entry_of(context.timeline, first, meeting.meant)
                yield Problem(
                    message=f"lesson '{lesson.id}' calls '{meeting.concept}' new, but the learner "
                    f"holds it at {held.depth} {since(held)}",
                    where=Pointer(f"lesson:{lesson.id}", ("new", meeting.concept), key=True),
                    subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                    notes=(Note("first taught here", spot),),
                    help=f"Move it to 'reinforced': {meeting.concept}: {_step(meeting, held)}",
                    remedy=_move(context, meeting, held),
                )


def _step(meeting: Meeting, held: Holding) -> str:
    return f"{held.depth} -> {meeting.depth}" if meeting.depth > held.depth else str(held.depth)


def _move(context: Context, meeting: Meeting, held: Holding) -> Remedy | None:
    """Return how to move the entry to ``reinforced``, where that loses and breaks nothing."""
    lesson, name = meeting.lesson, meeting.concept
    levels = meeting.depth.levels_above(held.depth)
    if (
        lesson.new[name].label is not None
        or name in lesson.reinforced
        or levels < 0
        or (levels > 1 and not makes_room(context, meeting))
        or (levels and _needed_by_another(context, meeting, held))
    ):
        return None
    subject = f"lesson:{lesson.id}"
    entry = Enter(
        Pointer(subject, ("reinforced",)),
        key=name,
        value=_step(meeting, held),
        after="new" if len(lesson.new) > 1 else "load",
    )
    return Remedy("Move it to 'reinforced'", (Remove(Pointer(subject, ("new", name))), entry))


def _needed_by_another(context: Context, meeting: Meeting, held: Holding) -> bool:
    """Tell whether an entry of the lesson needs the depth that is reached here, and earlier."""
    edges = context.prerequisites.edges
    asked = (
        edges.get(other.meant, {}).get(meeting.meant)
        for other in context.timeline.meetings[meeting.lesson.id]
    )
    return any(needed is not None and not held.depth.reaches(needed.depth) for needed in asked)


RULE = Rule(
    code="CUR301",
    name="already-taught",
    severity=Severity.ERROR,
    summary="A concept is called new, but the learner already holds it.",
    reason=(
        "A lesson that introduces what was introduced before bores those who remember and "
        "confuses those who wonder whether it is something else. Say that it is reinforced, and "
        "from which depth to which."
    ),
    bad="""
## backpropagation.yaml
new: {chain-rule: INTRODUCED}
## computational-graphs.yaml
new:
  chain-rule: DEVELOPED  # <--
""",
    good="""
## backpropagation.yaml
new: {chain-rule: INTRODUCED}
## computational-graphs.yaml
reinforced:
  chain-rule: INTRODUCED -> DEVELOPED
""",
    check=already_taught,
    options=NoOptions,
    needs=TREE,
    looks_back=True,
    fixable=True,
)
