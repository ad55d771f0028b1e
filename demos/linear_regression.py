"""Demos behind lesson 'linear-regression': the best line is computed, not seen."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]
Fit = Callable[[Array, Array], float]


@demo
def line_by_eye(generator: np.random.Generator) -> dict[str, float]:
    """Compare the least-squares line with the line along the middle of the same cloud.

    The cloud has 200 points whose two coordinates have variance 1 and correlation 0.6. A line drawn
    by eye tends to follow the cloud's long axis, its first principal component (Mosteller, Siegel,
    Trapido and Youtz 1981), but squared errors are measured vertically.

    Args:
        generator: Draws the cloud; its means, variances and correlation are then set exactly.

    Returns:
        Slope of the least-squares line and of the long axis, the mean squared vertical error of
        each, and the mean product of input and least-squares residual.
    """
    return _compare_lines(*_cloud(generator))


@line_by_eye.control("the eye is enough: its line is taken for the best one")
def line_by_eye_for_least_squares(generator: np.random.Generator) -> dict[str, float]:
    """The long axis stands where the least-squares line should."""
    return _compare_lines(*_cloud(generator), fit=_along_the_cloud)


@line_by_eye.control
def inputs_and_targets_exchanged(generator: np.random.Generator) -> dict[str, float]:
    """The line is fitted to predict x from y, then read the other way."""
    return _compare_lines(*_cloud(generator), fit=lambda x, y: 1.0 / _least_squares(y, x))


@line_by_eye.control
def short_axis_of_the_cloud(generator: np.random.Generator) -> dict[str, float]:
    """The axis across the cloud is taken for the axis along it."""
    return _compare_lines(*_cloud(generator), eye=lambda x, y: -1.0 / _along_the_cloud(x, y))


def _cloud(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return x and y, shape (200,) each, with variance 1 and correlation 0.6 up to rounding."""
    draws = generator.normal(size=(200, 2))
    columns, _ = np.linalg.qr(draws - draws.mean(axis=0))
    x, scatter = columns.T * np.sqrt(200)
    return 1.0 + x, 3.0 + 0.6 * x + 0.8 * scatter


def _least_squares(x: Array, y: Array) -> float:
    """Return the slope that minimizes the mean squared vertical error."""
    coefficients = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    return float(coefficients[0])


def _along_the_cloud(x: Array, y: Array) -> float:
    """Return the slope of the first principal component."""
    _, axes = np.linalg.eigh(np.cov(x, y))
    return float(axes[1, -1] / axes[0, -1])


def _compare_lines(
    x: Array, y: Array, *, fit: Fit = _least_squares, eye: Fit = _along_the_cloud
) -> dict[str, float]:
    """Measure both lines, each drawn through the center of the cloud."""

    def residuals(slope: float) -> Array:
        return np.asarray(y - (y.mean() + slope * (x - x.mean())))

    slope, slope_by_eye = fit(x, y), eye(x, y)
    return {
        "slope": slope,
        "error": float(np.mean(residuals(slope) ** 2)),
        "slope_by_eye": slope_by_eye,
        "error_by_eye": float(np.mean(residuals(slope_by_eye) ** 2)),
        "residual_times_input": abs(float(np.mean(residuals(slope) * x))),
    }
