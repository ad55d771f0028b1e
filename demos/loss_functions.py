"""Demos behind lesson 'loss-functions': the choice of loss is a choice of answer."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]
Loss = Callable[[Array], float]


def squared(residuals: Array) -> float:
    """Return the mean squared error."""
    return float(np.mean(residuals**2))


def absolute(residuals: Array) -> float:
    """Return the mean absolute error."""
    return float(np.mean(np.abs(residuals)))


@demo
def mistyped_value() -> dict[str, float]:
    """Move one of 101 values away by 1010 and see how far the best constant prediction follows.

    The constant with the lowest mean squared error is the mean, the one with the lowest mean
    absolute error the median, which depends on ranks only (Huber 1964).

    Returns:
        How far each of the two constants moves, in the unit of the values.
    """
    return _follow_outlier(squared, absolute)


@mistyped_value.control("the choice of loss is cosmetic: absolute error does as well")
def absolute_error_in_both_places() -> dict[str, float]:
    """The mean absolute error is minimized where the mean squared error should be."""
    return _follow_outlier(absolute, absolute)


@mistyped_value.control("the choice of loss is cosmetic: squared error does as well")
def squared_error_in_both_places() -> dict[str, float]:
    """The mean squared error is minimized where the mean absolute error should be."""
    return _follow_outlier(squared, squared)


def _follow_outlier(first: Loss, second: Loss) -> dict[str, float]:
    """Return the shift of the minimizer of each loss when the largest value is mistyped."""
    typed = np.linspace(-1.0, 1.0, 101)
    mistyped = typed.copy()
    mistyped[-1] += 1010.0

    def shift(loss: Loss) -> float:
        return abs(_best_constant(mistyped, loss) - _best_constant(typed, loss))

    return {
        "shift_under_squared_error": shift(first),
        "shift_under_absolute_error": shift(second),
    }


def _best_constant(values: Array, loss: Loss) -> float:
    """Return the minimizer of a convex loss, shrinking its bracket by a third each time."""
    low, high = float(values.min()), float(values.max())
    for _ in range(120):
        third = (high - low) / 3.0
        if loss(values - (low + third)) < loss(values - (high - third)):
            high -= third
        else:
            low += third
    return (low + high) / 2.0
