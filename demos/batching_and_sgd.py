"""Demos behind lesson 'batching-and-sgd': how good the gradient of a batch is."""

from collections.abc import Callable
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Draw = Callable[[Array, int], Array]


@demo
def average_of_batches(generator: np.random.Generator) -> dict[str, float]:
    """Compare averages of mini-batch gradients with the full gradient of 103 examples.

    The gradient of a mean is the mean of gradients, whatever the loss, so any numbers will do for
    these. The gradient of a batch drawn at random is right on average over all batches that might
    be drawn (Robbins and Monro 1951; Bottou, Curtis and Nocedal 2018), and the equal batches of an
    epoch average to the full gradient by arithmetic. Cutting 103 examples into batches of ten
    leaves a last batch of three.

    Args:
        generator: Draws the gradients.

    Returns:
        How many batches of 3 there are among the first 8 examples; the error of their average; the
        error of the mean over an epoch of equal batches of the first 100, and over one of all 103,
        each batch weighted by its size; and how many times over an example of the short batch
        counts in the plain mean of batch means.
    """
    return _average(generator)


@average_of_batches.control
def batches_cut_from_a_sorted_file(generator: np.random.Generator) -> dict[str, float]:
    """The file is sorted by gradient, and all batches come from its first half."""
    return _average(generator, in_order=True)


@average_of_batches.control
def sums_in_place_of_means(generator: np.random.Generator) -> dict[str, float]:
    """A batch reports the sum of its gradients."""
    return _average(generator, summed=True)


@average_of_batches.control("every batch counts the same, however short")
def short_batch_counted_like_the_others(generator: np.random.Generator) -> dict[str, float]:
    """The last three of 103 examples weigh as much as ten others."""
    return _average(generator, by_size=False)


@average_of_batches.control
def batches_that_do_not_fit(generator: np.random.Generator) -> dict[str, float]:
    """Cut into batches of nine, a hundred examples leave one over, and 103 leave four."""
    return _average(generator, cut=9)


@average_of_batches.figure
def cloud_of_batch_gradients(generator: np.random.Generator) -> Figure:
    """Two coordinates of the gradients of 150 batches of 4 and of 64, and of the full gradient."""
    gradients = _gradients_of_ten_weights(generator)

    def cloud(size: int) -> Series:
        batches = gradients[generator.integers(512, size=(150, size))].mean(axis=1)
        label = f"batches of {size}"
        return Series(label, batches[:, 0].tolist(), batches[:, 1].tolist(), style="points")

    full = gradients.mean(axis=0)
    return Figure(
        title="Batch gradients scatter around the full gradient, larger batches closer to it",
        x=Axis("derivative by the first weight"),
        y=Axis("derivative by the second weight"),
        series=[
            cloud(4),
            cloud(64),
            Series("full gradient", [float(full[0])], [float(full[1])], style="points"),
        ],
    )


def _average(
    generator: np.random.Generator,
    *,
    in_order: bool = False,
    summed: bool = False,
    by_size: bool = True,
    cut: int = 10,
) -> dict[str, float]:
    """Average all small batches and those of an epoch, equal ones and with a short last."""
    gradients = generator.normal(size=103)
    few = gradients[:8]
    batches = np.array(list(combinations(np.sort(few)[:4] if in_order else few, 3)))
    estimates = batches.sum(axis=1) if summed else batches.mean(axis=1)
    equal = _mean_of_batch_means(gradients[:100], cut)
    ragged = _mean_of_batch_means(gradients, cut, by_size=by_size)
    counted = _mean_of_batch_means(np.eye(len(gradients)), cut)
    return {
        "batches": len(batches),
        "error_over_all_batches": abs(float(estimates.mean() - few.mean())),
        "error_over_equal_batches": abs(float(equal - gradients[:100].mean())),
        "error_weighted_by_size": abs(float(ragged - gradients.mean())),
        "count_in_the_short_batch": float(len(gradients) * counted[-1]),
    }


def _gradients_of_ten_weights(generator: np.random.Generator) -> Array:
    """Return the gradient of each example's squared error at w = 0, shape (512, 10)."""
    inputs = generator.normal(size=(512, 10))
    targets = inputs.sum(axis=1) + generator.normal(size=512)
    return np.asarray(-2.0 * inputs * targets[:, None])


def _mean_of_batch_means(gradients: Array, size: int, *, by_size: bool = False) -> Array:
    """Cut the rows into batches, the last maybe short, and average the means of the batches."""
    batches = np.split(gradients, range(size, len(gradients), size))
    means = np.array([batch.mean(axis=0) for batch in batches])
    weights = [len(batch) for batch in batches] if by_size else None
    return np.asarray(np.average(means, axis=0, weights=weights))


@demo
def batch_size(generator: np.random.Generator) -> dict[str, float]:
    """Compute the noise of mini-batch gradients: their root mean square distance from the full one.

    It is taken over all batches that might be drawn from eight examples, whose gradients may be any
    numbers. An average of B independent draws has 1 / sqrt(B) of the noise of one; drawn without
    replacement from N examples it has sqrt((N - B) / (N - 1)) of that (Cochran 1977).

    Args:
        generator: Draws the gradients of the examples.

    Returns:
        Noise of batches of 4 over that of single examples, with replacement, and the slope of log
        noise between the two; noise of batches of 4 without replacement over that with it; noise of
        batches of all 8.
    """
    return _compare_noise(generator)


@batch_size.control("batch size doesn't matter: true if a batch repeats one example")
def one_example_repeated(generator: np.random.Generator) -> dict[str, float]:
    """The examples of a batch are copies of the first."""
    return _compare_noise(generator, repeated=True)


@batch_size.control
def gradients_summed(generator: np.random.Generator) -> dict[str, float]:
    """The gradients of a batch are added up instead of averaged."""
    return _compare_noise(generator, summed=True)


@batch_size.control
def replacement_everywhere(generator: np.random.Generator) -> dict[str, float]:
    """The batches said to be without replacement may repeat examples."""
    return _compare_noise(generator, without=_with_replacement)


@batch_size.figure
def noise_against_batch_size(generator: np.random.Generator) -> Figure:
    """Noise of both ways to draw a batch, with the control that repeats one example."""
    gradients = generator.normal(size=8)
    sizes = [1, 2, 3, 4, 5]

    def noise(draw: Draw, **changes: bool) -> list[float]:
        return [_noise(gradients, draw(gradients, size), **changes) for size in sizes]

    return Figure(
        title="Four times the batch, half the noise",
        x=Axis("batch size (of 8 examples)", scale="log"),
        y=Axis("noise of the batch gradient", scale="log"),
        series=[
            Series("with replacement", sizes, noise(_with_replacement)),
            Series("without replacement", sizes, noise(_without_replacement)),
            Series("one example repeated", sizes, noise(_with_replacement, repeated=True)),
        ],
    )


def _with_replacement(gradients: Array, size: int) -> Array:
    """Return all batches in which examples may repeat, one a row."""
    return np.array(list(product(gradients, repeat=size)))


def _without_replacement(gradients: Array, size: int) -> Array:
    """Return all batches of distinct examples, one a row."""
    return np.array(list(combinations(gradients, size)))


def _compare_noise(
    generator: np.random.Generator, *, without: Draw = _without_replacement, **changes: bool
) -> dict[str, float]:
    """Compare the noise of single examples with that of batches."""
    gradients = generator.normal(size=8)
    of_one, of_four = (
        _noise(gradients, _with_replacement(gradients, size), **changes) for size in (1, 4)
    )
    distinct = _noise(gradients, without(gradients, 4), **changes)
    return {
        "noise_of_4_over_1": of_four / of_one,
        "slope": float(np.log(of_four / of_one) / np.log(4)),
        "distinct_over_independent": distinct / of_four,
        "noise_of_full_batch": _noise(gradients, _without_replacement(gradients, 8), **changes),
    }


def _noise(
    gradients: Array, batches: Array, *, repeated: bool = False, summed: bool = False
) -> float:
    """Return the root mean square distance of batch gradients from the full gradient."""
    if repeated:
        batches = np.repeat(batches[:, :1], batches.shape[1], axis=1)
    estimates = batches.sum(axis=1) if summed else batches.mean(axis=1)
    return float(np.sqrt(np.mean((estimates - gradients.mean()) ** 2)))
