"""CUR902: a waiver that silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Pointer, Problem, Remedy, Remove, Severity
from curriculum_kit.rules.rule import EVERYTHING, Context, NoOptions, Rule


def unused_waiver(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield waivers whose rule ran and found nothing for them to silence."""
    for use in context.waivers:
        if use.tried and not use.silenced:
            yield Problem(
                message=f"the waiver of '{use.waiver.rule}' silences nothing",
                where=use.where,
                subjects=(use.where.subject, f"waiver:{use.waiver.rule}"),
                help="Take it out: what it waived is gone.",
                remedy=Remedy(
                    f"Take out the waiver of '{use.waiver.rule}'",
                    (Remove(Pointer(use.where.subject, use.where.path[:-1])),),
                ),
            )


RULE = Rule(
    code="CUR902",
    name="unused-waiver",
    severity=Severity.WARNING,
    summary="A waiver silences nothing.",
    reason=(
        "A waiver whose reason has gone lies in wait for the day when the rule finds something "
        "else at this spot, and silences that. Waivers of rules that did not run are left alone."
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
    needs=EVERYTHING,
    waivable=False,
)
