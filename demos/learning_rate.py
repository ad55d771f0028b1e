"""Demos behind lesson 'learning-rate': how large a step may be, and why."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]


@demo
def stability_limit() -> dict[str, float]:
    """Search for the learning rate at which gradient descent on the mean squared error blows up.

    Two inputs with mean squares 1 and 9 give the loss the curvatures 2 and 18. Along curvature L
    each step multiplies the error by 1 - rate * L, which shrinks it only below rate 2 / L (LeCun,
    Bottou, Orr and Mueller 1998).

    Returns:
        The largest learning rate that still lowers the loss over 100 steps, and the factor by which
        one step at three quarters of 2 / 18 multiplies the error along the steeper direction.
    """
    return _search()


@stability_limit.control("one rate serves every problem: the second input in a larger unit")
def second_input_in_a_larger_unit() -> dict[str, float]:
    """The second input has mean square 4 in place of 9, so the loss is less steep."""
    return _search(second_input=2.0)


@stability_limit.control
def gradient_without_its_factor_two() -> dict[str, float]:
    """The 2 that comes from differentiating the square is forgotten."""
    return _search(factor=1.0)


@stability_limit.control
def errors_summed_instead_of_averaged() -> dict[str, float]:
    """The sum over the four examples is four times as steep as their mean."""
    return _search(factor=8.0)


def _search(second_input: float = 3.0, factor: float = 2.0) -> dict[str, float]:
    """Halve the bracket around the limit 40 times; inputs have shape (4 examples, 2)."""
    inputs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]]) * [1.0, second_input]
    targets = inputs @ [1.0, 1.0]

    def descend(rate: float, steps: int) -> Array:
        weights = np.zeros(2)
        for _ in range(steps):
            weights -= rate * factor * inputs.T @ (inputs @ weights - targets) / 4
        return weights

    def loss(weights: Array) -> float:
        return float(np.mean((inputs @ weights - targets) ** 2))

    low, high = 0.0, 0.3
    for _ in range(40):
        middle = (low + high) / 2
        if loss(descend(middle, 100)) < loss(np.zeros(2)):
            low = middle
        else:
            high = middle
    return {
        "largest_stable_rate": low,
        "factor_per_step": float(1.0 - descend(0.75 * 2 / 18, 1)[1]),
    }
