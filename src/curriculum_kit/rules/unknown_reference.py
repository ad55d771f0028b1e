"""CUR201: a reference to something that does not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.course import Course
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule
from curriculum_kit.source.nearest import Words, did_you_mean, offered


def unknown_reference(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield references to concepts, lessons, claims, rules and changes that do not exist."""
    course = context.course
    lessons = {slug for module in course.modules.values() for slug in module.lessons}
    if not context.lacks("concept.aliases"):
        yield from _unknown_concepts(context)
    if not context.lacks(*TREE):
        yield from _unknown_parts(course, "lesson", "addressed_in", lessons)
    if not context.lacks(*TREE, "lesson.claims"):
        yield from _unknown_parts(course, "claim", "refuted_by", course.claims)
    yield from _unknown_rules(context)
    yield from _unknown_changes(course)


def _unknown_concepts(context: Context) -> Iterator[Problem]:
    for reference in context.unknown:
        meant = context.misspelt.get(reference.concept)
        advice = offered(meant, "Add it to the registry in concepts/.")
        yield _problem("concept", reference.concept, reference.where, advice)


def _unknown_parts(
    course: Course, kind: str, key: str, known: Collection[str]
) -> Iterator[Problem]:
    """Yield what misconceptions refer to under a key, and does not exist."""
    words = Words(known)
    for misconception, _home in course.misconceptions():
        for position, name in enumerate(getattr(misconception, key)):
            if name not in known:
                where = Pointer(f"misconception:{misconception.id}", (key, position))
                yield _problem(kind, name, where, offered(words.nearest(name)))


def _unknown_rules(context: Context) -> Iterator[Problem]:
    for subject, waivers in context.course.waivers():
        for position, waiver in enumerate(waivers):
            if waiver.rule not in context.names:
                where = Pointer(subject, ("waivers", position, "rule"))
                close = context.names.nearest(waiver.rule)
                yield _problem("rule", waiver.rule, where, offered(close))


def _unknown_changes(course: Course) -> Iterator[Problem]:
    """Yield approvals of a kind of change that does not exist, and so of nothing."""
    approvals = course.outline.approved
    if not approvals:
        return
    from curriculum_kit.model.change_kinds import KINDS  # noqa: PLC0415  # few courses have any

    for position, approval in enumerate(approvals):
        if approval.change not in KINDS:
            where = Pointer("course", ("approved", position, "change"))
            advice = did_you_mean(approval.change, KINDS, otherwise="'docs/changes.md' lists them.")
            yield _problem("kind of change", approval.change, where, advice)


def _problem(kind: str, name: str, where: Pointer, advice: str | None) -> Problem:
    return Problem(
        message=f"there is no {kind} '{name}'",
        where=where,
        subjects=(where.subject, f"{kind.replace(' ', '-')}:{name}", str(where.path[0])),
        help=advice,
    )


RULE = Rule(
    code="CUR201",
    name="unknown-reference",
    severity=Severity.ERROR,
    summary="Something is referred to that does not exist.",
    reason=(
        "A reference to a concept, lesson, claim, rule or kind of change that does not exist "
        "checks nothing and links nowhere. The nearest id, name or alias is offered, and a close "
        "one is taken for the one that was meant, so that one slip does not make everything after "
        "it look untaught."
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
