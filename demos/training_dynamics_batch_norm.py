"""More demos behind lesson 'training-dynamics': what batch norm does and does not do."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
ComplexArray = NDArray[np.complex128]
Normalize = Callable[[ComplexArray, float], ComplexArray]

EXAMPLES, INPUTS, UNITS = 32, 5, 6


def batch_norm(
    sums: ComplexArray, epsilon: float, *, axis: int = -2, degrees_lost: int = 0
) -> ComplexArray:
    """Return weighted sums with the mean 0 and the variance 1 over a batch.

    Args:
        sums: Shape (..., examples, units); complex, so that a complex step passes through.
        epsilon: Added to the variance, against division by zero.
        axis: What is averaged over, by default the examples.
        degrees_lost: Subtracted from the number of averaged values in the variance.

    Source: Ioffe and Szegedy 2015, without the learned scale and shift.
    """
    centered = sums - sums.mean(axis=axis, keepdims=True)
    number = max(centered.shape[axis] - degrees_lost, 1)
    variance = np.sum(centered**2, axis=axis, keepdims=True) / number
    return np.asarray(centered / np.sqrt(variance + epsilon))


@demo
def invariance(generator: np.random.Generator) -> dict[str, float]:
    """Normalize the weighted sums of 6 units over a batch of 32, and scale the weights by 7.

    Batch normalization in training mode (Ioffe and Szegedy 2015) divides by what the weights'
    scale multiplies. So the loss does not depend on this scale, and its gradient is orthogonal to
    each unit's weights and becomes shorter as these become longer.

    Args:
        generator: Draws the batch, the weights and the loss, which is a weighted sum of the tanh of
            the normalized sums.

    Returns:
        With an epsilon of 1e-5, the largest mean of a unit over the batch, and how far a variance
        is at most from v / (v + epsilon), where v is that of the weighted sums; without epsilon,
        the largest change of an output under the scaling, 7 times the length of the gradient after
        it over that before, and the largest product of a unit's weights with their gradient; and
        the largest output for a batch of one.
    """
    return _look_at_invariance(generator)


@invariance.control
def nothing_normalized(generator: np.random.Generator) -> dict[str, float]:
    """The weighted sums are passed on as they are."""
    return _look_at_invariance(generator, normalize=lambda sums, _: sums)


@invariance.control
def over_the_units_of_each_example(generator: np.random.Generator) -> dict[str, float]:
    """Each example is normalized over the units, as in layer normalization."""

    def layer_norm(sums: ComplexArray, epsilon: float) -> ComplexArray:
        return batch_norm(sums, epsilon, axis=-1)

    return _look_at_invariance(generator, normalize=layer_norm)


@invariance.control
def variance_over_n_minus_1(generator: np.random.Generator) -> dict[str, float]:
    """The variance is that estimated for the population, not that of the batch."""

    def unbiased(sums: ComplexArray, epsilon: float) -> ComplexArray:
        return batch_norm(sums, epsilon, degrees_lost=1)

    return _look_at_invariance(generator, normalize=unbiased)


@invariance.figure
def output_and_gradient_by_scale(generator: np.random.Generator) -> Figure:
    """Size of the outputs and length of the gradient, by the factor on the weights."""
    X, W, loss_weights = _draw(generator)
    factors = np.logspace(-2, 2, 17)
    outputs = [float(np.sqrt(np.mean(_outputs(X, a * W, batch_norm).real ** 2))) for a in factors]
    lengths = [
        float(np.linalg.norm(_gradient(X, a * W, loss_weights, batch_norm))) for a in factors
    ]
    return Figure(
        title="Behind batch normalization, larger weights change no output and get less gradient",
        x=Axis("factor on the weights", scale="log"),
        y=Axis("size, 1 for the weights as drawn", scale="log"),
        series=[
            Series("outputs", factors.tolist(), [value / outputs[8] for value in outputs]),
            Series("gradient", factors.tolist(), [value / lengths[8] for value in lengths]),
        ],
    )


def _look_at_invariance(
    generator: np.random.Generator, *, normalize: Normalize = batch_norm
) -> dict[str, float]:
    """Measure the outputs of one batch and of a single example, and two gradients."""
    X, W, loss_weights = _draw(generator)
    epsilon = 1e-5
    variances = np.var(X @ W, axis=0)
    outputs = _outputs(X, W, normalize, epsilon).real
    before, after = (
        _gradient(X, W, loss_weights, normalize),
        _gradient(X, 7 * W, loss_weights, normalize),
    )
    change = _outputs(X, 7 * W, normalize) - _outputs(X, W, normalize)
    return {
        "largest_mean": _largest(outputs.mean(axis=0)),
        "variance_error": _largest(np.var(outputs, axis=0) - variances / (variances + epsilon)),
        "change_under_scaling": _largest(change),
        "gradient_times_scale": float(7 * np.linalg.norm(after) / np.linalg.norm(before)),
        "largest_product": _largest(np.sum(W * before, axis=0)),
        "output_for_one_example": _largest(_outputs(X[:1], W, normalize, epsilon)),
    }


def _draw(generator: np.random.Generator) -> tuple[Array, Array, Array]:
    """Return a batch, weights and the weights of the loss, shape (examples, units)."""
    X = generator.normal(size=(EXAMPLES, INPUTS))
    return X, generator.normal(size=(INPUTS, UNITS)), generator.normal(size=(EXAMPLES, UNITS))


def _largest(values: Array | ComplexArray) -> float:
    """Return the largest absolute value."""
    return float(np.max(np.abs(values)))


def _outputs(
    X: Array, W: Array | ComplexArray, normalize: Normalize, epsilon: float = 0.0
) -> ComplexArray:
    """Return the normalized weighted sums."""
    return normalize((X @ W).astype(np.complex128), epsilon)


def _gradient(X: Array, W: Array, loss_weights: Array, normalize: Normalize) -> Array:
    """Return the gradient of the loss in W by a complex step, in the shape of W."""
    nudges = 1e-30j * np.eye(W.size).reshape(W.size, *W.shape)
    losses = np.sum(loss_weights * np.tanh(_outputs(X, W + nudges, normalize)), axis=(1, 2))
    return np.asarray(losses.imag.reshape(W.shape) / 1e-30)


WIDTH, LAYERS = 96, 24


@demo
def growth_behind_batch_norm(generator: np.random.Generator) -> dict[str, float]:
    """Backpropagate a batch of 96 through 24 layers of 96 ReLUs behind batch normalization.

    The layers have no skip connections. In the limit of wide layers and large batches, the square
    of the gradient's length grows by the factor pi / (pi - 1) with each layer that it passes on its
    way back (Yang, Pennington, Rao, Sohl-Dickstein and Schoenholz 2019).

    Args:
        generator: Draws the batch, weights of He's variance and the gradient at the outputs.

    Returns:
        The factor per layer, on geometric average from the last layer to the second, with batch
        normalization and without it; and the projection of a unit's gradients on its normalized
        sums and on a constant, as a share of all gradients, at most. It is zero, since neither a
        larger scale nor an offset of the sums changes what is normalized.
    """
    return _measure_growth(generator)


@growth_behind_batch_norm.control("batch normalization cures exploding gradients")
def signal_for_gradient(generator: np.random.Generator) -> dict[str, float]:
    """The weighted sums, which it does keep at one size, are measured in place of the gradient."""
    return _measure_growth(generator, of_sums=True)


@growth_behind_batch_norm.control
def statistics_taken_for_constants(generator: np.random.Generator) -> dict[str, float]:
    """The message is divided by the deviation, as if mean and deviation hung on no example."""
    return _measure_growth(generator, constants=True)


@growth_behind_batch_norm.control
def no_relu_behind_batch_norm(generator: np.random.Generator) -> dict[str, float]:
    """In linear layers, batch normalization hardly changes the length of the gradient."""
    return _measure_growth(generator, linear=True)


@growth_behind_batch_norm.control
def twice_hes_variance(generator: np.random.Generator) -> dict[str, float]:
    """Batch normalization does not care, but the network without it does."""
    return _measure_growth(generator, variance=4 / WIDTH)


@growth_behind_batch_norm.figure
def squared_length_by_layer(generator: np.random.Generator) -> Figure:
    """Squared length of the gradient at each layer with and without batch normalization."""
    layers = list(range(2, LAYERS + 1))
    weights = generator.normal(scale=np.sqrt(2 / WIDTH), size=(LAYERS, WIDTH, WIDTH))
    ends = generator.normal(size=(2, WIDTH, WIDTH))

    def series(label: str, *, normalized: bool) -> Series:
        squares = _squared_lengths(weights, ends, normalized=normalized)[0][1:]
        return Series(label, layers, (squares / squares[-1]).tolist(), style="points")

    theory = [(np.pi / (np.pi - 1)) ** (LAYERS - layer) for layer in layers]
    return Figure(
        title="Batch normalization lets gradients explode where He's weights alone keep them",
        x=Axis("layer, counted from the input"),
        y=Axis("squared length of the gradient, of that at the last layer", scale="log"),
        series=[
            series("with batch normalization", normalized=True),
            Series("theory: pi / (pi - 1) per layer", layers, theory),
            series("without", normalized=False),
        ],
    )


def _measure_growth(
    generator: np.random.Generator,
    *,
    variance: float = 2 / WIDTH,
    linear: bool = False,
    of_sums: bool = False,
    constants: bool = False,
) -> dict[str, float]:
    """Measure the growth of one network's gradient with and without batch normalization."""
    weights = generator.normal(scale=np.sqrt(variance), size=(LAYERS, WIDTH, WIDTH))
    ends = generator.normal(size=(2, WIDTH, WIDTH))

    def measure(*, normalized: bool) -> tuple[float, float]:
        squares, projection = _squared_lengths(
            weights,
            ends,
            normalized=normalized,
            linear=linear,
            of_sums=of_sums,
            constants=constants,
        )
        return float((squares[1] / squares[-1]) ** (1 / (LAYERS - 2))), projection

    growth, projection = measure(normalized=True)
    return {
        "growth_with_batch_norm": growth,
        "growth_without": measure(normalized=False)[0],
        "projection_on_the_sums": projection,
    }


def _squared_lengths(
    weights: Array,
    ends: Array,
    *,
    normalized: bool,
    linear: bool = False,
    of_sums: bool = False,
    constants: bool = False,
) -> tuple[Array, float]:
    """Return the squared length of the gradient at each layer's weighted sums, and its projection.

    Args:
        weights: Shape (layers, inputs, units).
        ends: The batch, and the gradient at the outputs, shape (2, examples, units).
        normalized: Whether the weighted sums are normalized over the batch.
        linear: Whether ReLU is left out.
        of_sums: Whether the weighted sums themselves are measured instead.
        constants: Whether the mean and the deviation are taken for constants on the way back.

    Returns:
        Shape (layers,); the largest projection of a layer's gradient on ones and on the sums that
        were passed on, as a share of its length.
    """
    (values, message), states, squares, projections = ends, [], [], []
    for matrix in weights:
        sums = values @ matrix
        deviation = np.std(sums, axis=0) if normalized else np.ones(WIDTH)
        if normalized:
            sums = (sums - np.mean(sums, axis=0)) / deviation
        passed = np.ones_like(sums) if linear else np.heaviside(sums, 0)
        states.append((sums, deviation, passed))
        values = sums * passed
    for matrix, (sums, deviation, passed) in reversed(list(zip(weights, states, strict=True))):
        message = message * passed
        if normalized and not constants:
            message = message - np.mean(message, axis=0) - sums * np.mean(message * sums, axis=0)
        message = message / deviation
        overlaps = np.mean(message * np.array([np.ones_like(sums), sums]), axis=1)
        projections.append(float(np.linalg.norm(overlaps) / np.linalg.norm(message)))
        squares.append(np.sum((sums if of_sums else message) ** 2))
        message = message @ matrix.T
    return np.array(squares[::-1]), max(projections)
