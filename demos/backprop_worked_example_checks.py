"""More demos behind lesson 'backprop-worked-example': checking a gradient, and why to."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
ComplexArray = NDArray[np.complex128]
Loss = Callable[[Array | ComplexArray], NDArray[np.inexact]]
Derive = Callable[[Loss, Array, float], Array]

EXPONENTS = np.arange(-104, -7) / 8
STEPS = 10.0**EXPONENTS
AXES = np.eye(13)


def one_sided(loss: Loss, parameters: Array, step: float) -> Array:
    """Return (L(p + h) - L(p)) / h for each parameter; the error falls with h."""
    return np.asarray((loss(parameters + step * AXES) - loss(parameters)) / step)


def central(loss: Loss, parameters: Array, step: float) -> Array:
    """Return (L(p + h) - L(p - h)) / 2h for each parameter; the error falls with h squared."""
    return np.asarray(
        (loss(parameters + step * AXES) - loss(parameters - step * AXES)) / (2 * step)
    )


def complex_step(loss: Loss, parameters: Array, step: float) -> Array:
    """Return Im L(p + ih) / h for each parameter: nothing is subtracted (Squire and Trapp 1998)."""
    return np.asarray(loss(parameters + 1j * step * AXES).imag / step)


def draw_network(generator: np.random.Generator) -> tuple[Loss, Array, Array]:
    """Draw a 2-3-1 tanh network and 20 examples, and backpropagate.

    Args:
        generator: Draws the 13 parameters and the examples.

    Returns:
        The mean squared error as a function of parameters of shape (13,) or (sets, 13), the
        parameters, and their gradient by backpropagation, shape (13,).
    """
    inputs, targets = generator.normal(size=(20, 2)), generator.normal(size=20)
    parameters = generator.normal(size=13)

    def forward(changed: Array | ComplexArray) -> tuple[NDArray[np.inexact], NDArray[np.inexact]]:
        weights = changed[..., :6].reshape(*changed.shape[:-1], 3, 2)
        sums = inputs @ np.swapaxes(weights, -1, -2) + changed[..., None, 6:9]
        hidden = np.tanh(sums)
        return hidden, (hidden @ changed[..., 9:12, None])[..., 0] + changed[..., 12:]

    def loss(changed: Array | ComplexArray) -> NDArray[np.inexact]:
        return np.asarray(np.mean((forward(changed)[1] - targets) ** 2, axis=-1))

    hidden, outputs = forward(parameters)
    error = 2 * (outputs - targets) / 20
    message = np.outer(error, parameters[9:12]) * (1 - hidden**2)
    gradient = [(message.T @ inputs).ravel(), message.sum(axis=0), error @ hidden, [error.sum()]]
    return loss, parameters, np.concatenate(gradient)


def _distance(derived: Array, reference: Array) -> float:
    """Return how far a gradient is from another, relative to the other's length."""
    return float(np.linalg.norm(derived - reference) / np.linalg.norm(reference))


@demo
def gradient_without_step_size(generator: np.random.Generator) -> dict[str, float]:
    """Compare backpropagation with complex steps of very different sizes.

    A complex step has an error of the order of its square, which for steps of 1e-20 and 1e-200 is
    nothing beside rounding (Martins, Sturdza and Alonso 2003).

    Args:
        generator: Draws the network and its examples.

    Returns:
        Distance of the gradient by backpropagation from the complex step of 1e-20, and of the
        complex steps of 1e-20 and 1e-200 from one another, both relative to the gradient's length.
    """
    return _compare(generator)


@gradient_without_step_size.control("backprop is an approximation: its error depends on a step")
def one_sided_differences(generator: np.random.Generator) -> dict[str, float]:
    """One-sided differences stand in for backpropagation, at their best step of 1e-8."""
    return _compare(generator, in_place_of_backprop=one_sided, step=1e-8)


@gradient_without_step_size.control
def central_differences(generator: np.random.Generator) -> dict[str, float]:
    """Central differences stand in for backpropagation, at their best step of 6e-6."""
    return _compare(generator, in_place_of_backprop=central, step=6e-6)


@gradient_without_step_size.control
def yardstick_that_subtracts(generator: np.random.Generator) -> dict[str, float]:
    """Differences of steps 1e-8 and 1e-10 stand in for the complex steps."""
    return _compare(generator, yardstick=one_sided, yardstick_steps=(1e-8, 1e-10))


def _compare(
    generator: np.random.Generator,
    *,
    in_place_of_backprop: Derive | None = None,
    step: float = 0.0,
    yardstick: Derive = complex_step,
    yardstick_steps: tuple[float, float] = (1e-20, 1e-200),
) -> dict[str, float]:
    """Compare one gradient with the yardstick, and the yardstick with itself."""
    loss, parameters, gradient = draw_network(generator)
    if in_place_of_backprop:
        gradient = in_place_of_backprop(loss, parameters, step)
    first, second = (yardstick(loss, parameters, size) for size in yardstick_steps)
    return {
        "error": _distance(gradient, first),
        "change_with_the_step": _distance(second, first),
    }


@demo
def step_of_a_difference(generator: np.random.Generator) -> dict[str, float]:
    """Follow the error of finite differences as their step shrinks from 0.1 to 1e-13.

    While the step h is large the error is that of Taylor's theorem, of order h for one-sided and h
    squared for central differences. Once it is small the loss rounds, by about 2^-53, and the error
    grows like 2^-53 / h (Press et al. 2007).

    Args:
        generator: Draws the network and its examples.

    Returns:
        Slopes of log error over log h, with h from 1e-6 to 1e-3 and from 1e-12 to 1e-9 for the
        one-sided difference and from 1e-3 to 1e-1.5 for the central one; the best error of either;
        the worst error of the complex step at any h up to 1e-8. All errors are relative distances
        from backpropagation.
    """
    return _follow(generator)


@step_of_a_difference.control(
    "backprop is an approximation, and a difference of small enough step the truth"
)
def complex_step_for_the_one_sided(generator: np.random.Generator) -> dict[str, float]:
    """A smaller step never harms a derivative that subtracts nothing."""
    return _follow(generator, first=complex_step)


@step_of_a_difference.control
def kinds_swapped(generator: np.random.Generator) -> dict[str, float]:
    """The central difference is reported as one-sided, and the reverse."""
    return _follow(generator, first=central, second=one_sided)


@step_of_a_difference.control
def central_for_the_complex_step(generator: np.random.Generator) -> dict[str, float]:
    """A small step is trusted although it subtracts."""
    return _follow(generator, third=central)


@step_of_a_difference.figure
def error_against_step(generator: np.random.Generator) -> Figure:
    """Error of three numerical derivatives against their step, for one network."""
    steps = STEPS.tolist()
    loss, parameters, gradient = draw_network(generator)

    def curve(label: str, derive: Derive) -> Series:
        return Series(
            label, steps, [_distance(derive(loss, parameters, step), gradient) for step in steps]
        )

    return Figure(
        title="Finite differences approximate the gradient that backpropagation computes",
        x=Axis("step", scale="log"),
        y=Axis("relative distance from backpropagation", scale="log"),
        series=[
            curve("one-sided difference", one_sided),
            curve("central difference", central),
            curve("complex step", complex_step),
        ],
    )


def _follow(
    generator: np.random.Generator,
    first: Derive = one_sided,
    second: Derive = central,
    third: Derive = complex_step,
) -> dict[str, float]:
    """Measure the three errors at every step and fit lines to their logarithms."""
    loss, parameters, gradient = draw_network(generator)
    errors = np.array(
        [
            [_distance(derive(loss, parameters, step), gradient) for step in STEPS]
            for derive in (first, second, third)
        ]
    )

    def slope(row: Array, lowest: float, highest: float) -> float:
        within = (lowest <= EXPONENTS) & (highest >= EXPONENTS)
        return float(np.polyfit(EXPONENTS[within], np.log10(row[within] + 1e-300), 1)[0])

    return {
        "slope_of_one_sided": slope(errors[0], -6.0, -3.0),
        "slope_of_central": slope(errors[1], -3.0, -1.5),
        "slope_where_rounding_rules": slope(errors[0], -12.0, -9.0),
        "best_one_sided": float(errors[0].min()),
        "best_central": float(errors[1].min()),
        "worst_complex_step": float(errors[2][EXPONENTS <= -8.0].max()),
    }
