"""Demos behind lesson 'limits-of-linearity': what no number of linear layers can do."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])
THRESHOLDS = [half / 2 for half in range(-11, 12, 2)]


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


@linear_stack.control("more layers = more power (always): no one layer does what four do")
def relu_between_the_layers(generator: np.random.Generator) -> dict[str, float]:
    """It takes a ReLU after each layer but the last to make this true."""
    return _collapse(generator, relu=True)


@linear_stack.control
def inner_matrices_transposed(generator: np.random.Generator) -> dict[str, float]:
    """The product of the two inner matrices is transposed; its shape gives nothing away."""
    return _collapse(generator, transposed=True)


@linear_stack.figure
def along_a_line(generator: np.random.Generator) -> Figure:
    """One output of the four layers, with and without ReLU, for inputs on a line through space."""
    weights = _draw_weights(generator)
    start, direction = generator.normal(size=(2, 10, 1))
    positions = np.linspace(-4.0, 4.0, 81)
    inputs = start + direction * positions

    def curve(label: str, *, relu: bool) -> Series:
        output = _pass(weights, inputs, relu=relu)[0]
        change = output - output[40]
        return Series(label, positions.tolist(), (change / np.max(np.abs(change))).tolist())

    return Figure(
        title="Four linear layers draw a straight line, a ReLU between them bends it",
        x=Axis("position of the input on a line"),
        y=Axis("change of the first output, as a share of the largest"),
        series=[
            curve("four linear layers", relu=False),
            curve("with a ReLU in between", relu=True),
        ],
    )


def _collapse(
    generator: np.random.Generator, *, relu: bool = False, transposed: bool = False
) -> dict[str, float]:
    """Compare the stack with the product of its matrices; examples are columns, shape (10, 50)."""
    weights = _draw_weights(generator)
    first, second, third, last = weights
    inputs = generator.normal(size=(10, 50))
    outputs = _pass(weights, inputs, relu=relu)
    inner = (third @ second).T if transposed else third @ second
    difference = outputs - last @ inner @ first @ inputs
    return {
        "difference_from_one_layer": float(np.max(np.abs(difference)) / np.max(np.abs(outputs))),
        "rank": int(np.linalg.matrix_rank(outputs)),
    }


def _draw_weights(generator: np.random.Generator) -> list[Array]:
    """Return the four weight matrices, each of shape (out, in)."""
    return [
        generator.normal(size=(after, before)) for before, after in pairwise((10, 32, 4, 32, 6))
    ]


def _pass(weights: list[Array], inputs: Array, *, relu: bool) -> Array:
    """Return the outputs, shape (6, examples), of the four layers."""
    hidden = inputs
    for matrix in weights[:-1]:
        hidden = np.maximum(matrix @ hidden, 0.0) if relu else matrix @ hidden
    return weights[-1] @ hidden


@demo
def best_line_on_xor() -> dict[str, float]:
    """Fit XOR with a linear model, and classify it with every line.

    Least squares settles on the output 1/2 everywhere (Goodfellow, Bengio and Courville 2016). No
    line has all four corners on the right side (Minsky and Papert 1969).

    Returns:
        Mean squared error, lowest and highest output of the least-squares fit; the error that
        gradient descent comes to; the largest share of the four corners that a line gets right.
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


@best_line_on_xor.figure
def corners_and_a_line() -> Figure:
    """The four corners, and a line with three of them on the right side."""
    return Figure(
        title="A line gets three of the four corners, and never the fourth",
        x=Axis("first input"),
        y=Axis("second input"),
        series=[
            Series("XOR is 0", [0.0, 1.0], [0.0, 1.0], "points"),
            Series("XOR is 1", [0.0, 1.0], [1.0, 0.0], "points"),
            Series("one of the best lines", [-0.25, 0.75], [0.75, -0.25]),
        ],
    )


def _fit_and_classify(inputs: Array, targets: Array) -> dict[str, float]:
    """Measure the best linear fit and all linear classifiers; inputs have shape (4, features)."""
    with_bias = np.column_stack([inputs, np.ones(4)])
    outputs = with_bias @ np.linalg.lstsq(with_bias, targets, rcond=None)[0]
    weights = np.arange(1.0, with_bias.shape[1] + 1.0)
    for _ in range(300):
        weights -= 0.4 * 2 * with_bias.T @ (with_bias @ weights - targets) / 4
    right = [np.mean(answer == targets) for answer in classifications(inputs)]
    return {
        "error": float(np.mean((outputs - targets) ** 2)),
        "lowest_output": float(outputs.min()),
        "highest_output": float(outputs.max()),
        "error_of_descent": float(np.mean((with_bias @ weights - targets) ** 2)),
        "best_accuracy": float(max(right)),
    }


def classifications(inputs: Array, thresholds: Sequence[float] = THRESHOLDS) -> list[Array]:
    """Return the different answers, True or False for each input, that one threshold neuron gives.

    Whole weights from -2 to 2 with thresholds half-way between whole numbers give every one that is
    possible for two or three inputs of 0 or 1 (Muroga 1971).

    Args:
        inputs: Shape (examples, features).
        thresholds: What the weighted sum has to exceed.
    """
    weights = np.array(list(product(range(-2, 3), repeat=inputs.shape[1])))
    sums = weights @ inputs.T
    answers = sums[:, None, :] > np.array(thresholds)[:, None]
    return list(np.unique(answers.reshape(-1, len(inputs)), axis=0))


@demo
def functions_of_one_neuron() -> dict[str, float]:
    """Count the functions of two and of three bits that one threshold neuron computes.

    A function of n bits is a column of 2 ** n answers, so there are 16 of two bits and 256 of
    three. Cover 1965 counts those of two bits: 2 (1 + 3 + 3) = 14.

    Returns:
        The number of different functions computed, for two and for three bits, and of XOR and its
        opposite, how many are among them.
    """
    return _count()


@functions_of_one_neuron.control("a neuron can learn any rule about its inputs")
def products_of_the_inputs_as_further_inputs() -> dict[str, float]:
    """It can if somebody multiplies the inputs first: with x1 * x2 all 16 are computed."""
    return _count(with_products=True)


@functions_of_one_neuron.control
def threshold_fixed_at_zero() -> dict[str, float]:
    """Without a bias the answer to zeros is always 0."""
    return _count(thresholds=[0.0])


@functions_of_one_neuron.figure
def share_of_functions() -> Figure:
    """The share of all functions of one, two and three bits that one neuron computes."""
    shares = [len(classifications(_corners(bits))) / 2**2**bits for bits in (1, 2, 3)]
    return Figure(
        title="The more inputs, the fewer of the possible rules are within reach of one neuron",
        x=Axis("inputs of 0 or 1"),
        y=Axis("share of all functions computed"),
        series=[Series("one threshold neuron", [1, 2, 3], shares, "bars")],
    )


def _count(
    *, with_products: bool = False, thresholds: Sequence[float] = THRESHOLDS
) -> dict[str, float]:
    """Count the functions, with the products of neighboring bits among the inputs or without."""

    def computed(bits: int) -> list[Array]:
        inputs = _corners(bits)
        products = inputs[:, :-1] * inputs[:, 1:]
        inputs = np.hstack([inputs, products]) if with_products else inputs
        return classifications(inputs, thresholds)

    of_two_bits = computed(2)
    return {
        "functions_of_2_bits": len(of_two_bits),
        "functions_of_3_bits": len(computed(3)),
        "xor_and_its_opposite": sum(
            np.array_equal(answer, wanted) for answer in of_two_bits for wanted in (XOR, 1 - XOR)
        ),
    }


def _corners(bits: int) -> Array:
    """Return all inputs of 0 and 1, shape (2 ** bits, bits)."""
    return np.array(list(product((0.0, 1.0), repeat=bits)))
