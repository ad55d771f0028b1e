"""Demos behind lesson 'activation-functions': one line, once the points are moved."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]
Hidden = Callable[[Array], Array]

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
