"""CUR205: something is held, but not as deeply as it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.learner.timeline import Holding
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import later, needs, requirement_notes, since


def prerequisite_too_shallow(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield concepts that a lesson needs at a greater depth than the learner holds them."""
    for demand in context.demands.unmet:
        held = demand.held
        if held is None:
            continue
        deeper = context.timeline.first(demand.needed, demand.depth)
        spot = entry_of(context.timeline, held, demand.needed)
        notes = [Note(f"brought to {held.depth} here", spot)]
        if deeper is not None:
            reached = entry_of(context.timeline, deeper, demand.needed)
            distance = later(deeper.position - demand.position)
            notes.append(Note(f"reaches {demand.depth} here, {distance}", reached))
        yield Problem(
            message=f"{needs(demand)}, but the learner holds it at {held.depth}, {since(held)}",
            where=demand.where,
            subjects=(f"lesson:{demand.lesson.id}", f"concept:{demand.needed}"),
            notes=(*notes, *requirement_notes(demand)),
            help=_way_out(demand.needed, held),
            # What no lesson takes that deep is one thing to mend, whoever needs it.
            cause=demand.cause if deeper else f"{demand.needed} at {demand.depth}",
        )


def _way_out(needed: str, held: Holding) -> str:
    taught = f"in lesson '{held.lesson}'" if held.lesson else "in 'assumes'"
    return f"Take '{needed}' deeper {taught} or between, or declare how this lesson closes the gap."


RULE = Rule(
    code="CUR205",
    name="prerequisite-too-shallow",
    severity=Severity.ERROR,
    summary="A concept is held less deeply than it is required, and no gap resolves it.",
    reason=(
        "A concept that was only introduced cannot yet be worked with: the learner recognizes it "
        "but cannot predict a new case. Deepen it before, require less, or say in the lesson's "
        "'requires' how the gap is closed. Where no lesson of the course takes it that deep, that "
        "is one thing to mend, and only the first lesson that needs it is named."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
adam:
  name: Adam optimizer
  requires: {momentum: DEVELOPED}
## momentum.yaml
new:
  momentum: INTRODUCED
## adaptive-methods.yaml
new:
  adam: DEVELOPED  # <--
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
adam:
  name: Adam optimizer
  requires: {momentum: DEVELOPED}
## momentum.yaml
new:
  momentum: INTRODUCED
## adaptive-methods.yaml
new:
  adam: DEVELOPED
requires:
  momentum:
    depth: DEVELOPED
    gap: {size: small, resolution: recap with a worked example, where: opening section}
""",
    check=prerequisite_too_shallow,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
)
