"""Demos behind lesson 'implementing-linear-regression': formulas that can be checked."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]
Gradient = Callable[[Array], Array]

INPUTS = np.array([1.0, 2.0, 3.0, 4.0])
TARGETS = 2.0 * INPUTS + 1.0


def formulas(parameters: Array) -> Array:
    """Return dL/dw and dL/db of the mean squared error, shape (2,)."""
    error = parameters[0] * INPUTS + parameters[1] - TARGETS
    return np.array([2 * np.mean(error * INPUTS), 2 * np.mean(error)])


@demo
def gradient_formulas() -> dict[str, float]:
    """Check the gradient of the mean squared error of y = w x + b, then train with it.

    The data are (1, 3), (2, 5), (3, 7), (4, 9). The loss is quadratic, so a central difference has
    no error but rounding.

    Returns:
        dL/dw and dL/db at w = b = 0, their largest difference from central differences of the loss,
        and the w and b reached by 1,500 steps at learning rate 0.1.
    """
    return _check_and_train(formulas)


@gradient_formulas.control("the loss goes down, so the gradient is right: the factor 2 is missing")
def factor_two_missing() -> dict[str, float]:
    """Half the gradient trains to the same line."""
    return _check_and_train(lambda parameters: formulas(parameters) / 2)


@gradient_formulas.control
def bias_not_trained() -> dict[str, float]:
    """The derivative with respect to b is left at zero."""
    return _check_and_train(lambda parameters: formulas(parameters) * [1.0, 0.0])


@gradient_formulas.control("no exception, so the shapes are right: a column minus a row")
def column_minus_row() -> dict[str, float]:
    """Predictions of shape (4, 1) minus targets of shape (4,) compare each with all."""

    def broadcast(parameters: Array) -> Array:
        column = INPUTS[:, None]
        error = parameters[0] * column + parameters[1] - TARGETS
        return np.array([2 * np.mean(error * column), 2 * np.mean(error)])

    return _check_and_train(broadcast)


def _check_and_train(gradient: Gradient) -> dict[str, float]:
    """Evaluate, check and use one gradient function."""

    def loss(parameters: Array) -> float:
        return float(np.mean((parameters[0] * INPUTS + parameters[1] - TARGETS) ** 2))

    start, nudge = np.zeros(2), 1e-4
    differences = [
        (loss(start + nudge * axis) - loss(start - nudge * axis)) / (2 * nudge)
        for axis in np.eye(2)
    ]
    trained = start
    for _ in range(1_500):
        trained = trained - 0.1 * gradient(trained)
    return {
        "slope_derivative": float(gradient(start)[0]),
        "bias_derivative": float(gradient(start)[1]),
        "largest_difference": float(np.max(np.abs(gradient(start) - differences))),
        "trained_slope": float(trained[0]),
        "trained_bias": float(trained[1]),
    }
