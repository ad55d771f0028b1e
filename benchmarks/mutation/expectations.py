"""The mutants of what a course states: every expectation of a claim, wrong in one way at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from curriculum_kit.model.claim import Claim, Expectation

APART = 1.001
"""Of the width of an interval, how far it is moved, so that the old and the new one do not meet."""


@dataclass(frozen=True, slots=True)
class Misstatement:
    """One expectation of a claim, changed.

    Attributes:
        claim: The claim with the change.
        kind: The kind of the change.
        name: The measurement.
        before: What was expected of it.
        after: What is expected instead.
    """

    claim: Claim
    kind: str
    name: str
    before: Expectation
    after: Expectation

    @property
    def contradicts(self) -> bool:
        """Whether no value meets both, so that at most one of them can be verified.

        A bound that is moved need not contradict the old one: "at most 1" and "at most 10" may
        both be true.
        """
        (low, high), (other_low, other_high) = self.before.bounds, self.after.bounds
        return high < other_low or other_high < low

    @property
    def change(self) -> str:
        """The change in one line."""
        return f"{self.name}: {self.before} -> {self.after}"


def misstatements_of(claim: Claim) -> Iterator[Misstatement]:
    """Yield the mutants of a claim's expectations.

    Args:
        claim: The claim.
    """
    for name, expectation in claim.expect.items():
        for kind, after in _changed(expectation):
            if after.bounds != expectation.bounds:
                mutated = replace(claim, expect={**claim.expect, name: after})
                object.__setattr__(mutated, "id", claim.id)
                yield Misstatement(mutated, kind, name, expectation, after)


def _changed(expectation: Expectation) -> Iterator[tuple[str, Expectation]]:
    if expectation.is_ is not None:
        yield "value", _truth(not expectation.is_)
        return
    low, high = expectation.bounds
    if math.isfinite(low) and math.isfinite(high):
        step = APART * (high - low) or 1e-9 * max(1.0, abs(high))
        yield "value", _mapped(expectation, lambda bound: bound + step)
        yield "value", _mapped(expectation, lambda bound: bound - step)
    elif expectation.at_most is not None:
        yield "direction", Expectation(at_least=expectation.at_most)
    else:
        yield "direction", Expectation(at_most=expectation.at_least)
    yield "sign", _mapped(expectation, lambda bound: -bound)
    yield "exponent", _mapped(expectation, lambda bound: 10 * bound)
    yield "exponent", _mapped(expectation, lambda bound: bound / 10)


def _truth(value: bool) -> Expectation:  # noqa: FBT001  # it is the value
    data: dict[str, bool] = {"is": value}
    return TypeAdapter(Expectation).validate_python(data)


def _mapped(expectation: Expectation, change: Callable[[float], float]) -> Expectation:
    """Change every bound, and leave a tolerance as wide as it is."""
    if expectation.equals is not None:
        return Expectation(equals=change(expectation.equals), within=expectation.tolerance)
    if expectation.between is not None:
        low, high = sorted(map(change, expectation.between))
        return Expectation(between=(low, high))
    if expectation.at_most is not None:
        return Expectation(at_most=change(expectation.at_most))
    return Expectation(at_least=change(expectation.at_least or 0.0))
