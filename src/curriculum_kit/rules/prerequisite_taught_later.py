"""CUR204: something is needed before it is taught."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import later, needs, requirement_notes


def prerequisite_taught_later(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield concepts that a lesson needs and only a later one teaches."""
    for demand in context.demands.unmet:
        first = context.timeline.first(demand.needed)
        if demand.held is None and first is not None:
            distance = later(first.position - demand.position)
            taught = entry_of(context.timeline, first, demand.needed)
            yield Problem(
                message=f"{needs(demand)}, but it is first taught in lesson '{first.lesson}', "
                f"{distance}",
                where=demand.where,
                subjects=(f"lesson:{demand.lesson.id}", f"concept:{demand.needed}"),
                notes=(Note("first taught here", taught), *requirement_notes(demand)),
                help=f"Teach '{demand.needed}' before it is needed, or close the gap in this "
                "lesson's 'requires'.",
                cause=demand.cause,
            )


RULE = Rule(
    code="CUR204",
    name="prerequisite-taught-later",
    severity=Severity.ERROR,
    summary="A concept is needed before the lesson that teaches it.",
    reason=(
        "The learner meets an idea that stands on one nobody has taught yet. Move one of the two "
        "lessons or entries; entries of a lesson are taken in the order written, new ones first."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
adam:
  name: Adam optimizer
  requires: {momentum: INTRODUCED}
## adaptive-methods.yaml
new:
  adam: DEVELOPED  # <--
## momentum.yaml
new:
  momentum: INTRODUCED
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
adam:
  name: Adam optimizer
  requires: {momentum: INTRODUCED}
## momentum.yaml
new:
  momentum: INTRODUCED
## adaptive-methods.yaml
new:
  adam: DEVELOPED
""",
    check=prerequisite_taught_later,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
)
