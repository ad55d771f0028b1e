"""Demo behind lesson 'worked-gradient': the derivative of a mean squared error."""

import numpy as np

from curriculum_kit import demo

INPUTS = np.array([1.0, 2.0, 3.0])
TARGETS = np.array([4.0, 6.0, 8.0])


@demo
def slope_of_three_points() -> dict[str, float]:
    """Differentiate the mean squared error of w x + b with respect to w at w = 0 and b = 1.

    Returns:
        The derivative, -2 times the mean of input times error.
    """
    w, b = 0.0, 1.0
    return {"derivative": float(-2 * np.mean(INPUTS * (TARGETS - (w * INPUTS + b))))}


@slope_of_three_points.control("bracket lost: target - w x + b")
def bracket_lost() -> dict[str, float]:
    """The bias is added to the error in place of subtracted."""
    w, b = 0.0, 1.0
    return {"derivative": float(-2 * np.mean(INPUTS * (TARGETS - w * INPUTS + b)))}
