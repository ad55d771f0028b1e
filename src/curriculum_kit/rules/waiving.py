"""Waivers held against findings: the closest one around a subject silences what is said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from curriculum_kit.findings import Finding
from curriculum_kit.model.waiver import Waiver
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context, WaiverUse


def apply_waivers(
    found: Sequence[Finding], context: Context, run: Collection[str]
) -> tuple[list[Finding], list[WaiverUse]]:
    """Mark the findings that a waiver beside their subject, or around it, silences.

    Args:
        found: The findings.
        context: What the rules saw.
        run: The rules that saw all there is, so that a waiver that silences nothing is idle.

    Returns:
        The findings, and what became of each waiver.
    """

    def meant(waiver: Waiver) -> str | None:
        names = context.names
        word = waiver.rule if waiver.rule in names else names.nearest(waiver.rule) or ""
        rule = names.get(word)
        return rule.name if rule else None

    written = [
        (subject, position, waiver, meant(waiver))
        for subject, waivers in context.course.waivers()
        for position, waiver in enumerate(waivers)
    ]
    holding: dict[tuple[str, str | None], int] = {}
    for number, (subject, _position, _waiver, rule) in enumerate(written):
        holding.setdefault((subject, rule), number)
    silenced: Counter[int] = Counter()
    judged = []
    for finding in found:
        holders = context.course.holders(finding.subject) if holding else ()
        keys = ((holder, finding.rule) for holder in holders)
        closest = next((holding[key] for key in keys if key in holding), None)
        if closest is None:
            judged.append(finding)
            continue
        silenced[closest] += 1
        judged.append(replace(finding, waived=written[closest][2].reason or ""))
    uses = [
        WaiverUse(
            waiver=waiver,
            where=Pointer(subject, ("waivers", position, "rule")),
            rule=rule,
            silenced=silenced[number],
            tried=rule in run,
        )
        for number, (subject, position, waiver, rule) in enumerate(written)
    ]
    return judged, uses
