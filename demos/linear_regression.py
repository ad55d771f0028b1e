"""Demos behind lesson 'linear-regression': the best line is computed, not seen."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Fit = Callable[[Array, Array], float]
Interval = tuple[float, float]


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


@line_by_eye.figure
def two_lines_through_one_cloud(generator: np.random.Generator) -> Figure:
    """The cloud with the least-squares line and the line along its middle."""
    x, y = _cloud(generator)
    ends = np.array([x.min(), x.max()])

    def line(label: str, slope: float) -> Series:
        return Series(label, ends.tolist(), (slope * ends).tolist())

    return Figure(
        title="The line that looks right is too steep",
        x=Axis("input"),
        y=Axis("target"),
        series=[
            Series("data", x.tolist(), y.tolist(), style="points"),
            line("least squares", _least_squares(x, y)),
            line("along the cloud, as the eye goes", _along_the_cloud(x, y)),
        ],
    )


def _cloud(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return x and y, shape (200,) each, of mean 0, variance 1 and correlation 0.6."""
    draws = generator.normal(size=(200, 2))
    columns, _ = np.linalg.qr(draws - draws.mean(axis=0))
    x, scatter = columns.T * np.sqrt(200)
    return x, 0.6 * x + 0.8 * scatter


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
    """Measure both lines, each drawn through the center of the cloud, which is the origin."""

    def residuals(slope: float) -> Array:
        return y - slope * x

    slope, slope_by_eye = fit(x, y), eye(x, y)
    return {
        "slope": slope,
        "error": float(np.mean(residuals(slope) ** 2)),
        "slope_by_eye": slope_by_eye,
        "error_by_eye": float(np.mean(residuals(slope_by_eye) ** 2)),
        "residual_times_input": abs(float(np.mean(residuals(slope) * x))),
    }


@demo
def orthogonal_residuals(generator: np.random.Generator) -> dict[str, float]:
    """Fit 200 targets by 4 inputs and a bias, and multiply the residuals with each column.

    At the minimum of the squared error no column can explain any more of what is left: the
    residuals are orthogonal to all of them. Written out for all columns at once, that is a system
    of linear equations for the coefficients, the normal equations. Solving them loses as many
    digits as the squared condition number of the columns has, here fewer than two (Bjorck 1996).

    Args:
        generator: Draws the inputs and the noise; all coefficients are 1.

    Returns:
        Largest product of the residuals with a column, in absolute value; largest difference
        between the coefficients of a least-squares solver, which does without the normal equations,
        and those that solve them.
    """
    return _project(generator)


@orthogonal_residuals.control
def fit_without_a_bias(generator: np.random.Generator) -> dict[str, float]:
    """The line has to pass through the origin, so the residuals do not average to zero."""
    return _project(generator, with_bias=False)


@orthogonal_residuals.control
def descent_stopped_after_twenty_steps(generator: np.random.Generator) -> dict[str, float]:
    """Each step goes half as far as is best for the steepest direction."""
    return _project(generator, descent_steps=20)


@orthogonal_residuals.figure
def residuals_against_fitted_values(generator: np.random.Generator) -> Figure:
    """Residuals of the fit with and without a bias, against the fitted values."""

    def series(label: str, *, with_bias: bool) -> Series:
        columns, targets = _draw_regression(generator)
        coefficients = _solve(columns, targets, with_bias=with_bias)
        fitted = columns @ coefficients
        return Series(label, fitted.tolist(), (targets - fitted).tolist(), style="points")

    return Figure(
        title="Least squares leaves residuals without a trend and around zero",
        x=Axis("fitted value"),
        y=Axis("residual"),
        series=[
            series("with a bias", with_bias=True),
            series("without a bias", with_bias=False),
        ],
    )


def _project(
    generator: np.random.Generator, *, with_bias: bool = True, descent_steps: int | None = None
) -> dict[str, float]:
    """Fit once and compare with the normal equations."""
    columns, targets = _draw_regression(generator)
    coefficients = _solve(columns, targets, with_bias=with_bias)
    if descent_steps is not None:
        coefficients = np.zeros(5)
        for _ in range(descent_steps):
            residuals = targets - columns @ coefficients
            coefficients += 0.5 * columns.T @ residuals / np.linalg.norm(columns, ord=2) ** 2
    residuals = targets - columns @ coefficients
    normal = np.linalg.solve(columns.T @ columns, columns.T @ targets)
    return {
        "largest_product": float(np.max(np.abs(columns.T @ residuals))),
        "largest_difference": float(np.max(np.abs(coefficients - normal))),
    }


def _draw_regression(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return columns of shape (200, 5), the last of them ones, and targets of shape (200,)."""
    columns = np.column_stack([generator.normal(size=(200, 4)), np.ones(200)])
    return columns, generator.normal(columns.sum(axis=1))


def _solve(columns: Array, targets: Array, *, with_bias: bool) -> Array:
    """Return the least-squares coefficients, the bias last and zero if there is to be none."""
    used = columns if with_bias else columns[:, :-1]
    coefficients = np.linalg.lstsq(used, targets, rcond=None)[0]
    return np.asarray(coefficients if with_bias else [*coefficients, 0.0])


@demo
def curved_fit() -> dict[str, float]:
    """Fit y = x^2 at 2,000 inputs spread over [-1, 1], by a line and by a line with x^2 added.

    A model is linear if its parameters enter linearly; the columns that they multiply may be any
    functions of the input (Hastie, Tibshirani and Friedman 2009, basis expansions).

    Returns:
        Slope, in absolute value, and height at 0 of the line; mean squared error of the line and of
        the fit with the column x^2, and the coefficient of that column.
    """
    return _fit_parabola()


@curved_fit.control("linear regression can only fit straight lines: the column x^2 is of no use")
def straight_line_in_both_places() -> dict[str, float]:
    """The fit said to be curved is the line again."""
    return _fit_parabola(curved=False)


@curved_fit.control
def inputs_from_zero_to_four() -> dict[str, float]:
    """There the parabola only rises, and departs from a line sixteen times as much."""
    return _fit_parabola(interval=(0.0, 4.0))


@curved_fit.figure
def line_and_curve() -> Figure:
    """The parabola with both fits."""
    x = np.linspace(-1.0, 1.0, 41)
    return Figure(
        title="Linear in its parameters, a regression can follow a curve",
        x=Axis("input"),
        y=Axis("target"),
        series=[
            Series("data", x.tolist(), (x**2).tolist(), style="points"),
            Series("fit of a line", x.tolist(), _fit(x, x**2, [1, 0])[0].tolist()),
            Series("fit with the column x^2", x.tolist(), _fit(x, x**2, [2, 1, 0])[0].tolist()),
        ],
    )


def _fit_parabola(*, curved: bool = True, interval: Interval = (-1.0, 1.0)) -> dict[str, float]:
    """Fit both models at the middles of 2,000 equal parts of the interval."""
    edges = np.linspace(*interval, 2_001)
    x = (edges[:-1] + edges[1:]) / 2
    line, (slope, height) = _fit(x, x**2, [1, 0])
    curve, coefficients = _fit(x, x**2, [2, 1, 0]) if curved else _fit(x, x**2, [1, 0])

    def error(fitted: Array) -> float:
        return float(np.mean((fitted - x**2) ** 2))

    return {
        "slope_of_the_line": abs(float(slope)),
        "height_of_the_line": float(height),
        "error_of_the_line": error(line),
        "error_with_the_square": error(curve),
        "coefficient_of_the_square": float(coefficients[0]),
    }


def _fit(x: Array, y: Array, powers: list[int]) -> tuple[Array, Array]:
    """Return the fitted values and the coefficients of a fit by the given powers of x."""
    columns = np.column_stack([x**power for power in powers])
    coefficients = np.linalg.lstsq(columns, y, rcond=None)[0]
    return columns @ coefficients, np.asarray(coefficients)
