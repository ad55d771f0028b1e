"""Demos behind lesson 'linear-regression': how far a fitted slope can be trusted."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Interval = tuple[float, float]


@demo
def scatter_of_slopes(generator: np.random.Generator) -> dict[str, float]:
    """Fit a line of slope 3 and bias 2 to noisy targets, 2,000 times over.

    The noise has variance 1. The fitted slopes average to the true one, and their standard
    deviation is one over the root of the summed squared distances of the inputs from their mean
    (Hastie, Tibshirani and Friedman 2009, on least squares), so wide inputs are worth as much as
    many.

    Args:
        generator: Draws the noise.

    Returns:
        Mean and standard deviation of the slopes for 30 inputs spread evenly over [1, 3], and the
        standard deviation for 30 over [-1, 5] and for 270 over [1, 3].
    """
    return _compare_designs(generator)


@scatter_of_slopes.control("only the number of examples counts, not where they lie")
def wide_inputs_no_wider(generator: np.random.Generator) -> dict[str, float]:
    """The inputs said to be spread over [-1, 5] are spread over [1, 3]."""
    return _compare_designs(generator, wide=(1.0, 3.0))


@scatter_of_slopes.control
def line_through_the_origin(generator: np.random.Generator) -> dict[str, float]:
    """The model has no bias, though the data have."""
    return _compare_designs(generator, with_bias=False)


@scatter_of_slopes.control
def noise_twice_as_large(generator: np.random.Generator) -> dict[str, float]:
    """The targets scatter with standard deviation 2."""
    return _compare_designs(generator, deviation=2.0)


@scatter_of_slopes.figure
def histograms(generator: np.random.Generator) -> Figure:
    """How often slopes of each size are fitted to narrow and to wide inputs."""
    edges = np.linspace(2.0, 4.0, 41)

    def series(label: str, low: float, high: float) -> Series:
        counts, _ = np.histogram(_slopes(generator, 30, (low, high)), bins=edges)
        return Series(label, ((edges[1:] + edges[:-1]) / 2).tolist(), (counts / 2_000).tolist())

    return Figure(
        title="Slopes fitted to wide inputs scatter less",
        x=Axis("fitted slope"),
        y=Axis("share of the fits"),
        series=[
            series("30 inputs over [1, 3]", 1.0, 3.0),
            series("30 inputs over [-1, 5]", -1.0, 5.0),
        ],
    )


def _compare_designs(
    generator: np.random.Generator,
    *,
    wide: Interval = (-1.0, 5.0),
    with_bias: bool = True,
    deviation: float = 1.0,
) -> dict[str, float]:
    """Fit the line on each of the three sets of inputs."""
    narrow, spread, many = (
        _slopes(generator, count, interval, with_bias=with_bias, deviation=deviation)
        for count, interval in ((30, (1.0, 3.0)), (30, wide), (270, (1.0, 3.0)))
    )
    return {
        "mean_slope": float(np.mean(narrow)),
        "scatter": float(np.std(narrow)),
        "scatter_of_wide_inputs": float(np.std(spread)),
        "scatter_of_many_inputs": float(np.std(many)),
    }


def _slopes(
    generator: np.random.Generator,
    count: int,
    interval: Interval,
    *,
    with_bias: bool = True,
    deviation: float = 1.0,
) -> Array:
    """Return 2,000 fitted slopes; targets have shape (2000 fits, examples).

    Least squares with a bias draws its line through the means of the data, without one through the
    origin; either way the slope is a weighted sum of the targets.
    """
    inputs = np.linspace(*interval, count)
    targets = generator.normal(3.0 * inputs + 2.0, deviation, size=(2_000, count))
    distances = inputs - inputs.mean() if with_bias else inputs
    return np.asarray(targets @ distances / (distances @ distances))
