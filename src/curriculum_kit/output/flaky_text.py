"""How often claims fail, for people: one line a claim on target, and the counts of one off it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from curriculum_kit.counting import counted
from curriculum_kit.evidence.rates import RUNS, ClaimRate, Rates
from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.output.wrapping import wrapped


def flaky_text(rates: Rates, terminal: Terminal) -> str:
    """Write for people how often claims failed.

    Args:
        rates: What was counted.
        terminal: What it is written to.

    Returns:
        The claims by lesson, and a summary at the end.
    """
    lines: list[str] = []
    for lesson, claims in groupby(rates.claims, key=lambda claim: claim.lesson):
        lines.append(terminal.paint(printable(lesson), "strong"))
        for claim in claims:
            lines += _claim(claim, terminal)
    return "\n".join((*lines, *([""] if lines else []), *_summary(rates, terminal))) + "\n"


def _claim(claim: ClaimRate, terminal: Terminal) -> Iterator[str]:
    on_target = claim.on_target
    mark = terminal.paint(*(("on target ", "good") if on_target else ("off target", "error")))
    failed = f"{claim.failed:2} of {claim.runs:2} failed" if claim.runs else "not run"
    yield f"  {mark}  {failed:15}  {printable(claim.claim)}"
    if on_target:
        return
    for said in _reasons(claim):
        yield from wrapped(printable(said), terminal.columns, indent=4)
    if claim.message is not None:
        yield from wrapped(printable(claim.message), terminal.columns, indent=6)


def _reasons(claim: ClaimRate) -> Iterator[str]:
    runs = counted(claim.runs, "run")
    if claim.failed:
        yield f"failed in {claim.failed} of {runs}, target 0"
    for name, missed in claim.missed.items():
        if missed:
            yield f"{name} missed its expectation in {missed}"
    for label, violated in claim.controls:
        if violated < claim.runs:
            yield (
                f"control '{label}' violated in {violated} of {runs}, target {claim.runs}: "
                "in the others it met every expectation, or proved nothing"
            )
    if claim.runs and not claim.controls:
        yield "has no control: nothing shows that this check can fail"
    for name, unviolated in claim.unviolated.items():
        if claim.controls and unviolated:
            yield f"no control violated {name} in {unviolated} of {runs}, target 0"
    if not claim.repeatable:
        yield (
            "measured something else when it was run again with the same seeds: chance or a clock "
            "that the generator does not govern"
        )


def _summary(rates: Rates, terminal: Terminal) -> Iterator[str]:
    good = sum(claim.on_target for claim in rates.claims)
    bad = len(rates.claims) - good
    once = sum(claim.runs == 1 for claim in rates.claims)
    counts = [
        terminal.paint(f"{count} {what} target", role)
        for count, what, role in ((good, "on", "good"), (bad, "off", "error"))
        if count
    ]
    said = ", ".join(counts) or "no claims"
    yield f"{counted(len(rates.claims), 'claim')}: {said}; {rates.seconds:.1f} s."
    yield f"A run has all the seeds that a claim asks for; {RUNS} runs, each with other seeds."
    if once:
        yield (
            f"{once} of the claims {'was' if once == 1 else 'were'} run once: "
            "neither demo nor controls take a generator."
        )
