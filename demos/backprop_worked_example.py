"""Demos behind lesson 'backprop-worked-example': real numbers, and exact ones."""

from collections.abc import Callable, Iterable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64] | NDArray[np.complex128]
Exact = NDArray[np.object_]

INPUTS, TARGETS = np.array([0.05, 0.10]), np.array([0.01, 0.99])
HIDDEN_WEIGHTS = np.array([[0.15, 0.20], [0.25, 0.30]])
OUTPUT_WEIGHTS = np.array([[0.40, 0.45], [0.50, 0.55]])
BIASES = (0.35, 0.60)
EXACT_INPUTS = np.array([Fraction(3, 4), Fraction(-1, 2)])


@demo
def one_update() -> dict[str, float]:
    """Work through the 2-2-2 sigmoid network of Mazur 2015.

    The weights w1 to w8 are 0.15, 0.20, ..., 0.55 row by row, the biases 0.35 and 0.60, the inputs
    0.05 and 0.10, the targets 0.01 and 0.99; the error is half the squared distance from them. One
    update at learning rate 0.5 changes all weights at once, from their old values, and leaves the
    biases alone.

    Returns:
        Both outputs and the error before the update, dE/dw5, the new w5 and w1, and the error after
        the update.
    """
    return _work_through()


@one_update.control
def output_weights_updated_first() -> dict[str, float]:
    """The error walks back through output weights that have already changed."""
    return _work_through(output_weights_first=True)


@one_update.control
def hidden_slope_left_out() -> dict[str, float]:
    """The error of a hidden unit is not multiplied by the slope of its sigmoid."""
    return _work_through(hidden_slope=False)


@one_update.control
def error_of_one_output_only() -> dict[str, float]:
    """A hidden unit hears from the first output and not from the second."""
    return _work_through(both_outputs=False)


@one_update.control
def no_biases() -> dict[str, float]:
    """The forward pass adds no biases."""
    return _work_through(biases=(0.0, 0.0))


@one_update.figure
def differences_and_backpropagation() -> Figure:
    """Relative error of dE/dw1 by differences, as their step shrinks, and by backpropagation.

    The yardstick is a step of 1e-30 along the imaginary axis, which subtracts nothing and so loses
    no digits (Squire and Trapp 1998).
    """

    def error(step: complex) -> complex:
        moved = HIDDEN_WEIGHTS + np.array([[step, 0.0], [0.0, 0.0]])
        return _error(_forward(moved, OUTPUT_WEIGHTS)[1])

    exact = error(1e-30j).imag / 1e-30
    backward = _gradients()[0][0, 0]
    steps = [10.0**power for power in np.arange(-13.0, -0.9, 0.25)]
    one_sided = [(error(step) - error(0.0)).real / step for step in steps]
    central = [(error(step) - error(-step)).real / (2 * step) for step in steps]
    return Figure(
        title="Finite differences approximate, backpropagation does not",
        x=Axis("step of the finite difference", scale="log"),
        y=Axis("relative error of dE/dw1", scale="log"),
        series=[
            Series("one-sided difference", steps, [abs(slope / exact - 1) for slope in one_sided]),
            Series("central difference", steps, [abs(slope / exact - 1) for slope in central]),
            Series("backpropagation", steps, [abs(backward / exact - 1)] * len(steps)),
        ],
    )


def _work_through(*, biases: tuple[float, float] = BIASES, **slips: bool) -> dict[str, float]:
    """Run forward, back and forward again, at learning rate 0.5."""
    _, outputs = _forward(HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, biases)
    hidden_gradient, output_gradient = _gradients(biases, **slips)
    new_hidden_weights = HIDDEN_WEIGHTS - 0.5 * hidden_gradient
    new_output_weights = OUTPUT_WEIGHTS - 0.5 * output_gradient
    _, new_outputs = _forward(new_hidden_weights, new_output_weights, biases)
    return {
        "output_1": float(outputs[0]),
        "output_2": float(outputs[1]),
        "error_before": _error(outputs).real,
        "slope_of_w5": float(output_gradient[0, 0]),
        "new_w5": float(new_output_weights[0, 0]),
        "new_w1": float(new_hidden_weights[0, 0]),
        "error_after": _error(new_outputs).real,
    }


def _gradients(
    biases: tuple[float, float] = BIASES,
    *,
    output_weights_first: bool = False,
    hidden_slope: bool = True,
    both_outputs: bool = True,
) -> tuple[Array, Array]:
    """Return the derivatives of the error with respect to both weight matrices, shape (2, 2)."""
    hidden, outputs = _forward(HIDDEN_WEIGHTS, OUTPUT_WEIGHTS, biases)
    deltas = (outputs - TARGETS) * outputs * (1 - outputs)
    output_gradient = np.outer(deltas, hidden)
    walked_through = OUTPUT_WEIGHTS - 0.5 * output_gradient * output_weights_first
    message = walked_through.T @ (deltas if both_outputs else deltas * [1.0, 0.0])
    hidden_deltas = message * hidden * (1 - hidden) if hidden_slope else message
    return np.outer(hidden_deltas, INPUTS), output_gradient


def _forward(
    hidden_weights: Array, output_weights: Array, biases: tuple[float, float] = BIASES
) -> tuple[Array, Array]:
    """Return the activations of the hidden and of the output units, shape (2,) each."""
    hidden = 1 / (1 + np.exp(-(hidden_weights @ INPUTS + biases[0])))
    return hidden, 1 / (1 + np.exp(-(output_weights @ hidden + biases[1])))


def _error(outputs: Array) -> complex:
    """Return half the squared distance from the targets."""
    return complex(0.5 * np.sum((TARGETS - outputs) ** 2))


@demo
def exact_fractions() -> dict[str, float]:
    """Compare backpropagation with a derivative in exact arithmetic, parameter by parameter.

    A 2-3-1 ReLU network has 13 weights and biases, here all multiples of 1/16. Along any one of
    them the squared error is a parabola as long as no ReLU switches, and the central difference of
    a parabola is its derivative, so both sides are the same fraction or one of them is wrong.

    Returns:
        How many of the 13 derivatives are equal, by ==, with differences of step 1/1000 and of step
        1/8000.
    """
    return _count_equal()


@exact_fractions.control("backprop is an approximation, as one-sided differences are")
def one_sided_differences() -> dict[str, float]:
    """A one-sided difference of step 1/1000 is off by 1/2000 of the curvature."""
    step = Fraction(1, 1_000)
    return _count_equal(lambda parameters: [_difference(parameters, i, step, 0) for i in range(13)])


@exact_fractions.control
def relu_slope_left_out() -> dict[str, float]:
    """The error passes back through a ReLU that is off."""
    return _count_equal(lambda parameters: _backpropagate(parameters, slope_when_off=1))


@exact_fractions.control
def steps_across_a_kink() -> dict[str, float]:
    """With steps a thousand times longer a ReLU switches on the way."""
    return _count_equal(stretch=1_000)


def _count_equal(
    derive: Callable[[Exact], Iterable[Fraction]] | None = None, stretch: int = 1
) -> dict[str, float]:
    """Count the derivatives that equal the central differences of both steps."""
    sixteenths = (9, -14, -7, 3, 11, 5, 4, -2, 6, 10, -6, 15, 8)
    parameters = np.array([Fraction(number, 16) for number in sixteenths])
    derivatives = list((derive or _backpropagate)(parameters))

    def equal(step: Fraction) -> int:
        central = [_difference(parameters, index, step, step) for index in range(13)]
        return sum(a == b for a, b in zip(derivatives, central, strict=True))

    return {
        "equal_at_step_1_1000": equal(Fraction(stretch, 1_000)),
        "equal_at_step_1_8000": equal(Fraction(stretch, 8_000)),
    }


def _difference(parameters: Exact, index: int, above: Fraction, below: Fraction | int) -> Fraction:
    """Return the slope of the loss between two values of one parameter."""
    axis = np.eye(13, dtype=object)[index]
    rise = _loss(parameters + above * axis) - _loss(parameters - below * axis)
    return rise / (above + below)


def _loss(parameters: Exact) -> Fraction:
    """Return the squared error of the output for the input (3/4, -1/2) and the target 1."""
    hidden, _ = _hidden(parameters)
    return Fraction((parameters[9:12] @ hidden + parameters[12] - 1) ** 2)


def _hidden(parameters: Exact) -> tuple[Exact, Exact]:
    """Return the output of the three ReLU units and which of them are on (1) or off (0)."""
    sums = parameters[:6].reshape(3, 2) @ EXACT_INPUTS + parameters[6:9]
    is_on = np.array([int(total > 0) for total in sums], dtype=object)
    return sums * is_on, is_on


def _backpropagate(parameters: Exact, slope_when_off: int = 0) -> Exact:
    """Return the 13 derivatives of the loss, in the order of the parameters."""
    hidden, is_on = _hidden(parameters)
    error = 2 * (parameters[9:12] @ hidden + parameters[12] - 1)
    message = error * parameters[9:12] * (is_on + (1 - is_on) * slope_when_off)
    hidden_gradient = np.outer(message, EXACT_INPUTS).ravel()
    return np.concatenate([hidden_gradient, message, error * hidden, [error]])
