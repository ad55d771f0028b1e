"""More demos behind lesson 'training-dynamics': chains of single units."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Activation = Callable[[Array], tuple[Array, Array]]


def sigmoid(z: Array) -> tuple[Array, Array]:
    """Return 1 / (1 + exp(-z)) and its slope."""
    value = 1 / (1 + np.exp(-z))
    return value, value * (1 - value)


def tanh(z: Array) -> tuple[Array, Array]:
    """Return the hyperbolic tangent and its slope."""
    value = np.tanh(z)
    return value, 1 - value**2


@demo
def chain_of_units(generator: np.random.Generator) -> dict[str, float]:
    """Differentiate chains of up to 30 sigmoids, each fed by the one before.

    The derivative is the product of each unit's weight and slope (Hochreiter 1991; Bengio, Simard
    and Frasconi 1994). A slope is a quarter where the weighted sum is 0, and less elsewhere.

    Args:
        generator: Draws inputs and biases of 200 chains.

    Returns:
        The largest derivative of a random chain with weights of 1, over 0.25^N for its length N; at
        length 30 with every weighted sum 0, the logarithm to base 4 of the derivative for each
        unit, with weights of 1, and the derivative with weights of 4.
    """
    return _measure_chains(generator)


@chain_of_units.control
def chain_of_tanh(generator: np.random.Generator) -> dict[str, float]:
    """The hyperbolic tangent has slopes of up to 1."""
    return _measure_chains(generator, activation=tanh)


@chain_of_units.control("a sigmoid always divides the gradient by 4, also behind a weight of 4")
def weights_do_not_matter(generator: np.random.Generator) -> dict[str, float]:
    """The slopes are multiplied without the weights."""
    return _measure_chains(generator, multiplies_weights=False)


@chain_of_units.control
def weights_of_four_throughout(generator: np.random.Generator) -> dict[str, float]:
    """Weights of 4 take the place of those of 1."""
    return _measure_chains(generator, weight=4.0)


@chain_of_units.figure
def derivative_by_length(generator: np.random.Generator) -> Figure:
    """Derivative of chains by their length: the bound, three random ones, and weights of 4."""
    lengths = list(range(1, 31))
    inputs, biases = generator.normal(size=3), generator.normal(size=(30, 3))
    random = np.abs(_derivatives(sigmoid, 1.0, inputs, biases))
    at_zero = _derivatives(sigmoid, 4.0, *_steepest(sigmoid, 4.0))
    return Figure(
        title="A product of weights and slopes fades, unless the weights make up for the slopes",
        x=Axis("sigmoids in the chain"),
        y=Axis("derivative of the last output in the first weighted sum", scale="log"),
        series=[
            Series("weights of 4, steepest everywhere", lengths, at_zero[:, 0].tolist()),
            Series("bound for weights of 1: 0.25^N", lengths, [0.25**n for n in lengths]),
            *(
                Series(f"random chain {number}, weights of 1", lengths, chain.tolist())
                for number, chain in enumerate(random.T, start=1)
            ),
        ],
    )


def _measure_chains(
    generator: np.random.Generator,
    *,
    activation: Activation = sigmoid,
    weight: float = 1.0,
    multiplies_weights: bool = True,
) -> dict[str, float]:
    """Compare 200 random chains with the bound, and look at two whose slopes are all largest."""
    inputs, biases = generator.normal(size=200), generator.normal(size=(30, 200))

    def derivatives(factor: float, inputs: Array, biases: Array) -> Array:
        return _derivatives(
            activation, factor, inputs, biases, multiplies_weights=multiplies_weights
        )

    shares = np.abs(derivatives(weight, inputs, biases)) / 0.25 ** np.arange(1, 31)[:, None]
    at_zero = {
        factor: derivatives(factor, *_steepest(activation, factor))[-1, 0]
        for factor in (weight, 4.0)
    }
    return {
        "largest_share_of_bound": float(np.max(shares)),
        "base_4_logarithm_per_unit": float(np.log(at_zero[weight]) / np.log(4) / 30),
        "derivative_with_weight_4": float(at_zero[4.0]),
    }


def _steepest(activation: Activation, weight: float) -> tuple[Array, Array]:
    """Return the input and the biases of one chain of 30 units whose weighted sums are all 0."""
    middle, _ = activation(np.zeros(1))
    return middle, np.full((30, 1), -weight * middle)


def _derivatives(
    activation: Activation,
    weight: float,
    inputs: Array,
    biases: Array,
    *,
    multiplies_weights: bool = True,
) -> Array:
    """Return the derivative of chains after each unit, shape (units, chains).

    Args:
        activation: Of every unit.
        weight: Of every unit.
        inputs: Of the first unit, shape (chains,).
        biases: Shape (units, chains).
        multiplies_weights: Whether the weights count in the product, as they should.
    """
    factor = weight if multiplies_weights else 1.0
    values, derivative, derivatives = inputs, np.ones_like(inputs), []
    for bias in biases:
        values, slopes = activation(weight * values + bias)
        derivative = derivative * factor * slopes
        derivatives.append(derivative)
    return np.array(derivatives)
