"""From measurements to a verdict: a claim is only as good as the controls that it refuses."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from curriculum_kit.evidence.demo import Measurements
from curriculum_kit.evidence.record import (
    ClaimEvidence,
    ControlEvidence,
    MeasurementEvidence,
    Verdict,
)
from curriculum_kit.evidence.work import Outcome
from curriculum_kit.model.claim import Claim, Expectation, Measurement

Expectations = Mapping[str, Expectation]


def judge(
    claim: Claim,
    lesson: str,
    *,
    demo: Outcome,
    controls: Sequence[tuple[str, Outcome]],
    figure: tuple[str, Outcome] | None = None,
    seeds: int = 1,
) -> ClaimEvidence:
    """Judge a claim by what its demo, its controls and its figure came to.

    It is verified if the demo meets every expectation for every seed, every control violates at
    least one, and every expectation is violated by at least one control: by a measured value, for
    every seed, and not by failing to measure.

    Args:
        claim: The claim.
        lesson: The slug of the lesson that stands on it.
        demo: What its demo measured.
        controls: What each of its controls measured, with the control's label.
        figure: What its figure came to, with the name of the file it goes into.
        seeds: How many seeds were run.
    """
    evidence = ClaimEvidence(
        claim=claim.id,
        lesson=lesson,
        verdict=Verdict.VERIFIED,
        demo=claim.demo,
        seeds=seeds,
        seconds=sum(outcome.seconds for outcome in _all(demo, controls, figure)),
        measurements=_measured(claim.expect, demo.measurements),
        controls=tuple(_control(claim.expect, label, outcome) for label, outcome in controls),
        figures={figure[0]: figure[1].figure} if figure and figure[1].figure else {},
        problem=_problem(claim.expect, demo, figure),
    )
    return _conclude(evidence)


def not_judged(claim: Claim, lesson: str, verdict: Verdict, message: str) -> ClaimEvidence:
    """Return the evidence for a claim of which nothing could be run.

    Args:
        claim: The claim.
        lesson: The slug of the lesson that stands on it.
        verdict: What that amounts to.
        message: Why nothing could be run, on one line.
    """
    return ClaimEvidence(
        claim.id, lesson, verdict, demo=claim.demo, problem=message, message=message
    )


def unmet(evidence: ClaimEvidence) -> Iterator[str]:
    """Yield a sentence for every measurement that misses its expectation.

    Args:
        evidence: The evidence for one claim.
    """
    for name, measurement in evidence.measurements.items():
        if not measurement.met:
            yield f"{name} is {shown(measurement.value)}, expected {measurement.expected}"


def uncontrolled(evidence: ClaimEvidence) -> Iterator[str]:
    """Yield a sentence for every way in which the claim's check could not fail.

    Args:
        evidence: The evidence for one claim.
    """
    if not evidence.controls:
        yield "it has no control: nothing shows that this check can fail"
        return
    for control in evidence.controls:
        if not control.violated:
            yield f"control '{control.label}' meets every expectation"
    for name in evidence.unviolated:
        yield f"no control violates {name}"


def shown(value: Measurement) -> str:
    """Return a measured value as messages print it.

    Args:
        value: The value.
    """
    return str(value).lower() if isinstance(value, bool) else f"{value!r}"


def _all(
    demo: Outcome, controls: Sequence[tuple[str, Outcome]], figure: tuple[str, Outcome] | None
) -> Iterator[Outcome]:
    yield demo
    yield from (outcome for _, outcome in controls)
    if figure is not None:
        yield figure[1]


def _conclude(evidence: ClaimEvidence) -> ClaimEvidence:
    """Add the verdict, which is that of the worst that there is to say, and the message."""
    errors = [
        f"control '{control.label}' {control.problem}"
        for control in evidence.controls
        if control.problem is not None and f"the demo {control.problem}" != evidence.problem
    ]
    if evidence.problem is not None:
        errors.insert(0, evidence.problem)
    for verdict, reasons in (
        (Verdict.ERRORED, errors),
        (Verdict.FAILED, list(unmet(evidence))),
        (Verdict.UNCONTROLLED, list(uncontrolled(evidence))),
    ):
        if reasons:
            return replace(evidence, verdict=verdict, message="; ".join(reasons))
    return evidence


def _problem(expect: Expectations, demo: Outcome, figure: tuple[str, Outcome] | None) -> str | None:
    """Say why the demo cannot be judged, if it cannot."""
    problem = (
        demo.problem or _mismatch(expect, demo.measurements) or _not_a_number(demo.measurements)
    )
    if problem is not None:
        return f"the demo {problem}"
    if figure is not None and figure[1].problem is not None:
        return f"the figure {figure[1].problem}"
    return None


def _mismatch(expect: Expectations, measured: Sequence[Measurements]) -> str | None:
    """Say which measurements are missing, or are not asked for, in the first seed to differ."""
    for measurements in measured:
        missing = [name for name in expect if name not in measurements]
        extra = [name for name in measurements if name not in expect]
        if missing:
            return f"does not measure {_listed(missing)}"
        if extra:
            return f"measures {_listed(extra)}, of which the claim expects nothing"
    return None


def _not_a_number(measured: Sequence[Measurements]) -> str | None:
    """Say which measurement is none: a NaN is neither met nor missed."""
    for measurements in measured:
        for name, value in measurements.items():
            if math.isnan(value):
                return f"measures '{name}' as NaN, which is no number"
    return None


def _listed(names: Sequence[str]) -> str:
    return " and ".join(", ".join(f"'{name}'" for name in names).rsplit(", ", 1))


def _measured(
    expect: Expectations, measured: Sequence[Measurements]
) -> dict[str, MeasurementEvidence]:
    return {
        name: _worst(expectation, [measurements[name] for measurements in measured])
        for name, expectation in expect.items()
        if measured and all(name in measurements for measurements in measured)
    }


def _worst(expectation: Expectation, values: Sequence[Measurement]) -> MeasurementEvidence:
    """Return the first value that misses, else the one that uses most of the tolerance."""
    judged = [
        MeasurementEvidence(
            value, expectation, expectation.met_by(value), _tolerance_used(expectation, value)
        )
        for value in values
    ]
    missed = next((each for each in judged if not each.met), None)
    return missed or max(judged, key=lambda each: _rank(each.tolerance_used))


def _rank(share: float | None) -> float:
    return -1.0 if share is None else share


def _tolerance_used(expectation: Expectation, value: Measurement) -> float | None:
    """Return the share of the tolerance used; nothing is used of none where the value is exact."""
    if not _comparable(expectation, value):
        return None
    low, high = expectation.bounds
    if low == high and expectation.met_by(value):
        return 0.0
    return expectation.tolerance_used(value)


def _comparable(expectation: Expectation, value: Measurement) -> bool:
    return isinstance(value, bool) is (expectation.is_ is not None)


def _control(expect: Expectations, label: str, outcome: Outcome) -> ControlEvidence:
    """Judge one control; what it fails to measure, it does not violate."""
    problem = (
        outcome.problem
        or _mismatch(expect, outcome.measurements)
        or _not_a_number(outcome.measurements)
        or _another_kind(expect, outcome.measurements)
    )
    if outcome.problem is not None:
        return ControlEvidence(label, problem=problem)
    nearest = {
        name: next(filter(expectation.met_by, values), values[0])
        for name, expectation in expect.items()
        if (values := [each[name] for each in outcome.measurements if name in each])
    }
    violated = tuple(name for name, value in nearest.items() if not expect[name].met_by(value))
    return ControlEvidence(label, () if problem else violated, nearest, problem)


def _another_kind(expect: Expectations, measured: Sequence[Measurements]) -> str | None:
    """Say which value of a control is of a kind that its expectation cannot refuse."""
    for measurements in measured:
        for name, value in measurements.items():
            if not _comparable(expect[name], value):
                kind = "a truth value" if isinstance(value, bool) else "a number"
                return f"measures '{name}' as {kind}, which is not what the claim expects"
    return None
