"""Evidence: what was measured for each claim, what it amounts to, and how that is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from curriculum_kit.evidence.figure import Figure
from curriculum_kit.evidence.plain import plain_expectation, plain_number
from curriculum_kit.model.claim import Expectation, Measurement

SCHEMA_VERSION = 1


class Verdict(StrEnum):
    """What the evidence for a claim amounts to; only the first counts as good."""

    VERIFIED = "verified"
    FAILED = "failed"
    UNCONTROLLED = "uncontrolled"
    ERRORED = "errored"
    UNRUN = "unrun"


@dataclass(frozen=True, slots=True)
class MeasurementEvidence:
    """One measured value beside what it must be; over several seeds the worst of them.

    Attributes:
        value: What the demo measured, in the expectation's unit.
        expected: What it must be.
        met: Whether it is, for every seed.
        tolerance_used: The share of the tolerance that the value uses: 0 is exact, 1 the edge;
            None where there is no scale for it.
    """

    value: Measurement
    expected: Expectation
    met: bool
    tolerance_used: float | None


@dataclass(frozen=True, slots=True)
class ControlEvidence:
    """What one control measured.

    Attributes:
        label: What is wrong in the control, in words.
        violated: The measurements by which it violates the claim's expectations, in every seed.
        measurements: What it measured; over several seeds, where it comes nearest to meeting.
        problem: Why it proves nothing, as a predicate, or None.
    """

    label: str
    violated: tuple[str, ...] = ()
    measurements: Mapping[str, Measurement] = field(default_factory=dict)
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimEvidence:
    """The evidence for one claim.

    Attributes:
        claim: The claim's id.
        lesson: The slug of the lesson that stands on it.
        verdict: What the evidence amounts to.
        demo: The claim's reference to its demo, or None.
        seeds: How many seeds were run.
        seconds: How long its processes ran, added up.
        measurements: By name, in the order of the claim's expectations.
        controls: In the order written.
        figures: The figures drawn, by the name of the file they go into.
        problem: Why the demo itself could not be judged, as a sentence, or None.
        message: What is wrong, on one line; None for a claim that is verified.
        fingerprint: Of everything that the evidence depends on; empty if nobody asked for it.
        cached: Whether it was measured by an earlier run.
    """

    claim: str
    lesson: str
    verdict: Verdict
    demo: str | None = None
    seeds: int = 1
    seconds: float = 0.0
    measurements: Mapping[str, MeasurementEvidence] = field(default_factory=dict)
    controls: tuple[ControlEvidence, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    problem: str | None = None
    message: str | None = None
    fingerprint: str = ""
    cached: bool = False

    @property
    def good(self) -> bool:
        """Whether the claim is verified."""
        return self.verdict is Verdict.VERIFIED

    @property
    def unviolated(self) -> tuple[str, ...]:
        """The measured expectations that no control violates."""
        violated = {name for control in self.controls for name in control.violated}
        return tuple(name for name in self.measurements if name not in violated)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence for a course.

    Attributes:
        claims: In course order.
        seconds: How long the run took.
    """

    claims: tuple[ClaimEvidence, ...]
    seconds: float

    @property
    def good(self) -> bool:
        """Whether every claim is verified."""
        return all(claim.good for claim in self.claims)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many claims got each verdict; every verdict is there."""
        counted = Counter(claim.verdict for claim in self.claims)
        return {verdict: counted[verdict] for verdict in Verdict}

    @property
    def cached(self) -> int:
        """How many claims were measured by an earlier run."""
        return sum(claim.cached for claim in self.claims)


def as_document(evidence: Evidence) -> dict[str, object]:
    """Return evidence as the JSON document that ``verify --format json`` prints.

    Args:
        evidence: The evidence.

    Returns:
        Plain values only. What is no number to JSON is written as a text: ``"NaN"``,
        ``"Infinity"``, ``"-Infinity"``.
    """
    counts = {verdict.value: count for verdict, count in evidence.counts.items()}
    return {
        "schema_version": SCHEMA_VERSION,
        "summary": {**counts, "cached": evidence.cached, "seconds": round(evidence.seconds, 3)},
        "claims": [claim_document(claim) for claim in evidence.claims],
    }


def claim_document(claim: ClaimEvidence) -> dict[str, object]:
    """Return the evidence for one claim as that document holds it.

    Args:
        claim: The evidence.
    """
    return {
        "claim": claim.claim,
        "lesson": claim.lesson,
        "verdict": claim.verdict.value,
        "demo": claim.demo,
        "seeds": claim.seeds,
        "seconds": round(claim.seconds, 4),
        "cached": claim.cached,
        "measurements": {
            name: {
                "value": plain_number(measurement.value),
                "expected": plain_expectation(measurement.expected),
                "met": measurement.met,
                "tolerance_used": plain_number(measurement.tolerance_used),
            }
            for name, measurement in claim.measurements.items()
        },
        "controls": [
            {
                "control": control.label,
                "violated": list(control.violated),
                "measurements": {
                    name: plain_number(value) for name, value in control.measurements.items()
                },
            }
            for control in claim.controls
        ],
        "figures": list(claim.figures),
        "message": claim.message,
    }
