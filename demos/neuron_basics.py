"""Demos behind lesson 'neuron-basics': a neuron is a weighted sum plus a bias, nothing more."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Layer = Callable[[Array, Array, Array], Array]


def dense(inputs: Array, weights: Array, biases: Array) -> Array:
    """Return X W' + b: inputs (examples, in), weights (out, in), biases (out,)."""
    return inputs @ weights.T + biases


@demo
def weighted_sum(generator: np.random.Generator) -> dict[str, float]:
    """Compute one neuron by hand, and put a hundred others to the test that only sums pass.

    The one neuron has inputs (2, -1, 0.5), weights (0.5, 1.5, -2) and bias 0.25. A weighted sum is
    additive: what a neuron adds to its bias for x + y is what it adds for x and what it adds for y.
    It is the neuron of McCulloch and Pitts 1943 without its threshold.

    Args:
        generator: Draws the weights and biases of the hundred neurons, and two inputs of 8 numbers.

    Returns:
        Output of the one neuron, and again with all inputs doubled; the largest departure of the
        hundred neurons from additivity.
    """
    return _measure(generator, dense)


@weighted_sum.control("neurons are like brain cells: they fire or stay silent")
def all_or_nothing(generator: np.random.Generator) -> dict[str, float]:
    """The output is 1 above the threshold and 0 below it, whatever the size of the sum."""
    return _measure(generator, lambda x, w, b: np.heaviside(dense(x, w, b), 0.0))


@weighted_sum.control(
    "neurons are mysterious: they do something to the sum that nobody writes down"
)
def squashed_sum(generator: np.random.Generator) -> dict[str, float]:
    """The sum is squashed by a tanh."""
    return _measure(generator, lambda x, w, b: np.tanh(dense(x, w, b)))


@weighted_sum.control
def bias_left_out(generator: np.random.Generator) -> dict[str, float]:
    """The sum of weight times input alone: -1.5."""
    return _measure(generator, lambda x, w, _: x @ w.T)


def _measure(generator: np.random.Generator, neuron: Layer) -> dict[str, float]:
    """Apply the one neuron to its inputs and the hundred to theirs, alone and added."""
    inputs, weights, bias = (
        np.array(given) for given in ([[2.0, -1.0, 0.5]], [[0.5, 1.5, -2.0]], [0.25])
    )
    many_weights, many_biases = generator.normal(size=(100, 8)), generator.normal(size=100)
    x, y = generator.normal(size=(2, 1, 8))

    def added_to_bias(given: Array) -> Array:
        return neuron(given, many_weights, many_biases) - many_biases

    departure = added_to_bias(x + y) - added_to_bias(x) - added_to_bias(y)
    return {
        "one_neuron": float(neuron(inputs, weights, bias)[0, 0]),
        "inputs_doubled": float(neuron(2 * inputs, weights, bias)[0, 0]),
        "departure_from_additivity": float(np.max(np.abs(departure))),
    }


@demo
def whole_layer(generator: np.random.Generator) -> dict[str, float]:
    """Compute a layer as one matrix product and neuron by neuron.

    The layer has 8 neurons on 8 inputs and is applied to 8 examples; square on purpose, because
    then slips with its rows and columns raise no error.

    Args:
        generator: Draws inputs, weights and biases.

    Returns:
        The largest difference between the layer and a loop over its neurons; its number of weights
        and biases; how many of its 64 outputs are wrong if it is given the transpose of its
        weights, to which it raises no error.
    """
    return _compare(generator)


@whole_layer.control("the program ran without an error, so it is right: a forgotten transpose")
def forgotten_transpose(generator: np.random.Generator) -> dict[str, float]:
    """The weight matrix is used the wrong way round; a square layer does not complain."""
    return _compare(generator, layer=lambda x, w, b: dense(x, w.T, b))


@whole_layer.control
def biases_handed_to_the_examples(generator: np.random.Generator) -> dict[str, float]:
    """Each example gets a bias of its own, in place of each neuron."""
    return _compare(generator, layer=lambda x, w, b: dense(x, w, np.zeros(8)) + b[:, None])


@whole_layer.control
def one_bias_for_the_whole_layer(generator: np.random.Generator) -> dict[str, float]:
    """All eight neurons share the first one's bias, so the layer has 65 parameters."""
    return _compare(generator, shared_bias=True)


@whole_layer.figure
def layer_on_one_example(generator: np.random.Generator) -> Figure:
    """Outputs of the 8 neurons for one example: in a loop, as a product, and as a wrong one."""
    inputs, weights, biases = _draw(generator)
    neurons = list(range(1, 9))
    return Figure(
        title="A forgotten transpose is wrong without a word",
        x=Axis("neuron"),
        y=Axis("output"),
        series=[
            Series(
                "loop over neurons", neurons, _loop(inputs, weights, biases)[0].tolist(), "bars"
            ),
            Series("X W' + b", neurons, dense(inputs, weights, biases)[0].tolist(), "points"),
            Series("X W + b", neurons, dense(inputs, weights.T, biases)[0].tolist(), "points"),
        ],
    )


def _compare(
    generator: np.random.Generator, *, layer: Layer = dense, shared_bias: bool = False
) -> dict[str, float]:
    """Apply the layer and the loop to the 8 examples."""
    inputs, weights, biases = _draw(generator)
    neuron_by_neuron = _loop(inputs, weights, biases)
    biases = biases[:1] if shared_bias else biases
    difference = layer(inputs, weights, biases) - neuron_by_neuron
    transposed = layer(inputs, weights.T, biases)
    return {
        "difference_from_loop": float(np.max(np.abs(difference))),
        "parameters": weights.size + biases.size,
        "wrong_without_transpose": int(np.sum(np.abs(transposed - neuron_by_neuron) > 1e-9)),
    }


def _draw(generator: np.random.Generator) -> tuple[Array, Array, Array]:
    """Return inputs and weights, both of shape (8, 8), and 8 biases."""
    inputs, weights = generator.normal(size=(2, 8, 8))
    return inputs, weights, generator.normal(size=8)


def _loop(inputs: Array, weights: Array, biases: Array) -> Array:
    """Return the outputs, shape (examples, neurons), computed one by one."""
    return np.array(
        [
            [sum(row * example) + bias for row, bias in zip(weights, biases, strict=True)]
            for example in inputs
        ]
    )
