"""CUR212: alternatives among prerequisites that leave no choice."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.concept import Concept, Requirement
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def idle_alternative(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield groups of alternatives that hold only one, or one that is required anyway."""
    for concept in context.course.concepts.values():
        if context.misread(f"concept:{concept.id}", "requires_any"):
            continue
        for number, group in enumerate(concept.requires_any):
            where = Pointer(f"concept:{concept.id}", ("requires_any", number))
            anyway = _required_anyway(concept, group)
            if anyway is not None:
                asked = Pointer(f"concept:{concept.id}", ("requires", anyway), key=True)
                yield Problem(
                    message=f"concept '{concept.id}' accepts '{anyway}' as an alternative, "
                    "but requires it in any case",
                    where=where,
                    subjects=(f"concept:{concept.id}", f"concept:{anyway}"),
                    notes=(Note("required in any case here", asked),),
                    help="Take out the group, or the requirement if the others would do as well.",
                )
            elif len(group) == 1:
                [only] = group
                yield Problem(
                    message=f"concept '{concept.id}' offers '{only}' as the only alternative",
                    where=where,
                    subjects=(f"concept:{concept.id}", f"concept:{only}"),
                    help="Require it under 'requires', or name what would do as well.",
                )


def _required_anyway(concept: Concept, group: dict[str, Requirement]) -> str | None:
    """Return an alternative that is required at least as deeply, and at least as soon, anyway."""
    for name, wanted in group.items():
        asked = concept.requires.get(name)
        if (
            asked is not None
            and asked.depth.reaches(wanted.depth)
            and wanted.to_reach.reaches(asked.to_reach)
        ):
            return name
    return None


RULE = Rule(
    code="CUR212",
    name="idle-alternative",
    severity=Severity.INFO,
    summary="A group of alternatives leaves no choice.",
    reason=(
        "'requires_any' says that one concept of a group suffices. If one of them is required in "
        "any case, the group asks for nothing, and if there is only one, it is a requirement in "
        "disguise. Either way readers are told of a choice that learners do not have."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
rmsprop: {name: RMSProp}
adam:
  name: Adam optimizer
  requires: {rmsprop: INTRODUCED}
  requires_any:
    - {momentum: INTRODUCED, rmsprop: INTRODUCED}  # <--
## optimizers.yaml
new: {momentum: INTRODUCED, rmsprop: INTRODUCED, adam: INTRODUCED}
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
rmsprop: {name: RMSProp}
adam:
  name: Adam optimizer
  requires_any:
    - {momentum: INTRODUCED, rmsprop: INTRODUCED}
## optimizers.yaml
new: {momentum: INTRODUCED, rmsprop: INTRODUCED, adam: INTRODUCED}
""",
    check=idle_alternative,
    options=NoOptions,
)
