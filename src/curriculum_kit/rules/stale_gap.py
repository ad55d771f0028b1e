"""CUR207: a gap that is none any more."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.learner.recall import Memory
from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Remedy, Remove
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import held_phrase, holding_notes


def stale_gap(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield gaps in what the learner holds deeply enough and has met recently enough."""
    memory = context.options_of("faded-prerequisite", Memory)
    for demand in context.demands.gaps:
        held = demand.held
        if held is None or not demand.met:
            continue
        if context.recall.faded(demand.needed, demand.depth, held, demand.position, memory):
            continue
        lesson = f"lesson:{demand.lesson.id}"
        gap = Pointer(lesson, (*demand.where.path, "gap"), key=True)
        yield Problem(
            message=f"lesson '{demand.lesson.id}' declares a gap in '{demand.needed}' at "
            f"{demand.depth}, but {held_phrase(held)}",
            where=gap,
            subjects=(lesson, f"concept:{demand.needed}"),
            notes=holding_notes(context.timeline, held, demand.needed),
            help="Take the gap out; what it planned can go to what learners do lack.",
            remedy=Remedy(f"Take out the gap in '{demand.needed}'", (Remove(gap),)),
        )


RULE = Rule(
    code="CUR207",
    name="stale-gap",
    severity=Severity.WARNING,
    summary="A gap is declared for something that the learner holds by now.",
    reason=(
        "An earlier lesson was deepened, or lessons moved, and what was missing is there. The "
        "recap that the gap plans then bores everybody. A gap is not stale while it brings back "
        "what would have faded by then: how long that takes is set by the options of "
        "'faded-prerequisite'."
    ),
    bad="""
## slopes.yaml
new: {partial-derivatives: INTRODUCED}
## backpropagation.yaml
requires:
  partial-derivatives:
    depth: INTRODUCED
    gap: {size: small, resolution: recap}  # <--
""",
    good="""
## slopes.yaml
new: {partial-derivatives: INTRODUCED}
## backpropagation.yaml
requires:
  partial-derivatives:
    depth: INTRODUCED
""",
    check=stale_gap,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
    fixable=True,
)
