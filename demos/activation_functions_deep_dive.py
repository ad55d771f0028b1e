"""Demos behind lesson 'activation-functions-deep-dive': a dead ReLU stays dead."""

import math
from collections.abc import Iterator

from curriculum_kit import Axis, Figure, Series, demo

INPUTS = (-1.0, -0.5, 0.5, 1.0)
TARGET = 1.0


@demo
def dead_relu() -> dict[str, float]:
    """Train a ReLU unit and a leaky one whose weighted sum is negative on every input.

    Both start at weight 1 and bias -20 and should answer 1 to the inputs -1, -1/2, 1/2 and 1. Below
    zero the ReLU has slope 0, the leaky ReLU 0.01 (Maas, Hannun and Ng 2013). The inputs of the
    unit do not change here; in a deep network the layers before it may move them.

    Returns:
        Derivative of the mean squared error with respect to the bias at the start, for both; how
        far the ReLU's weight and bias have moved after 1,000 steps at learning rate 0.2; steps
        until the leaky unit's weighted sum is positive for some input, at most 6,000.
    """
    return _train_both()


@dead_relu.control("a dead ReLU recovers if trained longer: it leaks")
def leaky_unit_for_the_relu() -> dict[str, float]:
    """The unit said to be dead has slope 0.01 below zero."""
    return _train_both(relu_slope=0.01)


@dead_relu.control
def relu_that_is_alive() -> dict[str, float]:
    """The ReLU starts at bias 0, where half of the inputs pass."""
    return _train_both(relu_bias=0.0)


@dead_relu.control
def relu_for_the_leaky_unit() -> dict[str, float]:
    """The unit said to recover has slope 0 below zero."""
    return _train_both(leaky_slope=0.0)


@dead_relu.figure
def loss_by_step() -> Figure:
    """Mean squared error of both units over 5,000 steps."""
    shown = range(0, 5_001, 50)

    def loss(weight: float, bias: float, slope_below_zero: float) -> float:
        errors = [_error(weight * x + bias, slope_below_zero)[0] for x in INPUTS]
        return sum(error**2 for error in errors) / len(errors)

    def curve(label: str, slope_below_zero: float) -> Series:
        path = list(_path(-20.0, slope_below_zero, steps=5_000))
        return Series(label, list(shown), [loss(*path[step], slope_below_zero) for step in shown])

    return Figure(
        title="A leaky unit crawls back, a dead one never moves",
        x=Axis("steps"),
        y=Axis("mean squared error"),
        series=[curve("ReLU", 0.0), curve("leaky ReLU", 0.01)],
    )


def _train_both(
    relu_slope: float = 0.0, relu_bias: float = -20.0, leaky_slope: float = 0.01
) -> dict[str, float]:
    """Start both units and follow each by gradient descent."""
    *_, last = _path(relu_bias, relu_slope, steps=1_000)
    awake = (
        step
        for step, (weight, bias) in enumerate(_path(-20.0, leaky_slope, steps=6_000))
        if any(weight * x + bias > 0.0 for x in INPUTS)
    )
    return {
        "relu_derivative": _derivatives(1.0, relu_bias, relu_slope)[1],
        "relu_movement": math.hypot(last[0] - 1.0, last[1] - relu_bias),
        "leaky_derivative": _derivatives(1.0, -20.0, leaky_slope)[1],
        "steps_until_awake": next(awake, 6_000),
    }


def _path(bias: float, slope_below_zero: float, steps: int) -> Iterator[tuple[float, float]]:
    """Yield weight and bias, from weight 1, before the first step and after each."""
    weight = 1.0
    yield weight, bias
    for _ in range(steps):
        by_weight, by_bias = _derivatives(weight, bias, slope_below_zero)
        weight, bias = weight - 0.2 * by_weight, bias - 0.2 * by_bias
        yield weight, bias


def _derivatives(weight: float, bias: float, slope_below_zero: float) -> tuple[float, float]:
    """Return the derivatives of the mean squared error with respect to weight and bias."""
    by_weight = by_bias = 0.0
    for x in INPUTS:
        error, slope = _error(weight * x + bias, slope_below_zero)
        by_weight += 2 * error * slope * x / len(INPUTS)
        by_bias += 2 * error * slope / len(INPUTS)
    return by_weight, by_bias


def _error(weighted_sum: float, slope_below_zero: float) -> tuple[float, float]:
    """Return the unit's output minus the target, and the slope of its activation."""
    slope = 1.0 if weighted_sum > 0.0 else slope_below_zero
    return slope * weighted_sum - TARGET, slope
