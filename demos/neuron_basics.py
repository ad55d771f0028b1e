"""Demos behind lesson 'neuron-basics': a neuron is a weighted sum plus a bias, nothing more."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]
Layer = Callable[[Array, Array, Array], Array]


def dense(inputs: Array, weights: Array, biases: Array) -> Array:
    """Return X W' + b: inputs (examples, in), weights (out, in), biases (out,)."""
    return inputs @ weights.T + biases


@demo
def weighted_sum(generator: np.random.Generator) -> dict[str, float]:
    """Compute one neuron by hand and a whole layer neuron by neuron.

    The one neuron has inputs (2, -1, 0.5), weights (0.5, 1.5, -2) and bias 0.25. The layer has 8
    neurons on 8 inputs and is applied to 8 examples; square on purpose, because then a forgotten
    transpose raises no error. The bare weighted sum is the neuron of McCulloch and Pitts 1943
    without its threshold.

    Args:
        generator: Draws inputs, weights and biases of the layer.

    Returns:
        Output of the one neuron, and again with all inputs doubled; the largest difference between
        the layer and a loop over its neurons; the number of weights and biases of the layer.
    """
    return _measure(generator)


@weighted_sum.control("neurons are like brain cells: they fire or stay silent")
def all_or_nothing(generator: np.random.Generator) -> dict[str, float]:
    """The output is 1 above the threshold and 0 below it, whatever the size of the sum."""
    return _measure(generator, neuron=lambda x, w, b: np.heaviside(dense(x, w, b), 0.0))


@weighted_sum.control
def forgotten_transpose(generator: np.random.Generator) -> dict[str, float]:
    """The weight matrix is used the wrong way round; a square layer does not complain."""
    return _measure(generator, layer=lambda x, w, b: dense(x, w.T, b))


@weighted_sum.control
def one_bias_for_the_whole_layer(generator: np.random.Generator) -> dict[str, float]:
    """All eight neurons share the first one's bias, so the layer has 65 parameters."""
    return _measure(generator, shared_bias=True)


def _measure(
    generator: np.random.Generator,
    *,
    neuron: Layer = dense,
    layer: Layer = dense,
    shared_bias: bool = False,
) -> dict[str, float]:
    """Apply the one neuron to its inputs, and the layer and its loop to the 8 examples."""
    one_input, one_neuron = np.array([[2.0, -1.0, 0.5]]), np.array([[0.5, 1.5, -2.0]])
    inputs, weights = generator.normal(size=(2, 8, 8))
    biases = generator.normal(size=8)
    neuron_by_neuron = np.array(
        [
            [sum(row * example) + bias for row, bias in zip(weights, biases, strict=True)]
            for example in inputs
        ]
    )
    biases = biases[:1] if shared_bias else biases
    return {
        "one_neuron": float(neuron(one_input, one_neuron, np.array([0.25]))[0, 0]),
        "inputs_doubled": float(neuron(2 * one_input, one_neuron, np.array([0.25]))[0, 0]),
        "difference_from_loop": float(
            np.max(np.abs(layer(inputs, weights, biases) - neuron_by_neuron))
        ),
        "parameters": weights.size + biases.size,
    }
