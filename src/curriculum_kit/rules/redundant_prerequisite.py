"""CUR208: a prerequisite that another one brings along anyway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.redundancy import Implied, Redundancy
from curriculum_kit.model.authored import AUTHORED, Switch
from curriculum_kit.model.concept import Requirement
from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Remedy, Remove
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Whether to look at what lessons require, beside what concepts require."""

    __pydantic_config__ = AUTHORED

    lessons: Switch = False
    """Whether to look at what lessons require, beside what concepts require."""


def redundant_prerequisite(context: Context, lists: Lists) -> Iterator[Problem]:
    """Yield prerequisites of concepts and lessons that follow from others listed beside them."""
    redundancy = Redundancy(context.prerequisites)
    for lesson in context.course.lessons.values() if lists.lessons else ():
        asked = {
            name: Requirement(depth=needed.depth)
            for name, needed in lesson.requires.items()
            if needed.gap is None
        }
        for implied in redundancy.among(asked) if len(asked) > 1 else ():
            yield _problem("lesson", lesson.id, asked, implied)
    for name, requires in context.prerequisites.edges.items():
        for implied in redundancy.among(requires) if len(requires) > 1 else ():
            yield _problem("concept", name, requires, implied)


def _problem(kind: str, name: str, asked: Mapping[str, Requirement], implied: Implied) -> Problem:
    subject, needed = f"{kind}:{name}", implied.needed
    other = implied.chain[0]
    where = Pointer(subject, ("requires", needed), key=True)
    return Problem(
        message=f"{kind} '{name}' requires '{needed}' at {asked[needed].depth}, which '{other}' at "
        f"{asked[other].depth} implies: {' -> '.join(implied.chain)}",
        where=where,
        subjects=(subject, f"concept:{needed}"),
        notes=(
            Note("implied by this one", Pointer(subject, ("requires", other), key=True)),
            *_links(implied),
        ),
        help="Take it out; it is asked for all the same.",
        remedy=Remedy(f"Take out '{needed}'", (Remove(where),)),
    )


def _links(implied: Implied) -> Iterator[Note]:
    for upper, lower in zip(implied.chain, implied.chain[1:], strict=False):
        where = Pointer(f"concept:{upper}", ("requires", lower), key=True)
        yield Note(f"'{upper}' requires '{lower}' here", where)


RULE = Rule(
    code="CUR208",
    name="redundant-prerequisite",
    severity=Severity.INFO,
    summary="A prerequisite is implied, at least as deeply, by another one listed beside it.",
    reason=(
        "Whoever holds a concept at some depth was taught what it requires to be taken there. "
        "Listing that as well hides which prerequisites are the real ones, and keeps asking for "
        "it after the other one has stopped to. Whether it has to be deeper, or is needed from a "
        "smaller depth on, is taken into account: what asks for more is not redundant. Chains of "
        "up to about three links are found. What a lesson requires is looked at only with the "
        "option 'lessons', since most authors list there all that the lesson uses, as a table to "
        "check learners against, and want an entry to stay when another one implies it; an entry "
        "with a gap says something of its own and is never redundant."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
rmsprop: {name: RMSProp, requires: {momentum: INTRODUCED}}
adam:
  name: Adam optimizer
  requires:
    rmsprop: INTRODUCED
    momentum: INTRODUCED  # <--
## optimizers.yaml
new: {momentum: INTRODUCED, rmsprop: INTRODUCED, adam: INTRODUCED}
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
rmsprop: {name: RMSProp, requires: {momentum: INTRODUCED}}
adam:
  name: Adam optimizer
  requires:
    rmsprop: INTRODUCED
## optimizers.yaml
new: {momentum: INTRODUCED, rmsprop: INTRODUCED, adam: INTRODUCED}
""",
    check=redundant_prerequisite,
    options=Lists,
    needs=EVERYTHING,
    fixable=True,
)
