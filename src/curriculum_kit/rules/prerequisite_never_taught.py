"""CUR203: something is needed that no lesson teaches."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import needs, requirement_notes


def prerequisite_never_taught(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield concepts that are needed, but neither taught nor assumed, where first needed."""
    for demand in context.demands.unmet:
        if demand.needed not in context.timeline.history:
            yield Problem(
                message=f"{needs(demand)}, but no lesson teaches it and the course does not "
                "assume it",
                where=demand.where,
                subjects=(f"lesson:{demand.lesson.id}", f"concept:{demand.needed}"),
                notes=requirement_notes(demand),
                help=f"Teach '{demand.needed}' before, add it to 'assumes', or close the gap here: "
                f"requires: {{{demand.needed}: {{depth: {demand.depth}, gap: {{...}}}}}}",
                cause=demand.needed,
            )


RULE = Rule(
    code="CUR203",
    name="prerequisite-never-taught",
    severity=Severity.ERROR,
    summary="A concept is needed, but nothing teaches it and the course does not assume it.",
    reason=(
        "The author knows the concept so well that it was never noticed that learners do not. "
        "Either a lesson before must teach it, or the course must say that learners bring it, or "
        "the lesson must close the gap itself and say how."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
adam:
  name: Adam optimizer
  requires: {momentum: INTRODUCED}
## optimizers.yaml
new:
  adam: DEVELOPED  # <--
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
adam:
  name: Adam optimizer
  requires: {momentum: INTRODUCED}
## optimizers.yaml
new:
  momentum: INTRODUCED
  adam: DEVELOPED
""",
    check=prerequisite_never_taught,
    options=NoOptions,
    needs=EVERYTHING,
)
