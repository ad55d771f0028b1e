"""More demos behind lesson 'batching-and-sgd': what more data costs without a penalty."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@demo
def more_data(generator: np.random.Generator) -> dict[str, float]:
    """Fit 50 coefficients to the first 20, 40 and 100 of 100 examples, on 100 data sets.

    Inputs and noise are standard normal, the true coefficients have length 1. Without a penalty the
    fit is the minimum-norm one while examples are fewer than coefficients, and its expected excess
    risk is known exactly: 1 - n/50 + n/(50 - n - 1) below 50 examples, 50/(n - 50 - 1) above
    (Nakkiran 2019; Hastie, Montanari, Rosset and Tibshirani 2022). The best ridge penalty is 50,
    the noise variance over the variance of a coefficient.

    Args:
        generator: Draws the data sets.

    Returns:
        Mean squared distance from the true coefficients for 20, 40 and 100 examples without a
        penalty, and for 40 with the best penalty; the larger of the two ratios of successive
        distances with it.
    """
    return _grow_data(generator)


@more_data.control("more data always helps: true with the best penalty")
def best_penalty_throughout(generator: np.random.Generator) -> dict[str, float]:
    """The unregularized fit is regularized."""
    return _grow_data(generator, penalty=50.0)


@more_data.control
def penalty_forgotten(generator: np.random.Generator) -> dict[str, float]:
    """The regularized fit has no penalty."""
    return _grow_data(generator, best_penalty=0.0)


@more_data.control
def targets_without_noise(generator: np.random.Generator) -> dict[str, float]:
    """There is no noise to fit."""
    return _grow_data(generator, deviation=0.0)


@more_data.figure
def risk_against_examples(generator: np.random.Generator) -> Figure:
    """Excess risk without a penalty and with the best one, over the number of examples."""
    sizes = [10, 20, 30, 35, 40, 44, 56, 60, 65, 75, 90, 100]
    data = _draw_data(generator, 200, deviation=1.0)
    return Figure(
        title="Without a penalty, more data hurts on the way to 50 examples",
        x=Axis("examples (coefficients: 50)"),
        y=Axis("excess risk (noise variances)", scale="log"),
        series=[
            Series("no penalty", sizes, [_risk(*data, size, 0.0) for size in sizes]),
            Series("best penalty", sizes, [_risk(*data, size, 50.0) for size in sizes]),
        ],
    )


def _grow_data(
    generator: np.random.Generator,
    *,
    penalty: float = 0.0,
    best_penalty: float = 50.0,
    deviation: float = 1.0,
) -> dict[str, float]:
    """Return the excess risk as the same data sets grow."""
    data = _draw_data(generator, 100, deviation)
    regularized = [_risk(*data, size, best_penalty) for size in (20, 40, 100)]
    return {
        "risk_with_20": _risk(*data, 20, penalty),
        "risk_with_40": _risk(*data, 40, penalty),
        "risk_with_100": _risk(*data, 100, penalty),
        "risk_with_40_and_penalty": regularized[1],
        "worst_ratio_with_penalty": max(
            regularized[1] / regularized[0], regularized[2] / regularized[1]
        ),
    }


def _draw_data(
    generator: np.random.Generator, number: int, deviation: float
) -> tuple[Array, Array, Array]:
    """Return inputs (number, 100, 50), targets (number, 100, 1), coefficients (number, 50, 1)."""
    inputs = generator.normal(size=(number, 100, 50))
    coefficients = generator.normal(size=(number, 50, 1))
    coefficients /= np.linalg.norm(coefficients, axis=1, keepdims=True)
    return inputs, generator.normal(inputs @ coefficients, deviation), coefficients


def _risk(inputs: Array, targets: Array, coefficients: Array, size: int, penalty: float) -> float:
    """Fit the first examples of every data set and average the squared distance from the truth."""
    x, y = inputs[:, :size], targets[:, :size]
    transposed = x.transpose(0, 2, 1)
    if size < 50:
        fit = transposed @ np.linalg.solve(x @ transposed + penalty * np.eye(size), y)
    else:
        fit = np.linalg.solve(transposed @ x + penalty * np.eye(50), transposed @ y)
    return float(np.mean(np.sum((fit - coefficients) ** 2, axis=1)))
