"""More demos behind lesson 'activation-functions-deep-dive': slopes, and signs of gradients."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
ComplexArray = NDArray[np.complexfloating]
Function = Callable[[Array], Array]
Activation = Callable[[ComplexArray], ComplexArray]

SUMS = np.arange(-8_000, 8_001) / 1_000
EXAMPLES, BATCH, WEIGHTS = 20_000, 50, 4


def sigmoid(z: Array) -> Array:
    """Return 1 / (1 + exp(-z))."""
    return np.asarray(1 / (1 + np.exp(-z)))


def complex_sigmoid(z: ComplexArray) -> ComplexArray:
    """Return 1 / (1 + exp(-z)) for complex z."""
    return np.asarray(1 / (1 + np.exp(-z)))


def relu(z: ComplexArray) -> ComplexArray:
    """Return z where its real part is positive, and 0 elsewhere."""
    return np.where(z.real > 0.0, z, 0.0)


@demo
def slope_formulas() -> dict[str, float]:
    """Compare the formulas for the slopes of sigmoid, tanh and ReLU with a complex step.

    The weighted sums run from -8 to 8 in steps of 1/1000. The step is 1e-30 along the imaginary
    axis (Squire and Trapp 1998). At exactly 0, where ReLU has a corner, its slope is taken to be 0;
    that is a convention.

    Returns:
        Largest difference of s (1 - s) from the slope of the sigmoid s, and of 1 - t squared from
        the slope of the hyperbolic tangent t; the largest slope of either and the sum at which the
        sigmoid has it; the number of different slopes of ReLU, the smallest and the largest.
    """
    return _measure_slopes()


@slope_formulas.control
def sigmoid_applied_twice() -> dict[str, float]:
    """The formula s (1 - s) is fed with the activation and takes the sigmoid of it again."""
    return _measure_slopes(of_sigmoid=lambda z: _of_sigmoid(sigmoid(z)))


@slope_formulas.control
def activation_and_sum_mixed() -> dict[str, float]:
    """The formula reads s (1 - z), with the weighted sum z in place of the second s."""
    return _measure_slopes(of_sigmoid=lambda z: sigmoid(z) * (1 - z))


@slope_formulas.control
def square_forgotten() -> dict[str, float]:
    """The formula for the hyperbolic tangent t reads 1 - t."""
    return _measure_slopes(of_tanh=lambda z: 1 - np.tanh(z))


@slope_formulas.control
def leaky_relu() -> dict[str, float]:
    """Below zero the slope is 0.01."""
    return _measure_slopes(rectifier=lambda z: np.where(z.real > 0.0, z, 0.01 * z))


@slope_formulas.control
def smaller_in_place_of_larger() -> dict[str, float]:
    """The smaller of 0 and the sum, with slope 1 below zero and 0 above."""
    return _measure_slopes(rectifier=lambda z: np.where(z.real > 0.0, 0.0, z))


@slope_formulas.figure
def slopes() -> Figure:
    """Slopes of sigmoid, tanh and ReLU over weighted sums from -5 to 5."""
    sums = SUMS[3_000:13_001:50]
    relu_slopes = np.where(sums > 0.0, 1.0, 0.0)
    return Figure(
        title="The sigmoid is never steeper than a quarter, and tanh flattens out too",
        x=Axis("weighted sum"),
        y=Axis("slope of the activation"),
        series=[
            Series("sigmoid", sums.tolist(), _of_sigmoid(sums).tolist()),
            Series("tanh", sums.tolist(), _of_tanh(sums).tolist()),
            Series("ReLU", sums.tolist(), relu_slopes.tolist()),
        ],
    )


def _measure_slopes(
    of_sigmoid: Function | None = None,
    of_tanh: Function | None = None,
    rectifier: Activation = relu,
) -> dict[str, float]:
    """Evaluate the formulas and the complex steps."""

    def stepped(activation: Activation) -> Array:
        return np.asarray(activation(SUMS + 1e-30j).imag / 1e-30)

    by_formula = {
        "sigmoid": (of_sigmoid or _of_sigmoid)(SUMS),
        "tanh": (of_tanh or _of_tanh)(SUMS),
    }
    of_relu = stepped(rectifier)
    return {
        "sigmoid_error": _largest(by_formula["sigmoid"] - stepped(complex_sigmoid)),
        "tanh_error": _largest(by_formula["tanh"] - stepped(np.tanh)),
        "steepest_sigmoid": float(np.max(by_formula["sigmoid"])),
        "sum_at_the_steepest": float(SUMS[np.argmax(by_formula["sigmoid"])]),
        "steepest_tanh": float(np.max(by_formula["tanh"])),
        "relu_slope_below_zero": float(np.max(of_relu[SUMS < 0.0])),
        "relu_slope_above_zero": float(np.min(of_relu[SUMS > 0.0])),
    }


def _of_sigmoid(z: Array) -> Array:
    """Return the slope s (1 - s) of the sigmoid s at z."""
    return sigmoid(z) * (1 - sigmoid(z))


def _of_tanh(z: Array) -> Array:
    """Return the slope 1 - t squared of the hyperbolic tangent t at z."""
    return np.asarray(1 - np.tanh(z) ** 2)


def _largest(differences: Array) -> float:
    """Return the largest absolute value."""
    return float(np.max(np.abs(differences)))


@demo
def signs_of_a_gradient(generator: np.random.Generator) -> dict[str, float]:
    """Look at the signs of the weights' derivatives of a neuron behind sigmoids or tanhs.

    The neuron has 4 inputs, each the activation of a standard normal number. The derivative of the
    loss in a weight is the error, also standard normal, times the input. Inputs that are all
    positive leave all four with the sign of the error (LeCun, Bottou, Orr and Mueller 1998).

    Args:
        generator: Draws 20,000 examples.

    Returns:
        Share of the examples on which all four derivatives have the same sign, behind sigmoids and
        behind tanhs; share of 400 batches of 50, behind sigmoids, whose averages have both signs.
    """
    return _count_signs(generator)


@signs_of_a_gradient.control
def tanh_for_the_sigmoid(generator: np.random.Generator) -> dict[str, float]:
    """Inputs said to be positive have both signs."""
    return _count_signs(generator, positive=np.tanh)


@signs_of_a_gradient.control
def sigmoid_for_the_tanh(generator: np.random.Generator) -> dict[str, float]:
    """Inputs said to have both signs are positive."""
    return _count_signs(generator, centered=sigmoid)


@signs_of_a_gradient.control("positive inputs make descent zigzag, whatever the size of the batch")
def one_sign_of_error_in_each_batch(generator: np.random.Generator) -> dict[str, float]:
    """Batches do so too if all their errors have the same sign, as here."""
    return _count_signs(generator, errors_alike=True)


@signs_of_a_gradient.figure
def directions(generator: np.random.Generator) -> Figure:
    """Derivatives in the first two weights, of single examples and of batches, behind sigmoids."""
    gradients = sigmoid(generator.normal(size=(EXAMPLES, 2))) * generator.normal(size=(EXAMPLES, 1))
    singles = gradients[:200]
    batches = 7 * gradients.reshape(-1, BATCH, 2)[:200].mean(axis=1)
    return Figure(
        title="Behind sigmoids single examples push all weights the same way, batches do not",
        x=Axis("derivative in the first weight"),
        y=Axis("derivative in the second weight"),
        series=[
            Series(label, points[:, 0].tolist(), points[:, 1].tolist(), "points")
            for label, points in (
                ("single examples", singles),
                ("averages of 50, enlarged 7 times", batches),
            )
        ],
    )


def _count_signs(
    generator: np.random.Generator,
    *,
    positive: Function = sigmoid,
    centered: Function = np.tanh,
    errors_alike: bool = False,
) -> dict[str, float]:
    """Multiply errors, shape (examples, 1), with inputs, shape (examples, 4), and compare signs."""
    sums = generator.normal(size=(EXAMPLES, WEIGHTS))
    errors = generator.normal(size=(EXAMPLES, 1))
    behind_positive = positive(sums) * (np.abs(errors) if errors_alike else errors)
    behind_centered = centered(sums) * errors
    batches = behind_positive.reshape(-1, BATCH, WEIGHTS).mean(axis=1)
    return {
        "one_sign_behind_sigmoids": _share_with_one_sign(behind_positive),
        "one_sign_behind_tanhs": _share_with_one_sign(behind_centered),
        "batches_with_both_signs": 1.0 - _share_with_one_sign(batches),
    }


def _share_with_one_sign(gradients: Array) -> float:
    """Return the share of gradients, shape (n, weights), all of whose entries have one sign."""
    positive = np.sum(gradients > 0.0, axis=1)
    return float(np.mean((positive == 0) | (positive == WEIGHTS)))
