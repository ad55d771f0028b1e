"""CUR305: more than one level in one go."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.learner.timeline import Meeting
from curriculum_kit.model.vocabulary import GapSize
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import holding_notes, since


def depth_leap(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield reinforcements that skip a level, where no gap makes room for it."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.meetings[lesson.id]:
            held = meeting.before
            if held is None or not held.taught or held.lesson == lesson.id or not leaps(meeting):
                continue
            if meeting.start not in (None, held.depth) or makes_room(context, meeting):
                continue
            yield Problem(
                message=f"lesson '{lesson.id}' takes '{meeting.concept}' to {meeting.depth}, "
                f"{meeting.depth.levels_above(held.depth)} levels above {held.depth}, which the "
                f"learner holds {since(held)}",
                where=Pointer(f"lesson:{lesson.id}", ("reinforced", meeting.concept)),
                subjects=(f"lesson:{lesson.id}", f"concept:{meeting.concept}"),
                notes=holding_notes(context.timeline, held, meeting.meant),
                help="Put a step between, in this lesson's aim or in a lesson before, or declare "
                f"the room it takes: requires: {{{meeting.concept}: {{depth: ..., "
                "gap: {size: medium, resolution: ...}}}",
            )


def leaps(meeting: Meeting) -> bool:
    """Tell whether an entry takes up a concept again and skips a level.

    Args:
        meeting: The entry.
    """
    held = meeting.before
    return not meeting.is_new and held is not None and meeting.depth.levels_above(held.depth) > 1


def makes_room(context: Context, meeting: Meeting) -> bool:
    """Tell whether the lesson declares a gap of medium size or more in the concept of an entry.

    Args:
        context: The course.
        meeting: The entry.
    """
    return any(
        needed.gap is not None and needed.gap.size >= GapSize.MEDIUM
        for name, needed in meeting.lesson.requires.items()
        if context.misspelt.get(name, name) == meeting.meant
    )


RULE = Rule(
    code="CUR305",
    name="depth-leap",
    severity=Severity.WARNING,
    summary="A reinforcement goes up more than one level at once.",
    reason=(
        "From having heard a name to predicting new cases is two steps, and a lesson that "
        "reinforces takes one. The level between is either taught somewhere that does not list "
        "it, or it is skipped. A lesson may make room for both steps; then it declares a gap of "
        "medium size or more. A first meeting may go as deep as it likes, since that lesson is "
        "about the concept. Where the step starts from the wrong depth, 'wrong-starting-depth' "
        "speaks instead."
    ),
    bad="""
## slopes.yaml
new: {chain-rule: MENTIONED}
## backpropagation.yaml
reinforced:
  chain-rule: MENTIONED -> DEVELOPED  # <--
""",
    good="""
## slopes.yaml
new: {chain-rule: MENTIONED}
## backpropagation.yaml
reinforced:
  chain-rule: MENTIONED -> DEVELOPED
requires:
  chain-rule:
    depth: INTRODUCED
    gap: {size: medium, resolution: dedicated section}
""",
    check=depth_leap,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
)
