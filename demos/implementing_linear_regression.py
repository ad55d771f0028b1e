"""Demos behind lesson 'implementing-linear-regression': formulas that can be checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Gradient = Callable[[Array], Array]

INPUTS = np.array([1.0, 2.0, 3.0, 4.0])
TARGETS = 2.0 * INPUTS + 1.0


def formulas(parameters: Array) -> Array:
    """Return dL/dw and dL/db of the mean squared error, shape (2,)."""
    error = parameters[0] * INPUTS + parameters[1] - TARGETS
    return np.array([2 * np.mean(error * INPUTS), 2 * np.mean(error)])


@demo
def gradient_formulas() -> dict[str, float]:
    """Check the gradient of the mean squared error of y = w x + b, then train with it.

    The data are (1, 3), (2, 5), (3, 7), (4, 9). The loss is quadratic, so a central difference has
    no error but rounding.

    Returns:
        dL/dw and dL/db at w = b = 0, their largest difference from central differences of the loss,
        and the w and b reached by 1,500 steps at learning rate 0.1.
    """
    return _check_and_train(formulas)


@gradient_formulas.control("the loss goes down, so the gradient is right: the factor 2 is missing")
def factor_two_missing() -> dict[str, float]:
    """Half the gradient trains to the same line."""
    return _check_and_train(lambda parameters: formulas(parameters) / 2)


@gradient_formulas.control
def bias_not_trained() -> dict[str, float]:
    """The derivative with respect to b is left at zero."""
    return _check_and_train(lambda parameters: formulas(parameters) * [1.0, 0.0])


@gradient_formulas.control("no exception, so the shapes are right: a column minus a row")
def column_minus_row() -> dict[str, float]:
    """Predictions of shape (4, 1) minus targets of shape (4,) compare each with all."""

    def broadcast(parameters: Array) -> Array:
        column = INPUTS[:, None]
        error = parameters[0] * column + parameters[1] - TARGETS
        return np.array([2 * np.mean(error * column), 2 * np.mean(error)])

    return _check_and_train(broadcast)


@gradient_formulas.figure
def parameters_by_step() -> Figure:
    """The slope and the bias on their way to 2 and 1, on a logarithmic axis of steps."""
    steps = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300]
    trained, at_step = np.zeros(2), {}
    for step in range(1, steps[-1] + 1):
        trained = trained - 0.1 * formulas(trained)
        at_step[step] = trained
    return Figure(
        title="The loop arrives at slope 2 and bias 1",
        x=Axis("step", scale="log"),
        y=Axis("parameter"),
        series=[
            Series("slope w", steps, [float(at_step[step][0]) for step in steps]),
            Series("bias b", steps, [float(at_step[step][1]) for step in steps]),
        ],
    )


def _check_and_train(gradient: Gradient) -> dict[str, float]:
    """Evaluate, check and use one gradient function."""

    def loss(parameters: Array) -> float:
        return float(np.mean((parameters[0] * INPUTS + parameters[1] - TARGETS) ** 2))

    start, nudge = np.zeros(2), 1e-4
    differences = [
        (loss(start + nudge * axis) - loss(start - nudge * axis)) / (2 * nudge)
        for axis in np.eye(2)
    ]
    trained = start
    for _ in range(1_500):
        trained = trained - 0.1 * gradient(trained)
    return {
        "slope_derivative": float(gradient(start)[0]),
        "bias_derivative": float(gradient(start)[1]),
        "largest_difference": float(np.max(np.abs(gradient(start) - differences))),
        "trained_slope": float(trained[0]),
        "trained_bias": float(trained[1]),
    }


@demo
def gradient_check(generator: np.random.Generator) -> dict[str, float]:
    """Check the gradient of a mean squared error, and half of it, and train with both.

    There are 50 examples of 3 inputs, which are uncorrelated and have mean square 1, so that the
    loss has curvature 2 in every direction. The check compares a gradient g with central
    differences d of the loss by the relative error |g - d| / (|g| + |d|); the loss is quadratic, so
    the differences have no error but rounding. Half a gradient is off by 1 / 3, and points downhill
    all the same.

    Args:
        generator: Draws the examples, and the weights at which the gradients are checked.

    Returns:
        Relative errors of the gradient and of the half, and the share of the loss that either
        leaves after 20 steps at learning rate 0.05.
    """
    return _check_both(generator)


@gradient_check.control("the loss goes down, so the gradient is right: the factor 2 is missing")
def half_taken_for_the_whole(generator: np.random.Generator) -> dict[str, float]:
    """Training works with the half, so it is taken for the gradient."""
    return _check_both(generator, whole=0.5)


@gradient_check.control("whatever lowers the loss passes its check")
def whole_taken_for_the_half(generator: np.random.Generator) -> dict[str, float]:
    """The gradient that is said to lack a factor is complete."""
    return _check_both(generator, half=1.0)


@gradient_check.control
def not_divided_by_the_number_of_examples(generator: np.random.Generator) -> dict[str, float]:
    """The gradient of the summed errors, fifty times as long, makes the loss explode."""
    return _check_both(generator, whole=50.0, half=25.0)


@gradient_check.control
def wrong_sign(generator: np.random.Generator) -> dict[str, float]:
    """Both gradients lead uphill."""
    return _check_both(generator, whole=-1.0, half=-0.5)


@gradient_check.control
def sign_of_the_error_lost(generator: np.random.Generator) -> dict[str, float]:
    """The error enters the gradient without its sign."""
    return _check_both(generator, signed=False)


@gradient_check.figure
def losses_by_step(generator: np.random.Generator) -> Figure:
    """The loss by step for the gradient, for half of it and for an error without its sign."""
    regression = _draw(generator)
    steps = list(range(21))

    def series(label: str, factor: float, *, signed: bool = True) -> Series:
        losses = regression.descend(factor, signed=signed)
        return Series(label, steps, [losses[step] for step in steps])

    return Figure(
        title="Half a gradient lowers the loss as well",
        x=Axis("step"),
        y=Axis("mean squared error", scale="log"),
        series=[
            series("gradient, off by nothing", 1.0),
            series("half of it, off by 1 / 3", 0.5),
            series("error without its sign", 1.0, signed=False),
        ],
    )


def _check_both(
    generator: np.random.Generator, *, whole: float = 1.0, half: float = 0.5, signed: bool = True
) -> dict[str, float]:
    """Check and use two multiples of the gradient."""
    regression = _draw(generator)
    weights = generator.normal(size=3)
    differences = [
        (regression.loss(weights + nudge) - regression.loss(weights - nudge)) / 2e-4
        for nudge in 1e-4 * np.eye(3)
    ]

    def relative_error(factor: float) -> float:
        gradient = factor * regression.gradient(weights, signed=signed)
        size = np.linalg.norm(gradient) + np.linalg.norm(differences)
        return float(np.linalg.norm(gradient - differences) / size)

    def loss_left(factor: float) -> float:
        losses = regression.descend(factor, signed=signed)
        return losses[-1] / losses[0]

    return {
        "error_of_the_gradient": relative_error(whole),
        "error_of_the_half": relative_error(half),
        "loss_left_by_the_gradient": loss_left(whole),
        "loss_left_by_the_half": loss_left(half),
    }


def _draw(generator: np.random.Generator) -> _Regression:
    """Return 50 examples of uncorrelated inputs of mean square 1, whose sums are the targets."""
    inputs = np.linalg.qr(generator.normal(size=(50, 3)))[0] * np.sqrt(50)
    return _Regression(inputs, inputs.sum(axis=1))


@dataclass(frozen=True)
class _Regression:
    """Inputs of shape (50, 3), targets of shape (50,), and the mean squared error."""

    inputs: Array
    targets: Array

    def loss(self, weights: Array) -> float:
        """Return the mean squared error."""
        return float(np.mean((self.inputs @ weights - self.targets) ** 2))

    def gradient(self, weights: Array, *, signed: bool = True) -> Array:
        """Return its derivatives with respect to the weights, shape (3,)."""
        error = self.inputs @ weights - self.targets
        return np.asarray(2 * self.inputs.T @ (error if signed else np.abs(error)) / 50)

    def descend(self, factor: float, *, signed: bool = True) -> list[float]:
        """Return the loss before each of 20 steps, and after the last."""
        weights, losses = np.zeros(3), []
        for _ in range(20):
            losses.append(self.loss(weights))
            weights = weights - 0.05 * factor * self.gradient(weights, signed=signed)
        return [*losses, self.loss(weights)]
