"""Evidence for people: one line a verified claim, and all the numbers of one that is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from curriculum_kit.evidence.record import ClaimEvidence, ControlEvidence, Evidence, Verdict
from curriculum_kit.output.full import counted
from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.output.wrapping import wrapped

ROLES = {
    Verdict.VERIFIED: "good",
    Verdict.FAILED: "error",
    Verdict.UNCONTROLLED: "warning",
    Verdict.ERRORED: "error",
    Verdict.UNRUN: "warning",
}


def evidence_text(evidence: Evidence, terminal: Terminal) -> str:
    """Write evidence for people.

    Args:
        evidence: What was measured.
        terminal: What it is written to.

    Returns:
        The claims by lesson, and a summary in the last line.
    """
    lines: list[str] = []
    for lesson, claims in groupby(evidence.claims, key=lambda claim: claim.lesson):
        lines.append(terminal.paint(printable(lesson), "strong"))
        for claim in claims:
            lines += _claim(claim, terminal)
    return (
        "\n".join((*lines, *([""] if lines else []), evidence_summary(evidence, terminal))) + "\n"
    )


def evidence_summary(evidence: Evidence, terminal: Terminal) -> str:
    """Say in one line how the claims stand.

    Args:
        evidence: What was measured.
        terminal: What it is written to.
    """
    counts = [
        terminal.paint(f"{count} {verdict.value}", ROLES[verdict])
        for verdict, count in evidence.counts.items()
        if count
    ]
    said = ", ".join(counts) or "no claims"
    return f"{counted(len(evidence.claims), 'claim')}: {said}; {evidence.seconds:.1f} s."


def _claim(claim: ClaimEvidence, terminal: Terminal) -> Iterator[str]:
    verdict = terminal.paint(f"{claim.verdict.value:<12}", ROLES[claim.verdict])
    yield f"  {verdict} {printable(claim.claim)}"
    if claim.good:
        return
    if claim.message:
        yield from wrapped(printable(claim.message), terminal.columns, indent=4)
    if claim.demo:
        yield f"    {terminal.paint('demo:', 'quiet')} {printable(claim.demo)}"
    for name, measurement in claim.measurements.items():
        mark = (
            terminal.paint("ok  ", "good") if measurement.met else terminal.paint("miss", "error")
        )
        used = measurement.tolerance_used
        share = f", {used:.3g} of the tolerance" if used is not None else ""
        yield f"    {mark} {printable(name)} = {measurement.value!r}"
        yield f"         expected {printable(str(measurement.expected))}{share}"
    for control in claim.controls:
        yield from _control(control, terminal)


def _control(control: ControlEvidence, terminal: Terminal) -> Iterator[str]:
    label = f"    control '{printable(control.label)}'"
    if control.problem:
        yield f"{label} {terminal.paint(printable(control.problem), 'error')}"
        return
    if control.violated:
        yield f"{label} violates {printable(', '.join(control.violated))}"
    else:
        yield f"{label} {terminal.paint('violates nothing', 'error')}"
    for name, value in control.measurements.items():
        yield f"         {printable(name)} = {value!r}"
