"""CUR901: a waiver that does not say why."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule

SHORTEST = 10
"""Characters below which a reason tells a reader nothing."""


def waiver_without_reason(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield waivers without a reason, or with one too short to be one."""
    for use in context.waivers:
        reason = (use.waiver.reason or "").strip()
        if not reason and context.misread(use.where.subject, "waivers"):
            continue
        if len(reason) < SHORTEST:
            said = f"only '{reason}'" if reason else "no reason"
            yield Problem(
                message=f"the waiver of '{use.waiver.rule}' gives {said}",
                where=use.where,
                subjects=(use.where.subject, f"waiver:{use.waiver.rule}"),
                help="Say why the rule does not hold here; reports print the reason.",
            )


RULE = Rule(
    code="CUR901",
    name="waiver-without-reason",
    severity=Severity.ERROR,
    summary="A waiver gives no reason, or one of fewer than ten characters.",
    reason=(
        "A waiver is a decision, and the next author can only respect or revise a decision whose "
        "reason is known. Reports print it beside what was waived."
    ),
    bad="""
## concepts.yaml
momentum: {name: Momentum}
## optimizers.yaml
load: CONSOLIDATE
new: {momentum: INTRODUCED}
waivers:
  - rule: new-in-consolidate  # <--
    reason: fine
""",
    good="""
## concepts.yaml
momentum: {name: Momentum}
## optimizers.yaml
load: CONSOLIDATE
new: {momentum: INTRODUCED}
waivers:
  - rule: new-in-consolidate
    reason: Momentum is the running average of the lesson before under another name.
""",
    check=waiver_without_reason,
    options=NoOptions,
    waivable=False,
)
