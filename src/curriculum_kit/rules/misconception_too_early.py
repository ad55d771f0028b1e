"""CUR402: a misconception addressed before the learner has met what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.learner.timeline import Holding
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import later


def misconception_too_early(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield misconceptions with a lesson that addresses them before any of their concepts."""
    reported = {(demand.lesson.id, demand.needed) for demand in context.demands.unmet}
    for misconception, home in context.course.misconceptions():
        about = tuple(context.misspelt.get(name, name) for name in misconception.about)
        first = _first_meeting(context, about)
        if first is None or first[0].lesson is None:
            continue
        held, concept = first
        early = [
            slug
            for slug in lessons_that_address(misconception, home)
            if slug in context.timeline.positions
            and context.timeline.positions[slug] < held.position
            and not any((slug, name) in reported for name in about)
        ]
        if early:
            distance = held.position - context.timeline.positions[early[0]]
            yield Problem(
                message=f"lesson '{early[0]}' addresses misconception '{misconception.id}' before "
                f"the learner has met what it is about: '{concept}' is first met in lesson "
                f"'{held.lesson}', {later(distance)}",
                where=_spot(misconception, early[0]),
                subjects=(f"misconception:{misconception.id}", f"lesson:{early[0]}"),
                notes=(Note("first met here", entry_of(context.timeline, held, concept)),),
                help=f"Address it in lesson '{held.lesson}' or after it, or name the concept that "
                "is met before under 'about'.",
            )


def _first_meeting(context: Context, about: tuple[str, ...]) -> tuple[Holding, str] | None:
    """Return the earliest point at which one of some concepts is held, and which.

    Returns:
        None if no lesson brings any, or one is in no registry and may be another: the rules about
        references and prerequisites say so.
    """
    if any(name not in context.course.concepts for name in about):
        return None
    histories = ((context.timeline.history.get(name, ()), name) for name in about)
    met = [(steps[0], name) for steps, name in histories if steps]
    return min(met, key=lambda first: first[0].position) if met else None


def _spot(misconception: Misconception, lesson: str) -> Pointer:
    """Return the spot that says that a lesson addresses a misconception."""
    subject = f"misconception:{misconception.id}"
    if lesson not in misconception.addressed_in:
        return Pointer(subject)
    return Pointer(subject, ("addressed_in", misconception.addressed_in.index(lesson)))


RULE = Rule(
    code="CUR402",
    name="misconception-too-early",
    severity=Severity.WARNING,
    summary="A lesson addresses a misconception before any concept it is about has been met.",
    reason=(
        "Nobody holds a wrong belief about something they have never heard of. Correcting it then "
        "plants the very belief, and the correction has nothing to stand on. One of the concepts "
        "under `about` suffices, met in the lesson itself or before; being mentioned counts."
    ),
    bad="""
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    about: [adam]
    addressed_in: [batching]  # <--
    refuted_by: [batching-holds]
## batching.yaml
new: {mini-batches: DEVELOPED}
## optimizers.yaml
load: CONSOLIDATE
new: {adam: MENTIONED}
## practice.yaml
load: CONSOLIDATE
reinforced: {adam: MENTIONED -> INTRODUCED}
""",
    good="""
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    about: [adam, mini-batches]
    addressed_in: [batching]
    refuted_by: [batching-holds]
## batching.yaml
new: {mini-batches: DEVELOPED}
## optimizers.yaml
load: CONSOLIDATE
new: {adam: MENTIONED}
## practice.yaml
load: CONSOLIDATE
reinforced: {adam: MENTIONED -> INTRODUCED}
""",
    check=misconception_too_early,
    options=NoOptions,
    needs=EVERYTHING,
)
