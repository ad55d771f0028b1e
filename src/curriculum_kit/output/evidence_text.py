"""Evidence for people: one line a verified claim, and all the numbers of one that is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from curriculum_kit.counting import counted
from curriculum_kit.evidence.record import ClaimEvidence, ControlEvidence, Evidence, Verdict
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
    cached = f", {evidence.cached} of them cached" if evidence.cached else ""
    return f"{counted(len(evidence.claims), 'claim')}: {said}{cached}; {evidence.seconds:.1f} s."


def _claim(claim: ClaimEvidence, terminal: Terminal) -> Iterator[str]:
    verdict = terminal.paint(f"{claim.verdict.value:<12}", ROLES[claim.verdict])
    cached = terminal.paint(" (cached)", "quiet") if claim.cached else ""
    yield f"  {verdict} {printable(claim.claim)}{cached}"
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
        first, *more = _number(name, measurement.value, terminal)
        yield from (f"    {mark} {first.lstrip()}", *more)
        expected = f"expected {printable(str(measurement.expected))}{share}"
        yield from wrapped(expected, terminal.columns, indent=9)
    for control in claim.controls:
        yield from _control(control, terminal)


def _control(control: ControlEvidence, terminal: Terminal) -> Iterator[str]:
    said = f"violates {', '.join(control.violated) or 'nothing'}"
    words = printable(control.problem or said)
    role = None if control.violated and not control.problem else "error"
    yield from _labelled(f"control '{printable(control.label)}'", words, role, terminal)
    for name, value in control.measurements.items() if not control.problem else ():
        yield from _number(name, value, terminal)


def _labelled(label: str, said: str, role: str | None, terminal: Terminal) -> Iterator[str]:
    """Yield the lines of a label and what is said of it, which is painted if it has a role."""
    left = len(label.split())
    for line in wrapped(f"{label} {said}", terminal.columns, indent=4, hanging=2):
        words = line.split()
        margin, rest = line[: -len(line.lstrip())], " ".join(words[left:])
        painted = terminal.paint(rest, role) if rest and role else rest
        yield margin + " ".join([*words[:left], *([painted] if rest else [])])
        left = max(0, left - len(words))


def _number(name: str, value: object, terminal: Terminal) -> list[str]:
    return wrapped(f"{printable(name)} = {value!r}", terminal.columns, indent=9)
