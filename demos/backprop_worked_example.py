"""Demos behind lesson 'backprop-worked-example': real numbers, and exact ones."""

import math
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Exact = NDArray[np.object_]
Pair = tuple[float, float]
Weights = tuple[float, ...]

INPUTS, TARGETS = (0.05, 0.10), (0.01, 0.99)
WEIGHTS = (0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55)
BIASES = (0.35, 0.60)
EXACT_INPUTS = np.array([Fraction(3, 4), Fraction(-1, 2)])


@demo
def one_update() -> dict[str, float]:
    """Work through the 2-2-2 sigmoid network of Mazur 2015, then train it to the end.

    The weights w1 to w8 are 0.15, 0.20, ..., 0.55 row by row, the biases 0.35 and 0.60, the inputs
    0.05 and 0.10, the targets 0.01 and 0.99; the error is half the squared distance from them. An
    update at learning rate 0.5 changes all weights at once, from their old values, and leaves the
    biases alone.

    Returns:
        Both outputs and the error before the first update, dE/dw5, the new w5 and w1, and the error
        after 1 and after 10,000 updates.
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
def biases_trained_as_well() -> dict[str, float]:
    """The biases learn too, and everything is the same until the first update is made."""
    return _work_through(bias_rate=0.5)


@one_update.control
def no_biases() -> dict[str, float]:
    """The forward pass adds no biases."""
    return _work_through(biases=(0.0, 0.0))


@one_update.figure
def error_while_training() -> Figure:
    """The error over 10,000 updates, with two of the controls: a wrong gradient trains as well."""
    shown = sorted({round(10 ** (power / 20)) for power in range(81)})

    def curve(label: str, path: Iterator[tuple[Weights, Pair]]) -> Series:
        errors = [_error(_forward(*state)[1]) for state in islice(path, 10_001)]
        return Series(label, shown, [errors[update] for update in shown])

    return Figure(
        title="A falling error does not tell a right gradient from a wrong one",
        x=Axis("updates", scale="log"),
        y=Axis("error", scale="log"),
        series=[
            curve("all weights at once", _train()),
            curve("slope of the hidden units left out", _train(hidden_slope=False)),
            curve("biases trained as well", _train(bias_rate=0.5)),
        ],
    )


def _work_through(biases: Pair = BIASES, bias_rate: float = 0.0, **slips: bool) -> dict[str, float]:
    """Look at the network before the first update, after it, and after the last."""
    path = _train(biases, bias_rate, **slips)
    start, after_one, after_all = next(path), next(path), next(islice(path, 9_998, None))
    outputs = _forward(*start)[1]
    return {
        "output_1": outputs[0],
        "output_2": outputs[1],
        "error_before": _error(outputs),
        "slope_of_w5": _gradient(*start)[0][4],
        "new_w5": after_one[0][4],
        "new_w1": after_one[0][0],
        "error_after": _error(_forward(*after_one)[1]),
        "error_after_10000": _error(_forward(*after_all)[1]),
    }


def _train(
    biases: Pair = BIASES, bias_rate: float = 0.0, **slips: bool
) -> Iterator[tuple[Weights, Pair]]:
    """Yield the weights and biases, before the first update and after each."""
    weights: Weights = WEIGHTS
    while True:
        yield weights, biases
        slopes, (slope1, slope2) = _gradient(weights, biases, **slips)
        weights = tuple([w - 0.5 * slope for w, slope in zip(weights, slopes, strict=True)])
        biases = (biases[0] - bias_rate * slope1, biases[1] - bias_rate * slope2)


def _gradient(
    weights: Weights,
    biases: Pair,
    *,
    output_weights_first: bool = False,
    hidden_slope: bool = True,
    both_outputs: bool = True,
) -> tuple[Weights, Pair]:
    """Return the derivatives of the error with respect to the weights and to both biases."""
    (i1, i2), (t1, t2) = INPUTS, TARGETS
    (h1, h2), (o1, o2) = _forward(weights, biases)
    d1, d2 = (o1 - t1) * o1 * (1 - o1), (o2 - t2) * o2 * (1 - o2)
    output_slopes = (d1 * h1, d1 * h2, d2 * h1, d2 * h2)

    w5, w6, w7, w8 = weights[4:]
    if output_weights_first:
        slopes_of = zip(weights[4:], output_slopes, strict=True)
        w5, w6, w7, w8 = (w - 0.5 * slope for w, slope in slopes_of)
    heard = d2 if both_outputs else 0.0
    e1, e2 = d1 * w5 + heard * w7, d1 * w6 + heard * w8
    if hidden_slope:
        e1, e2 = e1 * h1 * (1 - h1), e2 * h2 * (1 - h2)
    return (e1 * i1, e1 * i2, e2 * i1, e2 * i2, *output_slopes), (e1 + e2, d1 + d2)


def _forward(weights: Weights, biases: Pair) -> tuple[Pair, Pair]:
    """Return the activations of the two hidden and of the two output units."""
    (i1, i2), (b1, b2) = INPUTS, biases
    w1, w2, w3, w4, w5, w6, w7, w8 = weights
    h1, h2 = _sigmoid(w1 * i1 + w2 * i2 + b1), _sigmoid(w3 * i1 + w4 * i2 + b1)
    return (h1, h2), (_sigmoid(w5 * h1 + w6 * h2 + b2), _sigmoid(w7 * h1 + w8 * h2 + b2))


def _sigmoid(z: float) -> float:
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + math.exp(-z))


def _error(outputs: Pair) -> float:
    """Return half the squared distance from the targets."""
    return ((outputs[0] - TARGETS[0]) ** 2 + (outputs[1] - TARGETS[1]) ** 2) / 2


@demo
def exact_fractions() -> dict[str, float]:
    """Compare backpropagation with a derivative in exact arithmetic, parameter by parameter.

    A 2-3-1 ReLU network has 13 weights and biases, here all multiples of 1/16. Along any one of
    them the squared error is a parabola as long as no ReLU switches, and the central difference of
    a parabola is its derivative, so both sides are the same fraction or one of them is wrong.

    Returns:
        How many of the 13 derivatives are equal, by ==, with differences of step 1/1000 and of step
        1/8000; the sum of the derivatives.
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
    """Count the derivatives that equal the central differences of both steps, and add them up."""
    sixteenths = (9, -14, -7, 3, 11, 5, 4, -2, 6, 10, -6, 15, 8)
    parameters = np.array([Fraction(number, 16) for number in sixteenths])
    derivatives = list((derive or _backpropagate)(parameters))

    def equal(step: Fraction) -> int:
        central = [_difference(parameters, index, step, step) for index in range(13)]
        return sum(a == b for a, b in zip(derivatives, central, strict=True))

    return {
        "equal_at_step_1_1000": equal(Fraction(stretch, 1_000)),
        "equal_at_step_1_8000": equal(Fraction(stretch, 8_000)),
        "sum_of_derivatives": float(sum(derivatives)),
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
