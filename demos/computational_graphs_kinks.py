"""More demos behind lesson 'computational-graphs': local derivatives that are conventions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Dual:
    """Values of an expression and its slopes there, computed along with them.

    Attributes:
        value: Value at each input.
        slope: Derivative in the input, by the rules for the operations: forward mode.
    """

    value: Array
    slope: Array

    def __neg__(self) -> Dual:
        """Return the negative; the local derivative is -1."""
        return Dual(-self.value, -self.slope)

    def __add__(self, other: Dual) -> Dual:
        """Return the sum; both local derivatives are 1."""
        return Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other: Dual) -> Dual:
        """Return the difference; the local derivatives are 1 and -1."""
        return self + -other


Activation = Callable[[Dual], Dual]
Expression = Callable[[Activation, Dual], Dual]


def relu(z: Dual) -> Dual:
    """Return ReLU with the usual convention for the slope at 0, which is 0."""
    return Dual(np.maximum(z.value, 0.0), np.heaviside(z.value, 0.0) * z.slope)


def relu_with_half(z: Dual) -> Dual:
    """Return ReLU with a slope of 1/2 at 0."""
    return Dual(np.maximum(z.value, 0.0), np.heaviside(z.value, 0.5) * z.slope)


def softplus(z: Dual) -> Dual:
    """Return ln(1 + exp(z)), a ReLU without a kink, whose slope is the sigmoid."""
    return Dual(np.logaddexp(0.0, z.value), z.slope / (1 + np.exp(-z.value)))


def difference(activation: Activation, x: Dual) -> Dual:
    """Return relu(x) - relu(-x), which is x."""
    return activation(x) - activation(-x)


def total(activation: Activation, x: Dual) -> Dual:
    """Return relu(x) + relu(-x), which is the absolute value of x."""
    return activation(x) + activation(-x)


@demo
def kink(generator: np.random.Generator) -> dict[str, float]:
    """Differentiate relu(x) - relu(-x), which is x, by the rules for its operations.

    At 0 the rules need a slope of ReLU, which has none, and the convention of 0 makes the result
    wrong, although the expression is smooth (Kakade and Lee 2018; Bolte and Pauwels 2020).

    Args:
        generator: Draws 1,000 normal inputs.

    Returns:
        The derivative at 0 as reported, and as the slope of the secant through -h and h; the
        largest error of the reported ones at the random inputs; and how many of them are wrong once
        every tenth input has been replaced by 0.
    """
    return _differentiate(generator)


@kink.control("automatic differentiation is always right: here it is, with a slope of 1/2 at 0")
def half_at_the_kink(generator: np.random.Generator) -> dict[str, float]:
    """Both uses of ReLU contribute 1/2 at 0, whose sum happens to be the truth."""
    return _differentiate(generator, activation=relu_with_half)


@kink.control
def smooth_activation(generator: np.random.Generator) -> dict[str, float]:
    """Softplus has no kink, and softplus(x) - softplus(-x) is x as well."""
    return _differentiate(generator, activation=softplus)


@kink.control
def absolute_value(generator: np.random.Generator) -> dict[str, float]:
    """The two terms are added, which gives |x|: another slope, and a true kink at 0."""
    return _differentiate(generator, expression=total)


@kink.control
def zeros_among_the_inputs(generator: np.random.Generator) -> dict[str, float]:
    """The random inputs are those of sparse data, some of which are 0."""
    return _differentiate(generator, sparse=True)


@kink.figure
def reported_slopes() -> Figure:
    """Derivative of relu(x) - relu(-x) on a grid that holds 0, true and as reported."""
    grid = np.linspace(-1.0, 1.0, 21)

    def series(label: str, activation: Activation) -> Series:
        slopes = difference(activation, Dual(grid, np.ones_like(grid))).slope
        return Series(label, grid.tolist(), slopes.tolist(), style="points")

    return Figure(
        title="One input out of all, but an input that data do have",
        x=Axis("input x"),
        y=Axis("derivative of relu(x) - relu(-x)"),
        series=[
            Series("true derivative", grid.tolist(), [1.0] * grid.size),
            series("reported, slope 0 at the kink", relu),
        ],
    )


def _differentiate(
    generator: np.random.Generator,
    *,
    activation: Activation = relu,
    expression: Expression = difference,
    sparse: bool = False,
) -> dict[str, float]:
    """Compare reported with true derivatives, the latter from secants at 0 and known elsewhere."""

    def at(inputs: Array) -> Dual:
        return expression(activation, Dual(inputs, np.ones_like(inputs)))

    dense = generator.normal(size=1_000)
    with_zeros = np.where(np.arange(1_000) % 10 == 0, 0.0, dense)
    h = 2.0**-20
    left, right = at(np.array([-h, h])).value
    return {
        "reported_at_zero": float(at(np.zeros(1)).slope[0]),
        "true_at_zero": float((right - left) / (2 * h)),
        "largest_error_at_random": float(
            np.max(np.abs(at(with_zeros if sparse else dense).slope - 1))
        ),
        "wrong_of_sparse": int(np.sum(at(with_zeros).slope != 1)),
    }
