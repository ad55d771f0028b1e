"""CUR202: concepts that require each other."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def prerequisite_cycle(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield one shortest cycle for each group of concepts that require each other."""
    for cycle in context.prerequisites.cycles:
        edges = [
            (concept, Pointer(f"concept:{concept}", ("requires", needed), key=True))
            for needed, concept in zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        ]
        edges.sort(key=lambda edge: cycle.index(edge[0]))
        chain = " -> ".join((*cycle, cycle[0]))
        yield Problem(
            message=f"no order can teach these concepts, each needs the one before: {chain}",
            where=edges[0][1],
            subjects=tuple(f"concept:{concept}" for concept in cycle),
            notes=tuple(Note(f"'{concept}' requires this", where) for concept, where in edges[1:]),
            help="Take one of these requirements out, or split a concept in two.",
        )


RULE = Rule(
    code="CUR202",
    name="prerequisite-cycle",
    severity=Severity.ERROR,
    summary="Concepts require each other in a circle.",
    reason=(
        "If each of some concepts must be held before the next, and the last before the first, no "
        "learner can begin. A group of concepts tangled in many cycles is named once, by a "
        "shortest cycle; requirements inside it are left out of the rules about order."
    ),
    bad="""
## concepts.yaml
loss: {name: Loss}
gradient:
  name: Gradient
  requires:
    descent: INTRODUCED  # <--
descent:
  name: Gradient descent
  requires:
    gradient: INTRODUCED
## gradient-descent.yaml
new: {loss: INTRODUCED, gradient: INTRODUCED, descent: INTRODUCED}
""",
    good="""
## concepts.yaml
loss: {name: Loss}
gradient: {name: Gradient}
descent:
  name: Gradient descent
  requires:
    gradient: INTRODUCED
## gradient-descent.yaml
new: {loss: INTRODUCED, gradient: INTRODUCED, descent: INTRODUCED}
""",
    check=prerequisite_cycle,
    options=NoOptions,
)
