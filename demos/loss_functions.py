"""Demos behind lesson 'loss-functions': the choice of loss is a choice of answer."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Loss = Callable[[Array], float]


def squared(residuals: Array) -> float:
    """Return the mean squared error."""
    return float(np.mean(residuals**2))


def absolute(residuals: Array) -> float:
    """Return the mean absolute error."""
    return float(np.mean(np.abs(residuals)))


@demo
def best_constants(generator: np.random.Generator) -> dict[str, float]:
    """Search for the constant that predicts 10,001 exponentially distributed values best.

    The mean squared error is lowest at the mean of the values, the mean absolute error at their
    median (Bishop 2006). Many values of an exponential distribution have a mean near 1 and a median
    near ln 2; in a symmetric distribution the two would be the same.

    Args:
        generator: Draws the values.

    Returns:
        The best constant under each loss, and how far it is from the mean and from the median.
    """
    return _search_constants(generator)


@best_constants.control("the choice of loss is cosmetic: both losses have the same best constant")
def squared_error_for_both(generator: np.random.Generator) -> dict[str, float]:
    """The mean squared error is minimized where the mean absolute error should be."""
    return _search_constants(generator, losses=(squared, squared))


@best_constants.control
def losses_exchanged(generator: np.random.Generator) -> dict[str, float]:
    """The median is expected of the squared error and the mean of the absolute error."""
    return _search_constants(generator, losses=(absolute, squared))


@best_constants.control
def symmetric_values(generator: np.random.Generator) -> dict[str, float]:
    """Normal values around 2 have both their mean and their median there."""
    return _search_constants(generator, skewed=False)


@best_constants.figure
def losses_of_constants(generator: np.random.Generator) -> Figure:
    """Both losses of the constants from 0 to 2."""
    values = generator.exponential(size=10_001)
    constants = np.linspace(0.0, 2.0, 41).tolist()
    return Figure(
        title="Squared error is lowest at the mean, absolute error at the median",
        x=Axis("constant prediction"),
        y=Axis("loss"),
        series=[
            Series("mean squared error", constants, [squared(values - c) for c in constants]),
            Series("mean absolute error", constants, [absolute(values - c) for c in constants]),
            Series(
                "mean and median",
                [float(values.mean()), float(np.median(values))],
                [squared(values - values.mean()), absolute(values - np.median(values))],
                style="points",
            ),
        ],
    )


def _search_constants(
    generator: np.random.Generator,
    *,
    losses: tuple[Loss, Loss] = (squared, absolute),
    skewed: bool = True,
) -> dict[str, float]:
    """Minimize both losses and compare with the mean and the median."""
    values = generator.exponential(size=10_001) if skewed else generator.normal(2.0, 1.0, 10_001)
    under_squared, under_absolute = (_best_constant(values, loss) for loss in losses)
    return {
        "best_under_squared_error": under_squared,
        "distance_from_the_mean": abs(under_squared - float(values.mean())),
        "best_under_absolute_error": under_absolute,
        "distance_from_the_median": abs(under_absolute - float(np.median(values))),
    }


VALUES = np.arange(101.0)


@demo
def mistyped_value() -> dict[str, float]:
    """Move one of the 101 values from 0 to 100 and see how far the best constant follows.

    The constant with the lowest mean squared error is the mean, which moves by the distance over
    101; the one with the lowest mean absolute error is the median, which depends on ranks only
    (Huber 1964).

    Returns:
        How far each of the two constants moves, in the unit of the values, when the largest value
        is moved away by 101 and when it is moved away by 1010; how far the second one moves when
        1010 is added as one more value.
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


@mistyped_value.figure
def shift_against_distance() -> Figure:
    """How far the best constant follows under each loss, against the distance of the outlier."""
    distances = [1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0]
    return Figure(
        title="Squared error follows an outlier however far, absolute error does not",
        x=Axis("distance that the largest value is moved", scale="log"),
        y=Axis("shift of the best constant"),
        series=[
            Series("mean squared error", distances, [_shift(squared, d) for d in distances]),
            Series("mean absolute error", distances, [_shift(absolute, d) for d in distances]),
        ],
    )


def _follow_outlier(first: Loss, second: Loss) -> dict[str, float]:
    """Return the shift of the minimizer of each loss for an outlier near and far."""
    near, far = 101.0, 1_010.0
    added = _best_constant(np.append(VALUES, far), second) - _best_constant(VALUES, second)
    return {
        "near_shift_under_squared_error": _shift(first, near),
        "far_shift_under_squared_error": _shift(first, far),
        "near_shift_under_absolute_error": _shift(second, near),
        "far_shift_under_absolute_error": _shift(second, far),
        "shift_by_an_added_value": abs(added),
    }


def _shift(loss: Loss, distance: float) -> float:
    """Return how far the minimizer of a loss moves when the largest value does."""
    mistyped = VALUES.copy()
    mistyped[-1] += distance
    return abs(_best_constant(mistyped, loss) - _best_constant(VALUES, loss))


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
