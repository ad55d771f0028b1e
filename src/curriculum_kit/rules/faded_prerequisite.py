"""CUR209: something is needed that was last met too long ago."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.counting import counted
from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.recall import Lapse, Memory
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, Rule
from curriculum_kit.rules.wording import needs, requirement_notes


def faded_prerequisite(context: Context, memory: Memory) -> Iterator[Problem]:
    """Yield what is held deeply enough, but was last met too many lessons before it is needed."""
    for lapse in context.recall.lapses(memory):
        demand = lapse.demand
        last = context.recall.lessons[lapse.last]
        distance = counted(demand.position - lapse.last, "lesson")
        yield Problem(
            message=f"{needs(demand)}, but the learner last met it {distance} before, in '{last}'",
            where=demand.where,
            subjects=(f"lesson:{demand.lesson.id}", f"concept:{demand.needed}"),
            notes=(
                Note("last met here", _meeting(context, lapse)),
                *requirement_notes(demand),
            ),
            help=f"Take '{demand.needed}' up again here or shortly before, under 'reinforced', or "
            f"declare the recap: requires: {{{demand.needed}: {{depth: {demand.depth}, "
            "gap: {size: trivial, resolution: recap}}}",
            cause=f"{demand.needed} since {last}",
        )


def _meeting(context: Context, lapse: Lapse) -> Pointer:
    """Return the spot at which a concept was last met."""
    lesson = context.recall.lessons[lapse.last]
    for meeting in context.timeline.meetings[lesson]:
        if meeting.meant == lapse.demand.needed:
            kind = "new" if meeting.is_new else "reinforced"
            return Pointer(f"lesson:{lesson}", (kind, meeting.concept), key=True)
    return Pointer(f"lesson:{lesson}", ("requires", lapse.demand.needed), key=True)


RULE = Rule(
    code="CUR209",
    name="faded-prerequisite",
    severity=Severity.WARNING,
    summary="A concept is required that the learner has not met for a long time.",
    reason=(
        "What is not met again is forgotten, the sooner the less deeply it was held; that is the "
        "oldest finding of the research on memory. A learner meets a concept where a lesson lists "
        "it as new or as reinforced, or declares a gap in it that it closes; being required "
        "alone brings nothing back. Counted are the lessons from the last meeting to the one that "
        "needs it: more than 'introduced' for what is held at INTRODUCED, more than 'developed' "
        "for what is held at DEVELOPED or deeper. What the course assumes does not fade, a "
        "requirement of MENTIONED asks for nothing that could, and each forgetting is reported "
        "once, where it first matters. Reinforce the concept, or declare the recap as a gap."
    ),
    bad="""
## curriculum.yaml
rules: {faded-prerequisite: {introduced: 1}}
## slopes.yaml
new: {partial-derivatives: INTRODUCED}
## lines.yaml
load: BUILD
## backpropagation.yaml
requires:
  partial-derivatives: INTRODUCED  # <--
""",
    good="""
## curriculum.yaml
rules: {faded-prerequisite: {introduced: 1}}
## slopes.yaml
new: {partial-derivatives: INTRODUCED}
## lines.yaml
reinforced: {partial-derivatives: INTRODUCED}
## backpropagation.yaml
requires:
  partial-derivatives: INTRODUCED
""",
    check=faded_prerequisite,
    options=Memory,
    needs=EVERYTHING,
    looks_back=True,
)
