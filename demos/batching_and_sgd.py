"""Demos behind lesson 'batching-and-sgd': what a mini-batch saves, and what more data costs."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@demo
def batch_size(generator: np.random.Generator) -> dict[str, float]:
    """Measure the noise of mini-batch gradients: their root mean square distance from the full one.

    The loss is the mean squared error of y = w x at w = 0 over 256 examples; 4,000 batches are
    drawn of each size. An average of B independent draws has 1 / sqrt(B) of the noise of one; drawn
    without replacement from N examples it has sqrt((N - B) / (N - 1)) of that (Cochran 1977).

    Args:
        generator: Draws the examples and the batches.

    Returns:
        Slope of log noise against log batch size over the sizes 1, 4, 16 and 64; noise of batches
        of 128 without replacement over that of independent draws; noise of batches of all 256.
    """
    return _measure_noise(generator)


@batch_size.control("batch size doesn't matter: true if a batch repeats one example")
def one_example_repeated(generator: np.random.Generator) -> dict[str, float]:
    """The examples of a batch are copies of the first."""
    return _measure_noise(generator, repeated=True)


@batch_size.control
def gradients_summed(generator: np.random.Generator) -> dict[str, float]:
    """The gradients of a batch are added up instead of averaged."""
    return _measure_noise(generator, summed=True)


@batch_size.control
def replacement_everywhere(generator: np.random.Generator) -> dict[str, float]:
    """Batches of 128 and 256 are drawn with replacement too."""
    return _measure_noise(generator, distinct=False)


@batch_size.figure
def noise_against_batch_size(generator: np.random.Generator) -> Figure:
    """Noise of both ways to draw a batch, with the control that repeats one example."""
    gradients = _example_gradients(generator)
    sizes = [1, 2, 4, 8, 16, 32, 64, 128]

    def noise(**changes: bool) -> list[float]:
        return [_noise(generator, gradients, size, **changes) for size in sizes]

    return Figure(
        title="Four times the batch, half the noise",
        x=Axis("batch size (examples)", scale="log"),
        y=Axis("noise of the batch gradient", scale="log"),
        series=[
            Series("with replacement", sizes, noise()),
            Series("without replacement", sizes, noise(distinct=True)),
            Series("one example repeated", sizes, noise(repeated=True)),
        ],
    )


def _measure_noise(
    generator: np.random.Generator, *, distinct: bool = True, **changes: bool
) -> dict[str, float]:
    """Measure the noise at all sizes; per-example gradients have shape (256,)."""
    gradients = _example_gradients(generator)
    sizes = [1, 4, 16, 64]
    noise = [_noise(generator, gradients, size, **changes) for size in sizes]
    half = _noise(generator, gradients, 128, distinct=distinct, **changes)
    return {
        "slope": float(np.polyfit(np.log(sizes), np.log(noise), 1)[0]),
        "half_over_independent": half / (float(np.std(gradients)) / np.sqrt(128)),
        "noise_of_full_batch": _noise(generator, gradients, 256, distinct=distinct, **changes),
    }


def _example_gradients(generator: np.random.Generator) -> Array:
    """Return the derivative of each example's squared error at w = 0, shape (256,)."""
    x = generator.uniform(-1.0, 1.0, size=256)
    y = 2.0 * x + generator.normal(size=256)
    return -2.0 * x * y


def _noise(
    generator: np.random.Generator,
    gradients: Array,
    size: int,
    *,
    distinct: bool = False,
    repeated: bool = False,
    summed: bool = False,
) -> float:
    """Return the root mean square distance of 4,000 batch gradients from the full gradient."""
    if distinct:
        order = generator.permuted(np.tile(np.arange(256), (4_000, 1)), axis=1)
        batches = gradients[order[:, :size]]
    else:
        batches = gradients[generator.integers(256, size=(4_000, size))]
    if repeated:
        batches = np.repeat(batches[:, :1], size, axis=1)
    estimates = batches.sum(axis=1) if summed else batches.mean(axis=1)
    return float(np.sqrt(np.mean((estimates - gradients.mean()) ** 2)))


@demo
def more_data(generator: np.random.Generator) -> dict[str, float]:
    """Fit 50 coefficients to the first 20, 40 and 100 of 100 examples, on 500 data sets.

    Inputs and noise are standard normal, the true coefficients have length 1. Without a penalty the
    fit is the minimum-norm one while examples are fewer than coefficients, and its expected excess
    risk is known exactly: 1 - n/50 + n/(50 - n - 1) below 50 examples, 50/(n - 50 - 1) above
    (Nakkiran 2019; Hastie, Montanari, Rosset and Tibshirani 2022). The best ridge penalty is 50,
    the noise variance over the variance of a coefficient.

    Args:
        generator: Draws the data sets.

    Returns:
        Mean squared distance from the true coefficients for 20, 40 and 100 examples without a
        penalty; the larger of the two ratios of successive distances with the best penalty.
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
    data = _draw_data(generator, 500, deviation)
    regularized = [_risk(*data, size, best_penalty) for size in (20, 40, 100)]
    return {
        "risk_with_20": _risk(*data, 20, penalty),
        "risk_with_40": _risk(*data, 40, penalty),
        "risk_with_100": _risk(*data, 100, penalty),
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
    noise = deviation * generator.normal(size=(number, 100, 1))
    return inputs, inputs @ coefficients + noise, coefficients


def _risk(inputs: Array, targets: Array, coefficients: Array, size: int, penalty: float) -> float:
    """Fit the first examples of every data set and average the squared distance from the truth."""
    x, y = inputs[:, :size], targets[:, :size]
    transposed = x.transpose(0, 2, 1)
    if size < 50:
        fit = transposed @ np.linalg.solve(x @ transposed + penalty * np.eye(size), y)
    else:
        fit = np.linalg.solve(transposed @ x + penalty * np.eye(50), transposed @ y)
    return float(np.mean(np.sum((fit - coefficients) ** 2, axis=1)))
