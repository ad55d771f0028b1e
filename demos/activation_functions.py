"""Demos behind lesson 'activation-functions': thresholds, and one line among moved points."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Hidden = Callable[[Array], Array]
Activation = Callable[[Array], NDArray[np.generic]]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])


def weighted_sums(inputs: Array) -> Array:
    """Return x1 + x2 and x1 + x2 - 1 for inputs of shape (4, 2)."""
    return np.column_stack([inputs.sum(axis=1), inputs.sum(axis=1) - 1.0])


@demo
def relu_xor() -> dict[str, float]:
    """Compute XOR with two ReLU units whose weights are set by hand.

    The hidden units are relu(x1 + x2) and relu(x1 + x2 - 1), the output is h1 - 2 h2 (Goodfellow,
    Bengio and Courville 2016, "Learning XOR"). It shows that such weights exist, not that gradient
    descent finds them.

    Returns:
        Largest error over the four inputs; the number of distinct points that the hidden layer
        moves the four corners to; how far the nearest of them is on the right side of the one line
        h1 - 2 h2 = 1/2, negative if one is on the wrong side.
    """
    return _separate(lambda inputs: np.maximum(weighted_sums(inputs), 0.0))


@relu_xor.control("networks draw many lines in input space: the corners are not moved")
def corners_left_in_place() -> dict[str, float]:
    """The same line is drawn among the inputs themselves."""
    return _separate(lambda inputs: inputs)


@relu_xor.control("more layers, more power: the same two layers without an activation")
def no_activation() -> dict[str, float]:
    """The weighted sums pass through unchanged."""
    return _separate(weighted_sums)


@relu_xor.control
def sigmoid_with_the_same_weights() -> dict[str, float]:
    """A sigmoid needs other weights."""
    return _separate(lambda inputs: 1.0 / (1.0 + np.exp(-weighted_sums(inputs))))


@relu_xor.figure
def moved_corners() -> Figure:
    """Where the hidden layer puts the four corners, and the one line between them."""
    x, y = np.maximum(weighted_sums(CORNERS), 0.0).T
    return Figure(
        title="The hidden layer moves the corners to where one line parts them",
        x=Axis("first hidden unit, relu(x1 + x2)"),
        y=Axis("second hidden unit, relu(x1 + x2 - 1)"),
        series=[
            Series("XOR is 0", x[XOR == 0.0].tolist(), y[XOR == 0.0].tolist(), "points"),
            Series("XOR is 1", x[XOR == 1.0].tolist(), y[XOR == 1.0].tolist(), "points"),
            Series("h1 - 2 h2 = 1/2", [0.0, 2.5], [-0.25, 1.0]),
        ],
    )


def _separate(hidden_layer: Hidden) -> dict[str, float]:
    """Read XOR off the hidden points with one line."""
    hidden = hidden_layer(CORNERS)
    line = np.array([1.0, -2.0])
    outputs = hidden @ line
    distances = np.where(XOR == 1.0, 1.0, -1.0) * (outputs - 0.5) / np.linalg.norm(line)
    return {
        "largest_error": float(np.max(np.abs(outputs - XOR))),
        "hidden_points": len(np.unique(hidden, axis=0)),
        "margin": float(distances.min()),
    }


@demo
def bias_selects_the_gate() -> dict[str, float]:
    """Move the bias of a threshold neuron with two weights of 1 and see which gate it computes.

    The neuron fires if its weighted sum is above 0 (McCulloch and Pitts 1943); the inputs are 0 or
    1. The bias runs from -3 to 1 in steps of 1/1000. Without a bias 3,600 directions of the two
    weights are tried; their length does not matter.

    Returns:
        Length of the interval of biases at which the neuron is an AND, and at which it is an OR;
        the highest bias of either; the number of directions that make an AND without a bias.
    """
    return _sweep()


@bias_selects_the_gate.control("a bias is an optional extra: the weights can do its work")
def bias_slipped_in() -> dict[str, float]:
    """Some directions do make an AND, but only with a bias of -1.2 added."""
    return _sweep(bias_of_directions=-1.2)


@bias_selects_the_gate.control
def no_threshold() -> dict[str, float]:
    """The bare weighted sum is taken for the answer, and is never 0 or 1 at all four corners."""
    return _sweep(activation=lambda sums: sums)


@bias_selects_the_gate.control
def second_weight_negative() -> dict[str, float]:
    """The weights 1 and -1 make other gates."""
    return _sweep(weights=(1.0, -1.0))


@bias_selects_the_gate.figure
def boundaries() -> Figure:
    """The four inputs and the line on which the weighted sum is 0, for three biases."""
    return Figure(
        title="The bias moves the line, from between OR's inputs to between AND's",
        x=Axis("first input"),
        y=Axis("second input"),
        series=[
            Series("inputs", CORNERS[:, 0].tolist(), CORNERS[:, 1].tolist(), "points"),
            Series("bias -1.5: AND", [0.25, 1.25], [1.25, 0.25]),
            Series("bias -0.5: OR", [-0.25, 0.75], [0.75, -0.25]),
            Series("no bias", [-0.25, 0.25], [0.25, -0.25]),
        ],
    )


def _sweep(
    weights: tuple[float, float] = (1.0, 1.0),
    activation: Activation = lambda sums: sums > 0.0,
    bias_of_directions: float = 0.0,
) -> dict[str, float]:
    """Try all biases with the given weights, and all directions with one bias."""
    biases = np.arange(-3_000, 1_001) / 1_000
    answers = activation(CORNERS @ np.array(weights) + biases[:, None])
    is_and = np.all(answers == CORNERS.min(axis=1), axis=1)
    is_or = np.all(answers == CORNERS.max(axis=1), axis=1)

    angles = 2 * np.pi * np.arange(3_600) / 3_600
    directions = np.column_stack([np.cos(angles), np.sin(angles)])
    answers = activation(directions @ CORNERS.T + bias_of_directions)
    return {
        "width_of_and": np.count_nonzero(is_and) / 1_000,
        "width_of_or": np.count_nonzero(is_or) / 1_000,
        "highest_bias_of_and": float(np.max(biases, where=is_and, initial=-np.inf)),
        "highest_bias_of_or": float(np.max(biases, where=is_or, initial=-np.inf)),
        "ands_without_bias": int(np.sum(np.all(answers == CORNERS.min(axis=1), axis=1))),
    }
