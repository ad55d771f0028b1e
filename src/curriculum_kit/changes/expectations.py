"""Whether an expectation became easier or harder to meet."""

from __future__ import annotations

import math
from enum import Enum

from curriculum_kit.model.claim import Expectation


class Slack(Enum):
    """How an expectation compares with the one that it replaces."""

    SAME = "same"
    LOOSER = "looser"
    TIGHTER = "tighter"
    OTHER = "other"


def slack(then: Expectation, now: Expectation) -> Slack:
    """Compare two expectations of one measurement.

    An expectation is looser if it admits every value that the other admits, and more; or, where
    each admits values of its own, if its range is the wider one. A correction keeps the width. So
    whoever moves a target cannot also widen it unseen.

    Args:
        then: The earlier one.
        now: The later one.
    """
    if str(then) == str(now) and repr(then) == repr(now):
        return Slack.SAME
    if (then.is_ is None) is not (now.is_ is None) or then.unit != now.unit:
        return Slack.OTHER
    (low, high), (lower, higher) = then.bounds, now.bounds
    if any(map(math.isnan, (low, high, lower, higher))):
        return Slack.OTHER
    if (low, high) == (lower, higher):
        return Slack.SAME
    if lower <= low and high <= higher:
        return Slack.LOOSER
    if low <= lower and higher <= high:
        return Slack.TIGHTER
    return _by_width(_width(then, now), _width(now, then))


def _width(one: Expectation, other: Expectation) -> float:
    """Return how wide an expectation is, as a share where both give their tolerance as one."""
    if one.within_relative is not None and other.within_relative is not None:
        return one.within_relative
    low, high = one.bounds
    return high - low


def _by_width(then: float, now: float) -> Slack:
    # Two tolerances of the same size around different values differ in their last digits.
    if math.isnan(then) or math.isnan(now) or math.isclose(then, now, rel_tol=1e-9):
        return Slack.OTHER
    return Slack.LOOSER if now > then else Slack.TIGHTER
