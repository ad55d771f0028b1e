"""CUR304: a target below what the learner already holds."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule
from curriculum_kit.rules.wording import since


def depth_lowered(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield reinforcements that end below the depth the learner holds."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.meetings[lesson.id]:
            held = meeting.before
            if meeting.is_new or held is None or meeting.depth.reaches(held.depth):
                continue
            spot = entry_of(context.timeline, held, meeting.meant)
            yield Problem(
                message=f"lesson '{lesson.id}' takes '{meeting.concept}' to {meeting.depth}, "
                f"but the learner holds it at {held.depth} {since(held)}",
                where=Pointer(f"lesson:{lesson.id}", ("reinforced", meeting.concept)),
                subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                notes=(Note(f"brought to {held.depth} here", spot),),
                help=f"Write {held.depth} where it is only used again; a lesson cannot lower it.",
            )


RULE = Rule(
    code="CUR304",
    name="depth-lowered",
    severity=Severity.ERROR,
    summary="A reinforcement ends below the depth that the learner already holds.",
    reason=(
        "A lesson cannot make a learner hold something less deeply. Either the depth is a slip, or "
        "an earlier lesson was deepened and this one was forgotten."
    ),
    bad="""
## backpropagation.yaml
new: {chain-rule: DEVELOPED}
## computational-graphs.yaml
reinforced:
  chain-rule: INTRODUCED  # <--
""",
    good="""
## backpropagation.yaml
new: {chain-rule: DEVELOPED}
## computational-graphs.yaml
reinforced:
  chain-rule: DEVELOPED
""",
    check=depth_lowered,
    options=NoOptions,
    needs=TREE,
    looks_back=True,
)
