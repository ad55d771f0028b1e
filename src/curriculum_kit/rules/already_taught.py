"""CUR301: called new, but the learner holds it already."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Enter, Note, Pointer, Problem, Remedy, Remove, Severity
from curriculum_kit.learner.timeline import Meeting
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.rules.rule import TREE, Context, NoOptions, Rule
from curriculum_kit.rules.wording import entry_of, since


def already_taught(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield ``new`` entries for concepts that are already held."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.meetings[lesson.id]:
            held = meeting.before
            spelt = meeting.concept == meeting.meant
            if meeting.is_new and held is not None and held.taught and spelt:
                step = _step(meeting, held.depth)
                first = context.timeline.first(meeting.meant) or held
                spot = entry_of(context.timeline, first, meeting.meant)
                yield Problem(
                    message=f"lesson '{lesson.id}' calls '{meeting.concept}' new, but the learner "
                    f"holds it at {held.depth} {since(held)}",
                    where=Pointer(f"lesson:{lesson.id}", ("new", meeting.concept), key=True),
                    subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                    notes=(Note("first taught here", spot),),
                    help=f"Move it to 'reinforced': {meeting.concept}: {step}",
                    remedy=_remedy(meeting, step),
                )


def _step(meeting: Meeting, held: Depth) -> str:
    return f"{held} -> {meeting.depth}" if meeting.depth > held else str(held)


def _remedy(meeting: Meeting, step: str) -> Remedy | None:
    """Move the entry, unless it has a label, which only its author can put into other words."""
    if meeting.lesson.new[meeting.concept].label is not None:
        return None
    lesson = f"lesson:{meeting.lesson.id}"
    return Remedy(
        f"Move '{meeting.concept}' to 'reinforced'",
        (
            Remove(Pointer(lesson, ("new", meeting.concept))),
            Enter(Pointer(lesson, ("reinforced",)), meeting.concept, step, after="new"),
        ),
    )


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
)
