"""More demos behind lesson 'computational-graphs': graphs whose nodes are vectors and matrices."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Shape = tuple[int, int, int]


@demo
def two_modes(generator: np.random.Generator) -> dict[str, float]:
    """Compute Jacobians in forward and in reverse mode and count the multiplications.

    The functions are chains of three tanh layers, from 64 inputs to 1 output and from 1 input to 64
    outputs, 8 units wide in between. Forward mode sends one direction per input through the local
    Jacobians, reverse mode one per output (Griewank and Walther 2008).

    Args:
        generator: Draws the weights and the inputs.

    Returns:
        Multiplications in reverse mode over those in forward mode, for both functions; the largest
        difference of either mode from a complex step.
    """
    return _compare_modes(generator)


@two_modes.control("reverse mode is always the cheap one: tried with a single output only")
def one_output_in_both_places(generator: np.random.Generator) -> dict[str, float]:
    """The function that should have 64 outputs has 64 inputs."""
    return _compare_modes(generator, tall=(64, 1))


@two_modes.control
def one_input_in_both_places(generator: np.random.Generator) -> dict[str, float]:
    """The function that should have 64 inputs has 64 outputs."""
    return _compare_modes(generator, wide=(1, 64))


@two_modes.control
def layer_skipped_on_the_way_back(generator: np.random.Generator) -> dict[str, float]:
    """Reverse mode leaves out the Jacobian of the middle layer."""
    return _compare_modes(generator, skip=True)


@two_modes.figure
def cost_against_outputs(generator: np.random.Generator) -> Figure:
    """Multiplications of both modes for 8 inputs and 1 to 64 outputs."""
    outputs = [1, 2, 4, 8, 16, 32, 64]
    costs = [_costs(generator, 8, number) for number in outputs]
    return Figure(
        title="Forward mode is cheaper once there are more outputs than inputs",
        x=Axis("outputs of a function with 8 inputs", scale="log"),
        y=Axis("multiplications for the Jacobian", scale="log"),
        series=[
            Series("forward mode", outputs, [cost["forward"] for cost in costs]),
            Series("reverse mode", outputs, [cost["reverse"] for cost in costs]),
        ],
    )


def _compare_modes(
    generator: np.random.Generator,
    *,
    wide: tuple[int, int] = (64, 1),
    tall: tuple[int, int] = (1, 64),
    skip: bool = False,
) -> dict[str, float]:
    """Return the ratio of the costs for two functions, given as (inputs, outputs)."""
    many_inputs = _costs(generator, *wide, skip=skip)
    many_outputs = _costs(generator, *tall, skip=skip)
    return {
        "ratio_for_64_inputs": many_inputs["reverse"] / many_inputs["forward"],
        "ratio_for_64_outputs": many_outputs["reverse"] / many_outputs["forward"],
        "difference_from_complex_step": max(many_inputs["error"], many_outputs["error"]),
    }


def _costs(
    generator: np.random.Generator, inputs: int, outputs: int, *, skip: bool = False
) -> dict[str, float]:
    """Count the multiplications of both modes on one function and check both results."""
    shapes = [(8, inputs), (8, 8), (outputs, 8)]
    weights = [generator.normal(size=shape) / np.sqrt(shape[1]) for shape in shapes]
    point = generator.normal(size=inputs)

    jacobians, values = [], point
    for matrix in weights:
        values = np.tanh(matrix @ values)
        jacobians.append((1 - values**2)[:, None] * matrix)

    forward, forward_cost = np.eye(inputs), 0
    for jacobian in jacobians:
        forward_cost += jacobian.size * inputs
        forward = jacobian @ forward
    reverse, reverse_cost = np.eye(outputs), 0
    for jacobian in reversed(jacobians[::2] if skip else jacobians):
        reverse_cost += jacobian.size * outputs
        reverse = reverse @ jacobian

    nudged = point + 1e-30j * np.eye(inputs)
    for matrix in weights:
        nudged = np.tanh(nudged @ matrix.T)
    exact = nudged.imag.T / 1e-30
    errors = np.abs([forward - exact, reverse - exact])
    return {"forward": forward_cost, "reverse": reverse_cost, "error": float(np.max(errors))}


@demo
def layer_rules(generator: np.random.Generator) -> dict[str, float]:
    """Check the three rules for passing a gradient G back through Z = X W + b.

    They are G W^T for the inputs, X^T G for the weights and the sum of G over the examples for the
    bias, which is added to every row of X W (Giles 2008). The loss is the sum of tanh(Z), so G is
    1 - tanh(Z)^2, and with it a complex step of every entry is compared.

    Args:
        generator: Draws X (examples, inputs), W (inputs, outputs) and b (outputs).

    Returns:
        The largest error of each rule in a layer of 6 examples, 6 inputs and 6 outputs; and how
        many of two wrong rules, G W and G^T X, give an array of the right shape there, and in a
        layer of 5 examples, 4 inputs and 3 outputs.
    """
    return _check_rules(generator)


@layer_rules.control
def inputs_rule_not_transposed(generator: np.random.Generator) -> dict[str, float]:
    """G W in place of G W^T, which fits a square layer as well."""
    return _check_rules(generator, for_inputs=lambda W, G: G @ W)


@layer_rules.control
def weights_rule_transposed_wrongly(generator: np.random.Generator) -> dict[str, float]:
    """G^T X in place of X^T G, which fits a square layer as well."""
    return _check_rules(generator, for_weights=lambda X, G: G.T @ X)


@layer_rules.control("a batch averages, so the bias gets the mean of the examples' gradients")
def mean_over_the_examples(generator: np.random.Generator) -> dict[str, float]:
    """The loss here is a sum, and a mean would divide by the examples a second time."""
    return _check_rules(generator, for_bias=lambda G: G.mean(axis=0))


@layer_rules.control
def shapes_exchanged(generator: np.random.Generator) -> dict[str, float]:
    """The square layer is checked where the oblong one should be, and the other way round."""
    return _check_rules(generator, square=(5, 4, 3), oblong=(6, 6, 6))


@layer_rules.figure
def bias_rule_by_batch(generator: np.random.Generator) -> Figure:
    """First entry of the bias gradient by either rule over the true one, by size of the batch."""
    batches = [1, 2, 4, 8, 16, 32]
    sums, means = [], []
    for batch in batches:
        X, W, b = _draw_layer(generator, batch, 6, 6)
        G = 1 - np.tanh(X @ W + b) ** 2
        true = _complex_step(X, W, b)[2][0]
        sums.append(float(G.sum(axis=0)[0] / true))
        means.append(float(G.mean(axis=0)[0] / true))
    return Figure(
        title="The bias is used once per example, so its gradient is a sum over the batch",
        x=Axis("examples in the batch", scale="log"),
        y=Axis("gradient by the rule over the true one", scale="log"),
        series=[
            Series("sum over the examples", batches, sums),
            Series("mean over the examples", batches, means),
        ],
    )


def _check_rules(
    generator: np.random.Generator,
    *,
    for_inputs: Callable[[Array, Array], Array] = lambda W, G: G @ W.T,
    for_weights: Callable[[Array, Array], Array] = lambda X, G: X.T @ G,
    for_bias: Callable[[Array], Array] = lambda G: G.sum(axis=0),
    square: Shape = (6, 6, 6),
    oblong: Shape = (5, 4, 3),
) -> dict[str, float]:
    """Compare all rules with a complex step and count the wrong ones that fit in shape."""
    X, W, b = _draw_layer(generator, 6, 6, 6)
    G = 1 - np.tanh(X @ W + b) ** 2
    by_inputs, by_weights, by_bias = _complex_step(X, W, b)
    return {
        "error_for_inputs": _largest_error(for_inputs(W, G), by_inputs),
        "error_for_weights": _largest_error(for_weights(X, G), by_weights),
        "error_for_bias": _largest_error(for_bias(G), by_bias),
        "wrong_rules_that_fit_square": _wrong_rules_that_fit(*_draw_layer(generator, *square)),
        "wrong_rules_that_fit_oblong": _wrong_rules_that_fit(*_draw_layer(generator, *oblong)),
    }


def _largest_error(derived: Array, exact: Array) -> float:
    """Return how far an entry is at most from what it should be."""
    return float(np.max(np.abs(derived - exact)))


def _draw_layer(
    generator: np.random.Generator, examples: int, inputs: int, outputs: int
) -> tuple[Array, Array, Array]:
    """Return inputs X, weights W and biases b, all of them normal."""
    X = generator.normal(size=(examples, inputs))
    W = generator.normal(size=(inputs, outputs)) / np.sqrt(inputs)
    return X, W, generator.normal(size=outputs)


def _complex_step(*arrays: Array) -> list[Array]:
    """Return the derivatives of the summed tanh(X W + b) in each of X, W and b."""
    derivatives = []
    for place, array in enumerate(arrays):
        nudges = 1e-30j * np.eye(array.size).reshape(array.size, *array.shape)
        X, W, b = (
            whole + nudges if place == other else whole for other, whole in enumerate(arrays)
        )
        losses = np.tanh(X @ W + (b[:, None] if b.ndim == 2 else b)).sum(axis=(1, 2))
        derivatives.append(losses.imag.reshape(array.shape) / 1e-30)
    return derivatives


def _wrong_rules_that_fit(X: Array, W: Array, b: Array) -> int:
    """Count the rules among G W for the inputs and G^T X for the weights whose shape is right."""
    G = 1 - np.tanh(X @ W + b) ** 2
    fitting = 0
    for left, right, wanted in ((G, W, X), (G.T, X, W)):
        fits_together = left.shape[1] == right.shape[0]
        fitting += fits_together and (left @ right).shape == wanted.shape
    return fitting
