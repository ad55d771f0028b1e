"""Demo behind lesson 'softmax': shares that sum to one."""

from math import exp

from curriculum_kit import demo

SCORES = [1.0, 0.0, 0.5]
SEEN = [True, True, False]


@demo
def masked_row() -> dict[str, float]:
    """Turn three scores into shares, with the third masked before the division.

    Returns:
        The sum of the shares of the scores that are seen.
    """
    return {"sum_of_shares": _sum_of_shares(divided_by=_total(SEEN))}


@masked_row.control
def masked_after_the_division() -> dict[str, float]:
    """The masked score has its part in the total, and only then is its share struck out."""
    return {"sum_of_shares": _sum_of_shares(divided_by=_total([True, True, True]))}


def _total(seen: list[bool]) -> float:
    """Add up the exponentials of the scores that are seen."""
    return sum(exp(score) for score, is_seen in zip(SCORES, seen, strict=True) if is_seen)


def _sum_of_shares(divided_by: float) -> float:
    """Add up the shares of the scores that are seen."""
    return _total(SEEN) / divided_by
