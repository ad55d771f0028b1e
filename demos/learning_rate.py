"""Demos behind lesson 'learning-rate': how large a step may be, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@demo
def stability_limit(generator: np.random.Generator) -> dict[str, float]:
    """Search for the learning rate at which gradient descent on the mean squared error blows up.

    Two inputs with mean squares 1 and 9 give the loss the curvatures 2 and 18. Along curvature L
    each step multiplies the error by 1 - rate * L, which shrinks it only below rate 2 / L (LeCun,
    Bottou, Orr and Mueller 1998). In general L is the largest eigenvalue of 2 X'X / n.

    Args:
        generator: Moves the inputs, so that they become correlated.

    Returns:
        The largest learning rate that still lowers the loss over 40 steps; the factor by which one
        step at three quarters of 2 / 18 multiplies the error along the steeper direction; and, with
        the inputs moved at random, the largest rate times L.
    """
    return _measure_limit(generator)


@stability_limit.control("one rate serves every problem: the second input in a larger unit")
def second_input_in_a_larger_unit(generator: np.random.Generator) -> dict[str, float]:
    """The second input has mean square 4 in place of 9, so the loss is less steep."""
    return _measure_limit(generator, second_input=2.0)


@stability_limit.control
def gradient_without_its_factor_two(generator: np.random.Generator) -> dict[str, float]:
    """The 2 that comes from differentiating the square is forgotten."""
    return _measure_limit(generator, factor=1.0)


@stability_limit.control
def errors_summed_instead_of_averaged(generator: np.random.Generator) -> dict[str, float]:
    """The sum over the four examples is four times as steep as their mean."""
    return _measure_limit(generator, factor=8.0)


@stability_limit.figure
def loss_against_rate() -> Figure:
    """The loss after 40 steps for rates up to a little beyond the limit."""
    regression = _regression()
    rates = np.linspace(0.002, 0.114, 57).tolist()
    losses = [max(regression.loss(regression.descend(rate, 40)), 1e-32) for rate in rates]
    return Figure(
        title="Beyond two over the largest curvature the loss explodes",
        x=Axis("learning rate"),
        y=Axis("loss after 40 steps", scale="log"),
        series=[
            Series("gradient descent", rates, losses),
            Series("limit, 2 / 18", [2 / 18, 2 / 18], [1e-32, max(losses)]),
        ],
    )


@demo
def change_of_unit() -> dict[str, float]:
    """Express the inputs, or the targets, in a smaller unit and search for the limit again.

    Inputs that are ten times as large make the mean squared error a hundred times as curved; the
    targets have no part in the curvature (LeCun, Bottou, Orr and Mueller 1998).

    Returns:
        The largest rate that lowers the loss over 40 steps in the original units, and how many
        times smaller it is with ten times the inputs, and with ten times the targets.
    """
    return _compare_limits()


@change_of_unit.control("there is a good default learning rate for every problem")
def limit_that_knows_no_unit() -> dict[str, float]:
    """Only targets are rescaled, of which the limit takes no notice."""
    return _compare_limits(larger_inputs={"target_unit": 10.0})


@change_of_unit.control
def inputs_larger_by_the_root_of_ten() -> dict[str, float]:
    """The limit falls by ten, as one might expect of inputs ten times as large."""
    return _compare_limits(larger_inputs={"input_unit": 10.0**0.5})


@change_of_unit.control
def inputs_rescaled_with_the_targets() -> dict[str, float]:
    """Where only the targets should be larger the inputs are as well."""
    return _compare_limits(larger_targets={"input_unit": 10.0, "target_unit": 10.0})


@change_of_unit.control
def gradient_without_its_factor() -> dict[str, float]:
    """Half the gradient allows for twice the rate, in any unit."""
    return _compare_limits(factor=1.0)


@change_of_unit.figure
def limit_against_unit() -> Figure:
    """The limit against the factor by which the inputs, or the targets, are multiplied."""
    factors = [0.1, 0.3, 1.0, 3.0, 10.0]
    inputs = [_regression(input_unit=factor).largest_stable_rate() for factor in factors]
    targets = [_regression(target_unit=factor).largest_stable_rate() for factor in factors]
    return Figure(
        title="Larger inputs need far smaller steps, larger targets do not",
        x=Axis("factor", scale="log"),
        y=Axis("largest stable learning rate", scale="log"),
        series=[
            Series("inputs multiplied", factors, inputs),
            Series("targets multiplied", factors, targets),
        ],
    )


@dataclass(frozen=True)
class _Regression:
    """Examples of two inputs, and the factor that the gradient of the loss has in front."""

    inputs: Array
    targets: Array
    factor: float

    def loss(self, weights: Array) -> float:
        """Return the mean squared error."""
        return float(np.mean((self.inputs @ weights - self.targets) ** 2))

    def descend(self, rate: float, steps: int) -> Array:
        """Return the weights that gradient descent reaches from zero, shape (2,)."""
        weights = np.zeros(2)
        for _ in range(steps):
            error = self.inputs @ weights - self.targets
            weights -= rate * self.factor * self.inputs.T @ error / len(error)
        return weights

    def largest_stable_rate(self) -> float:
        """Halve a bracket of the rate at which 40 steps begin to raise the loss, to its end."""
        at_start = self.loss(np.zeros(2))
        low, high = 0.0, 1.0
        while low < (middle := (low + high) / 2) < high:
            if self.loss(self.descend(middle, 40)) < at_start:
                low = middle
            else:
                high = middle
        return low


def _regression(
    *,
    second_input: float = 3.0,
    input_unit: float = 1.0,
    target_unit: float = 1.0,
    factor: float = 2.0,
) -> _Regression:
    """Make inputs with mean squares 1 and second_input^2, and targets that both weights 1 fit."""
    inputs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]]) * [1.0, second_input]
    targets = inputs.sum(axis=1)
    return _Regression(input_unit * inputs, target_unit * targets, factor)


def _measure_limit(
    generator: np.random.Generator, *, second_input: float = 3.0, factor: float = 2.0
) -> dict[str, float]:
    """Search for the limit, take one step at three quarters of 2 / 18, and move the inputs.

    With the moved inputs descent starts along the steepest direction, where it diverges first.
    """
    regression = _regression(second_input=second_input, factor=factor)
    moved = generator.normal(regression.inputs)
    curvatures, directions = np.linalg.eigh(2 * moved.T @ moved / len(moved))
    steepest = _Regression(moved, moved @ directions[:, -1], factor)
    return {
        "largest_stable_rate": regression.largest_stable_rate(),
        "factor_per_step": float(1.0 - regression.descend(0.75 * 2 / 18, 1)[1]),
        "limit_times_curvature": float(steepest.largest_stable_rate() * curvatures[-1]),
    }


def _compare_limits(
    *,
    larger_inputs: Mapping[str, float] | None = None,
    larger_targets: Mapping[str, float] | None = None,
    factor: float = 2.0,
) -> dict[str, float]:
    """Divide the limit in the original units by that in each of the others."""

    def limit(units: Mapping[str, float]) -> float:
        return _regression(factor=factor, **units).largest_stable_rate()

    before = limit({})
    return {
        "limit_before": before,
        "shrinkage_by_inputs": before / limit(larger_inputs or {"input_unit": 10.0}),
        "shrinkage_by_targets": before / limit(larger_targets or {"target_unit": 10.0}),
    }
