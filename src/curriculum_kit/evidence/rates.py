"""How often claims failed over many runs: the counts, apart from whatever counts them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

RUNS = 50
"""How often a claim that takes a generator is run."""


@dataclass(frozen=True, slots=True)
class ClaimRate:
    """How often a claim failed, and how often its controls were caught.

    Attributes:
        claim: The claim's id.
        lesson: The slug of the lesson that stands on it.
        demo: The claim's reference to its demo, or None.
        seeds: How many seeds each run has.
        runs: How many runs there were: 1 where neither demo nor controls take a generator, 0 where
            there is nothing to run.
        failed: In how many the demo missed an expectation or could not be judged; 0 is the target.
        missed: In how many each expectation was missed.
        controls: In how many each control violated an expectation, by label; all is the target.
        unviolated: In how many no control violated an expectation; 0 is the target.
        repeatable: Whether the first run, done again with the same seeds, measured the same.
        message: What went wrong in the first run that fell short, or None.
        seconds: How long its processes ran, added up.
    """

    claim: str
    lesson: str
    demo: str | None
    seeds: int
    runs: int = 0
    failed: int = 0
    missed: Mapping[str, int] = field(default_factory=dict)
    controls: Sequence[tuple[str, int]] = ()
    unviolated: Mapping[str, int] = field(default_factory=dict)
    repeatable: bool = True
    message: str | None = None
    seconds: float = 0.0

    @property
    def on_target(self) -> bool:
        """Whether the claim never failed, and every control and every expectation always did."""
        caught = self.controls and all(count == self.runs for _label, count in self.controls)
        spared = self.failed or any(self.unviolated.values())
        return bool(self.runs and caught and not spared and self.repeatable)


@dataclass(frozen=True, slots=True)
class Rates:
    """How often the claims of a course failed.

    Attributes:
        claims: In course order.
        seconds: How long it took.
    """

    claims: tuple[ClaimRate, ...]
    seconds: float

    @property
    def good(self) -> bool:
        """Whether every claim is on target."""
        return all(claim.on_target for claim in self.claims)
