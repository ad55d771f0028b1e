"""Demos behind lesson 'limits-of-linearity': what no number of linear layers can do."""

from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])


@demo
def linear_stack(generator: np.random.Generator) -> dict[str, float]:
    """Pass 50 inputs through four linear layers of widths 10-32-4-32-6 without activations.

    The product of the four matrices is one matrix that does the same, and its rank is no more than
    the smallest width (Goodfellow, Bengio and Courville 2016). Nothing is said about training, in
    which deep linear networks do differ (Saxe, McClelland and Ganguli 2014).

    Args:
        generator: Draws inputs and weights.

    Returns:
        Largest difference between the stack and the one layer, relative to the largest output, and
        the rank of the 50 outputs.
    """
    return _collapse(generator)


@linear_stack.control("more layers, more power: a ReLU between the layers makes it so")
def relu_between_the_layers(generator: np.random.Generator) -> dict[str, float]:
    """With a ReLU after each layer but the last, no one matrix does the same."""
    return _collapse(generator, relu=True)


@linear_stack.control
def inner_matrices_transposed(generator: np.random.Generator) -> dict[str, float]:
    """The product of the two inner matrices is transposed; its shape gives nothing away."""
    return _collapse(generator, transposed=True)


def _collapse(
    generator: np.random.Generator, *, relu: bool = False, transposed: bool = False
) -> dict[str, float]:
    """Compare the stack with the product of its matrices; examples are columns, shape (10, 50)."""
    shapes = [(after, before) for before, after in pairwise((10, 32, 4, 32, 6))]
    first, second, third, last = (generator.normal(size=shape) for shape in shapes)
    inputs = generator.normal(size=(10, 50))
    hidden = inputs
    for weights in (first, second, third):
        hidden = np.maximum(weights @ hidden, 0.0) if relu else weights @ hidden
    outputs = last @ hidden
    inner = (third @ second).T if transposed else third @ second
    difference = outputs - last @ inner @ first @ inputs
    return {
        "difference_from_one_layer": float(np.max(np.abs(difference)) / np.max(np.abs(outputs))),
        "rank": int(np.linalg.matrix_rank(outputs)),
    }


@demo
def best_line_on_xor() -> dict[str, float]:
    """Fit XOR with a linear model, and classify it with every line.

    Least squares settles on the output 1/2 everywhere (Goodfellow, Bengio and Courville 2016). No
    line has all four corners on the right side (Minsky and Papert 1969). Whole weights from -2 to 2
    with thresholds half-way between whole numbers give every classification that a line can.

    Returns:
        Mean squared error, lowest and highest output of the least-squares fit; the largest share of
        the four corners that a line gets right; how many of the 16 functions of two bits some line
        computes.
    """
    return _fit_and_classify(CORNERS, XOR)


@best_line_on_xor.control
def and_instead_of_xor() -> dict[str, float]:
    """One line computes AND."""
    return _fit_and_classify(CORNERS, CORNERS.prod(axis=1))


@best_line_on_xor.control
def product_of_the_inputs_as_third_input() -> dict[str, float]:
    """With x1 * x2 among the inputs every function of the two bits is linear."""
    return _fit_and_classify(np.column_stack([CORNERS, CORNERS.prod(axis=1)]), XOR)


@best_line_on_xor.control("a single neuron gets XOR right half of the time: it ignores its inputs")
def neuron_that_ignores_its_inputs() -> dict[str, float]:
    """Inputs of zero leave a constant answer, right for two of the four corners."""
    return _fit_and_classify(0.0 * CORNERS, XOR)


def _fit_and_classify(inputs: Array, targets: Array) -> dict[str, float]:
    """Measure the best linear fit and all linear classifiers; inputs have shape (4, features)."""
    with_bias = np.column_stack([inputs, np.ones(4)])
    outputs = with_bias @ np.linalg.lstsq(with_bias, targets, rcond=None)[0]
    whole_weights = product(range(-2, 3), repeat=inputs.shape[1])
    classified = {
        tuple((inputs @ weights > threshold).tolist())
        for weights in whole_weights
        for threshold in np.arange(-4.5, 5.0)
    }
    return {
        "error": float(np.mean((outputs - targets) ** 2)),
        "lowest_output": float(outputs.min()),
        "highest_output": float(outputs.max()),
        "best_accuracy": max(float(np.mean(answer == targets)) for answer in classified),
        "functions_computed": len(classified),
    }
