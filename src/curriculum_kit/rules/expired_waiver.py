"""CUR903: a waiver past its last day."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def expired_waiver(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield waivers whose ``until`` has passed."""
    for use in context.waivers:
        until = use.waiver.until
        if until is not None and until < context.today:
            where = use.where
            yield Problem(
                message=f"the waiver of '{use.waiver.rule}' ended on {until}",
                where=Pointer(where.subject, (*where.path[:-1], "until")),
                subjects=(where.subject, f"waiver:{use.waiver.rule}"),
                help="Mend what it waives, or decide again and set another day.",
            )


RULE = Rule(
    code="CUR903",
    name="expired-waiver",
    severity=Severity.ERROR,
    summary="A waiver is past the day it was given for.",
    reason=(
        "A waiver with an end was a loan. What it waives is still not reported a second time: the "
        "one finding is that the decision is due."
    ),
    bad="""
## optimizers.yaml
load: CONSOLIDATE
new: {momentum: INTRODUCED}
waivers:
  - rule: new-in-consolidate
    reason: Until the lesson on running averages is written.
    until: 2020-01-31  # <--
""",
    good="""
## optimizers.yaml
load: CONSOLIDATE
new: {momentum: INTRODUCED}
waivers:
  - rule: new-in-consolidate
    reason: Until the lesson on running averages is written.
""",
    check=expired_waiver,
    options=NoOptions,
    waivable=False,
)
