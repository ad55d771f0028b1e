"""CUR201: a reference to something that does not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from curriculum_kit.findings import Pointer, Problem, Severity
from curriculum_kit.learner.references import concept_references
from curriculum_kit.model.course import Course
from curriculum_kit.rules.rule import TREE, Context, NoOptions, Rule
from curriculum_kit.source.nearest import Words, offered


@dataclass(frozen=True, slots=True)
class _Reference:
    kind: str
    name: str
    where: Pointer


def unknown_reference(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield references to concepts, lessons, claims and rules that do not exist."""
    course = context.course
    lessons = {slug for module in course.modules.values() for slug in module.lessons}
    if not context.lacks("concept"):
        yield from _unknown_concepts(context)
    if not context.lacks(*TREE):
        yield from _unknown(_lesson_references(course), lessons)
    if not context.lacks(*TREE, "lesson"):
        yield from _unknown(_claim_references(course), course.claims)
    yield from _unknown(_waived_rules(context), context.names)


def _unknown_concepts(context: Context) -> Iterator[Problem]:
    known = context.course.concepts
    for reference in concept_references(context.course):
        if reference.concept not in known:
            meant = context.misspelt.get(reference.concept)
            yield _problem(
                _Reference("concept", reference.concept, reference.where),
                offered(meant, "Add it to the registry in concepts/."),
            )


def _unknown(references: Iterator[_Reference], known: Collection[str]) -> Iterator[Problem]:
    words = Words(known)
    for reference in references:
        if reference.name not in known:
            yield _problem(reference, offered(words.nearest(reference.name)))


def _problem(reference: _Reference, advice: str | None) -> Problem:
    where = reference.where
    return Problem(
        message=f"there is no {reference.kind} '{reference.name}'",
        where=where,
        subjects=(where.subject, f"{reference.kind}:{reference.name}", str(where.path[0])),
        help=advice,
    )


def _lesson_references(course: Course) -> Iterator[_Reference]:
    for misconception, _home in course.misconceptions():
        for position, slug in enumerate(misconception.addressed_in):
            where = Pointer(f"misconception:{misconception.id}", ("addressed_in", position))
            yield _Reference("lesson", slug, where)


def _claim_references(course: Course) -> Iterator[_Reference]:
    for misconception, _home in course.misconceptions():
        for position, name in enumerate(misconception.refuted_by):
            where = Pointer(f"misconception:{misconception.id}", ("refuted_by", position))
            yield _Reference("claim", name, where)


def _waived_rules(context: Context) -> Iterator[_Reference]:
    for subject, waivers in context.course.waivers():
        for position, waiver in enumerate(waivers):
            where = Pointer(subject, ("waivers", position, "rule"))
            if waiver.rule.upper() not in context.names:  # a code is known in any case
                yield _Reference("rule", waiver.rule, where)


RULE = Rule(
    code="CUR201",
    name="unknown-reference",
    severity=Severity.ERROR,
    summary="Something is referred to that does not exist.",
    reason=(
        "A reference to a concept, lesson, claim or rule that does not exist checks nothing and "
        "links nowhere. The nearest id, name or alias is offered, and a close one is taken for the "
        "one that was meant, so that one slip does not make everything after it look untaught."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
## optimizers.yaml
new: {momentun: DEVELOPED}  # <--
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
## optimizers.yaml
new: {momentum: DEVELOPED}
""",
    check=unknown_reference,
    options=NoOptions,
)
