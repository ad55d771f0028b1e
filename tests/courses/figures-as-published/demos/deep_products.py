"""Demos behind lesson 'deep-products': factors multiplied over layers."""

import numpy as np

from curriculum_kit import demo


@demo
def nine_sigmoids() -> dict[str, float]:
    """Multiply the slope of the sigmoid at its steepest, where the weighted sum is 0, nine times.

    Returns:
        The product, and how many times smaller than 1 it is.
    """
    return _sigmoids(layers=9)


@nine_sigmoids.control
def ten_factors_counted_as_nine() -> dict[str, float]:
    """All ten layers give a factor, the last one too."""
    return _sigmoids(layers=10)


def _sigmoids(layers: int) -> dict[str, float]:
    """Multiply slope by slope."""
    sigmoid = 1 / (1 + np.exp(0.0))
    share = float(np.prod(np.full(layers, sigmoid * (1 - sigmoid))))
    return {"share_left": share, "times_slower": 1 / share}


@demo
def nine_doublings() -> dict[str, float]:
    """Send a gradient back through nine layers that double it.

    Returns:
        The gradient at the end over that at the start.
    """
    return {"growth": _double(layers=9)}


@nine_doublings.control
def ten_doublings_counted_as_nine() -> dict[str, float]:
    """The row starts with the gradient doubled once."""
    return {"growth": _double(layers=10)}


def _double(layers: int) -> float:
    """Double 1.0 once a layer."""
    gradient = 1.0
    for _ in range(layers):
        gradient *= 2
    return gradient
