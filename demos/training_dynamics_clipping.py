"""More demos behind lesson 'training-dynamics': exploding and clipped gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Clip = Callable[[Array, float], Array]

WIDTH, LAYERS, NETWORKS = 100, 20, 10


def clip_by_norm(gradients: Array, limit: float) -> Array:
    """Shorten each gradient that is longer than the limit to that length.

    Args:
        gradients: Shape (gradients, entries).
        limit: The largest length allowed.
    """
    lengths = np.linalg.norm(gradients, axis=1, keepdims=True)
    return np.where(lengths > limit, gradients * (limit / lengths), gradients)


def clip_by_value(gradients: Array, limit: float) -> Array:
    """Move each entry that is further from 0 than the limit to the limit."""
    return np.clip(gradients, -limit, limit)


def rescale(gradients: Array, limit: float) -> Array:
    """Give every gradient the length of the limit, however short it was."""
    return np.asarray(gradients * (limit / np.linalg.norm(gradients, axis=1, keepdims=True)))


@demo
def explode_and_clip(generator: np.random.Generator) -> dict[str, float]:
    """Backpropagate through 20 ReLU layers whose weights are 1.5 times He's, and clip the gradient.

    Clipping by norm (Pascanu, Mikolov and Bengio 2013) rescales a gradient that is too long.
    Clipping by value treats each entry alone, here with a limit so low that all entries except
    zeros are cut, and only their signs are left.

    Args:
        generator: Draws weights, inputs and the gradient at the outputs of ten networks.

    Returns:
        The product of the first layer's weights with their gradient, over the loss, at most; the
        factor of the gradient's length per layer, on geometric average; for the gradient of the
        first layer's weights, clipped by norm to length 1, the largest length and the lowest cosine
        with the gradient; the cosine after clipping by value, on
        average; and how many of ten gradients of length 1/2 the clipping by norm to 1 changes.
    """
    return _grow_and_clip(generator)


@explode_and_clip.control
def hes_weights(generator: np.random.Generator) -> dict[str, float]:
    """Weights of He's size keep the gradient's."""
    return _grow_and_clip(generator, excess=1.0)


@explode_and_clip.control("clipping is clipping: by value in place of by norm")
def each_entry_by_itself(generator: np.random.Generator) -> dict[str, float]:
    """The length is no longer 1, and the direction is another."""
    return _grow_and_clip(generator, clip=clip_by_value)


@explode_and_clip.control
def short_gradients_stretched(generator: np.random.Generator) -> dict[str, float]:
    """Every gradient is rescaled to the limit, and so short ones are made longer."""
    return _grow_and_clip(generator, clip=rescale)


@explode_and_clip.control
def entries_all_of_one_size(generator: np.random.Generator) -> dict[str, float]:
    """Clipping by value keeps the direction if it cuts every entry alike."""
    return _grow_and_clip(generator, equal_entries=True)


@explode_and_clip.figure
def cosine_by_limit(generator: np.random.Generator) -> Figure:
    """Cosine of clipped and unclipped gradient for lower and lower limits, by either way."""
    weights, vectors = _draw(generator)
    gradients = _first_gradients(*_backpropagate(1.5 * weights, vectors))
    shares = np.logspace(0, -4, 25)

    def series(label: str, clip: Clip, sizes: Array) -> Series:
        wholes = gradients / sizes[:, None]
        cosines = [float(np.mean(_cosines(clip(wholes, share), wholes))) for share in shares]
        return Series(label, shares.tolist(), cosines)

    return Figure(
        title="The lower the limit, the more clipping by value turns the gradient",
        x=Axis("limit, as a share of the length or of the largest entry", scale="log"),
        y=Axis("cosine of the clipped with the whole gradient"),
        series=[
            series("clipped by norm", clip_by_norm, np.linalg.norm(gradients, axis=1)),
            series("clipped by value", clip_by_value, np.max(np.abs(gradients), axis=1)),
            Series("only signs left, in theory: 2/pi", shares.tolist(), [2 / np.pi] * len(shares)),
        ],
    )


def _grow_and_clip(
    generator: np.random.Generator,
    *,
    excess: float = 1.5,
    clip: Clip = clip_by_norm,
    equal_entries: bool = False,
) -> dict[str, float]:
    """Measure growth and what clipping does to the first layer's gradients."""
    weights, vectors = _draw(generator)
    weights = weights * excess
    messages, values = _backpropagate(weights, vectors)
    first, last = (np.linalg.norm(message, axis=(1, 2)) for message in (messages[0], messages[-1]))
    gradients = _first_gradients(messages, values)
    if equal_entries:
        gradients = np.sign(gradients)

    clipped = clip(gradients, 1.0)
    lengths, cosines = np.linalg.norm(clipped, axis=1), _cosines(clipped, gradients)
    smallest = np.min(np.abs(gradients[gradients != 0]))
    short = clip_by_norm(gradients, 0.5)
    losses = np.sum(vectors[1] * values[-1], axis=(1, 2))
    weighted = np.sum(gradients * weights[0].reshape(NETWORKS, -1), axis=1)
    return {
        "weights_times_gradient_over_loss": float(np.max(weighted / losses)),
        "growth_per_layer": float(np.exp(np.mean(np.log(first / last)) / (LAYERS - 1))),
        "length_clipped_by_norm": float(np.max(lengths)),
        "cosine_clipped_by_norm": float(np.min(cosines)),
        "cosine_clipped_by_value": float(
            np.mean(_cosines(clip_by_value(gradients, smallest), gradients))
        ),
        "short_gradients_changed": int(np.sum(np.any(clip(short, 1.0) != short, axis=1))),
    }


def _first_gradients(messages: list[Array], values: list[Array]) -> Array:
    """Return the gradients of the first layer's weights, shape (networks, weights)."""
    return (messages[0] @ values[0].transpose(0, 2, 1)).reshape(NETWORKS, -1)


def _cosines(first: Array, second: Array) -> Array:
    """Return the cosine of the angle between each row of one array and that of the other."""
    lengths = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
    return np.asarray(np.sum(first * second, axis=1) / lengths)


def _draw(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return weights of He's variance, an example and a gradient at the outputs per network."""
    shape = (LAYERS, NETWORKS, WIDTH, WIDTH)
    weights = generator.standard_normal(shape) * np.sqrt(2 / WIDTH)
    return weights, generator.standard_normal((2, NETWORKS, WIDTH, 1))


def _backpropagate(weights: Array, vectors: Array) -> tuple[list[Array], list[Array]]:
    """Return the loss's gradient at each ReLU layer's weighted sums, and all layers' values.

    Args:
        weights: Shape (layers, networks, units, inputs).
        vectors: An example for each network, and the gradient of the loss with respect to its last
            outputs, shape (2, networks, units, 1).

    Returns:
        Two lists by layer of arrays of the shape (networks, units, 1). The second one begins with
        the examples and ends with the outputs.
    """
    (values, message), inputs, active, messages = vectors, [], [], []
    for matrices in weights:
        inputs.append(values)
        sums = matrices @ values
        active.append(sums > 0)
        values = sums * active[-1]
    for matrices, passed in reversed(list(zip(weights, active, strict=True))):
        messages.append(message * passed)
        message = matrices.transpose(0, 2, 1) @ messages[-1]
    return messages[::-1], [*inputs, values]
