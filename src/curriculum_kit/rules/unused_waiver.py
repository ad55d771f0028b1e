"""CUR902: a waiver that silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Remedy, Remove
from curriculum_kit.rules.context import Context, WaiverUse
from curriculum_kit.rules.rule import NoOptions, Rule


def unused_waiver(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield waivers whose rule ran and found nothing for them to silence."""
    unsure = {
        holder for subject in context.project.broken for holder in context.course.holders(subject)
    }
    for use in context.waivers:
        if use.tried and not use.silenced and use.where.subject not in unsure:
            yield Problem(
                message=f"the waiver of '{use.waiver.rule}' silences nothing",
                where=use.where,
                subjects=(use.where.subject, f"waiver:{use.waiver.rule}"),
                help="Take it out: what it waived is gone.",
                remedy=_taken_out(use, context),
            )


def _taken_out(use: WaiverUse, context: Context) -> Remedy | None:
    """Return the way out, unless the rule's name is misspelt: then it may be meant otherwise."""
    if use.waiver.rule not in context.names:
        return None
    waiver = Pointer(use.where.subject, use.where.path[:-1])
    return Remedy("Take out the waiver", (Remove(waiver),))


RULE = Rule(
    code="CUR902",
    name="unused-waiver",
    severity=Severity.WARNING,
    summary="A waiver silences nothing.",
    reason=(
        "A waiver whose reason has gone lies in wait for the day when the rule finds something "
        "else at this spot, and silences that. Waivers of rules that did not run, and of what "
        "could not all be read, are left alone."
    ),
    bad="""
## optimizers.yaml
load: BUILD
waivers:
  - rule: new-in-consolidate  # <--
    reason: Momentum is the running average of the lesson before under another name.
""",
    good="""
## optimizers.yaml
load: BUILD
""",
    check=unused_waiver,
    options=NoOptions,
    waivable=False,
    fixable=True,
)
