"""CUR206: a gap that is larger than the lesson admits."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.learner.demands import Demand
from curriculum_kit.model.vocabulary import Depth, GapSize
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import held_phrase, holding_notes

SIZES = {1: GapSize.SMALL, 2: GapSize.MEDIUM, 3: GapSize.LARGE}
"""The smallest size that closes a gap, by the number of levels that are missing."""


def gap_understated(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield declared gaps that are smaller than the real ones."""
    for demand in context.demands.gaps:
        gap, size = demand.gap, _real_size(demand)
        if gap is None or size is None or size <= gap.size:
            continue
        lesson, held = f"lesson:{demand.lesson.id}", demand.held
        if held is None and _reinforces(context, demand):
            continue  # 'reinforced-before-taught' says that it was never met
        yield Problem(
            message=f"lesson '{demand.lesson.id}' calls the gap in '{demand.needed}' {gap.size}, "
            f"but {held_phrase(held)} and {demand.depth} is required: that is {size}",
            where=Pointer(lesson, (*demand.where.path, "gap", "size")),
            subjects=(lesson, f"concept:{demand.needed}"),
            notes=holding_notes(context.timeline, held, demand.needed),
            help=f"Plan for a {size} gap, or take '{demand.needed}' deeper before this lesson.",
        )


def _reinforces(context: Context, demand: Demand) -> bool:
    meetings = context.timeline.meetings[demand.lesson.id]
    return any(not one.is_new and one.meant == demand.needed for one in meetings)


def _real_size(demand: Demand) -> GapSize | None:
    """Return what it takes to close a gap; None where there is none, or only a name is missing."""
    if demand.met or demand.depth is Depth.MENTIONED:
        return None
    if demand.held is None:
        return GapSize.LARGE
    return SIZES[demand.depth.levels_above(demand.held.depth)]


RULE = Rule(
    code="CUR206",
    name="gap-understated",
    severity=Severity.WARNING,
    summary="A declared gap is smaller than what the learner really lacks.",
    reason=(
        "A gap is a promise about the space that closing it will get. One level short takes a "
        "recap, which is a small gap; two levels take a section of their own, which is a medium "
        "one; something never met takes what a lesson takes, which is a large one. Planned "
        "smaller, it is closed on paper only. A name that was never heard is said in a sentence, "
        "so where only MENTIONED is required any size will do. Where the lesson also reinforces "
        "what was never met, 'reinforced-before-taught' speaks instead."
    ),
    bad="""
## slopes.yaml
new: {partial-derivatives: MENTIONED}
## backpropagation.yaml
requires:
  partial-derivatives:
    depth: INTRODUCED
    gap:
      size: trivial  # <--
      resolution: a sentence
""",
    good="""
## slopes.yaml
new: {partial-derivatives: MENTIONED}
## backpropagation.yaml
requires:
  partial-derivatives:
    depth: INTRODUCED
    gap:
      size: small
      resolution: recap
""",
    check=gap_understated,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
)
