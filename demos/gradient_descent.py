"""Demos behind lesson 'gradient-descent': downhill leads to a minimum, not to the lowest one."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Function = Callable[[Array], Array]


@demo
def double_well() -> dict[str, float]:
    """Run gradient descent on (w^2 - 1)^2 + 0.3 w from 3,600 starts spread over [-1.8, 1.8].

    Where a run ends is decided by the side of the hilltop it starts on; the hilltop is the middle
    root of the derivative 4 w^3 - 4 w + 0.3 (Goodfellow, Bengio and Courville 2016, local minima).

    Returns:
        Share of the starts that end in the higher minimum, where the runs end in the lower and in
        the higher minimum, and by how much the two losses differ.
    """
    return _descend(_double_well, lambda w: 4 * w**3 - 4 * w + 0.3)


@double_well.control("gradient descent always finds the best answer: true of a convex loss")
def convex_bowl() -> dict[str, float]:
    """The loss has one minimum, so every start agrees."""
    return _descend(lambda w: (w + 1) ** 2, lambda w: 2 * (w + 1))


@double_well.control
def wells_of_equal_depth() -> dict[str, float]:
    """Without the tilt neither minimum is worse than the other."""
    return _descend(lambda w: (w**2 - 1) ** 2, lambda w: 4 * w**3 - 4 * w)


@double_well.control
def tilt_with_the_wrong_sign() -> dict[str, float]:
    """The loss has the tilt 0.3 w, the derivative has -0.3."""
    return _descend(_double_well, lambda w: 4 * w**3 - 4 * w - 0.3)


@double_well.figure
def descents_into_both_wells() -> Figure:
    """The loss, with the path of one descent from either side of the hilltop."""
    w = np.linspace(-1.5, 1.5, 121)

    def path(label: str, start: float) -> Series:
        places = [start]
        for _ in range(40):
            places.append(places[-1] - 0.05 * (4 * places[-1] ** 3 - 4 * places[-1] + 0.3))
        return Series(label, places, _double_well(np.array(places)).tolist(), style="points")

    return Figure(
        title="Downhill leads into the nearer well, not into the deeper one",
        x=Axis("w"),
        y=Axis("loss"),
        series=[
            Series("loss", w.tolist(), _double_well(w).tolist()),
            path("from 0.1", 0.1),
            path("from 0.05", 0.05),
        ],
    )


def _double_well(w: Array) -> Array:
    """Return (w^2 - 1)^2 + 0.3 w."""
    return np.asarray((w**2 - 1) ** 2 + 0.3 * w)


def _descend(loss: Function, slope: Function) -> dict[str, float]:
    """Take 200 steps at learning rate 0.05 from all starts at once and compare their ends."""
    w = np.linspace(-1.8, 1.8, 3_600)
    for _ in range(200):
        w = w - 0.05 * slope(w)
    ends = loss(w)
    worse = ends > ends.min() + 1e-6
    return {
        "share_in_the_higher_minimum": float(np.mean(worse)),
        "lower_minimum_at": float(w[np.argmin(ends)]),
        "higher_minimum_at": float(w[np.argmax(ends)]),
        "loss_difference": float(np.ptp(ends)),
    }


@demo
def angle_to_the_minimum() -> dict[str, float]:
    """Compare the direction of steepest descent with the direction of the minimum, all around it.

    The bowl (w1^2 + 100 w2^2) / 2 has its minimum at 0 and the condition number 100. By the
    Kantorovich inequality the angle between the two directions has the cosine 2 sqrt(100) / 101 at
    worst (Luenberger and Ye 2008); along the axes of the bowl it is zero.

    Returns:
        Largest and smallest angle, in degrees, over 20,001 points on a circle around the minimum,
        and the largest for the condition number 10.
    """
    return _compare_directions()


@angle_to_the_minimum.control("the negative gradient points at the minimum: true of a round bowl")
def round_bowl() -> dict[str, float]:
    """With equal curvatures all around, downhill is toward the middle."""
    return _compare_directions(curvatures=(1.0, 1.0))


@angle_to_the_minimum.control
def newton_direction() -> dict[str, float]:
    """Divided by the curvatures, the gradient does point away from the minimum."""
    return _compare_directions(power=0)


@angle_to_the_minimum.control
def uphill_direction() -> dict[str, float]:
    """The sign of the gradient is forgotten."""
    return _compare_directions(sign=1.0)


@angle_to_the_minimum.figure
def angle_around_the_minimum() -> Figure:
    """The angle against the point's direction from the minimum, for three bowls."""
    around = np.linspace(0.0, 90.0, 181)

    def series(condition_number: float) -> Series:
        angles = _angles(np.radians(around), np.array([1.0, condition_number]), -1.0)
        return Series(f"condition number {condition_number:g}", around.tolist(), angles.tolist())

    return Figure(
        title="In a long bowl downhill is almost across the way to the minimum",
        x=Axis("direction of the point, from the flat axis (degrees)"),
        y=Axis("angle between downhill and the minimum (degrees)"),
        series=[series(1.0), series(10.0), series(100.0)],
    )


def _compare_directions(
    *, curvatures: tuple[float, float] = (1.0, 100.0), power: int = 1, sign: float = -1.0
) -> dict[str, float]:
    """Measure the angles on half a turn; the other half mirrors it."""
    around = np.linspace(0.0, np.pi, 20_001)
    angles = _angles(around, np.array(curvatures) ** power, sign)
    milder = np.array(curvatures) / [1.0, 10.0]
    return {
        "largest_angle": float(np.max(angles)),
        "smallest_angle": float(np.min(angles)),
        "largest_angle_at_10": float(np.max(_angles(around, milder**power, sign))),
    }


def _angles(around: Array, factors: Array, sign: float) -> Array:
    """Return the degrees between sign * factors * w and -w at points w on the unit circle."""
    w = np.stack([np.cos(around), np.sin(around)])
    direction = sign * factors[:, None] * w
    across = direction[1] * w[0] - direction[0] * w[1]
    along = -np.sum(direction * w, axis=0)
    return np.asarray(np.degrees(np.arctan2(np.abs(across), along)))


@demo
def way_to_least_squares(generator: np.random.Generator) -> dict[str, float]:
    """Fit a line to 50 points by gradient descent and watch its distance from least squares.

    The mean squared error of a line has two curvatures, the smaller a and the larger b. At the
    learning rate 2 / (a + b) every step multiplies the distance along both by the same factor,
    (b - a) / (b + a), up to its sign (Nesterov 2004).

    Args:
        generator: Draws the points.

    Returns:
        Factor by which a step shrinks the distance, averaged geometrically over 60 steps, divided
        by the theory's; distance that remains after 400 steps, in the unit of the parameters.
    """
    return _descend_to_the_line(generator)


@way_to_least_squares.control
def bias_without_gradient(generator: np.random.Generator) -> dict[str, float]:
    """Only the slope is updated."""
    return _descend_to_the_line(generator, with_bias=False)


@way_to_least_squares.control
def half_the_learning_rate(generator: np.random.Generator) -> dict[str, float]:
    """A smaller step shrinks the distance along the flat direction by less."""
    return _descend_to_the_line(generator, rate_factor=0.5)


@way_to_least_squares.control
def a_twentieth_of_the_steps(generator: np.random.Generator) -> dict[str, float]:
    """After 20 steps the descent is still on its way."""
    return _descend_to_the_line(generator, steps=20)


@way_to_least_squares.figure
def distance_by_step(generator: np.random.Generator) -> Figure:
    """Distance from the least-squares line against the step, with the theory's."""
    distances, factor = _distances(generator, steps=100)
    steps = list(range(101))
    return Figure(
        title="Each step leaves the same share of the distance to least squares",
        x=Axis("step"),
        y=Axis("distance from the least-squares parameters", scale="log"),
        series=[
            Series("gradient descent", steps, distances, style="points"),
            Series("theory", steps, [distances[0] * factor**step for step in steps]),
        ],
    )


def _descend_to_the_line(
    generator: np.random.Generator,
    *,
    with_bias: bool = True,
    rate_factor: float = 1.0,
    steps: int = 400,
) -> dict[str, float]:
    """Take the first 60 steps for the factor and all of them for the end."""
    distances, factor = _distances(
        generator, steps=400, with_bias=with_bias, rate_factor=rate_factor
    )
    return {
        "factor_over_theory": (distances[60] / distances[0]) ** (1 / 60) / factor,
        "distance_left": distances[steps],
    }


def _distances(
    generator: np.random.Generator,
    *,
    steps: int,
    with_bias: bool = True,
    rate_factor: float = 1.0,
) -> tuple[list[float], float]:
    """Return the distance before each step and after the last, and the theory's factor."""
    columns = np.column_stack([np.linspace(0.0, 2.0, 50), np.ones(50)])
    targets = generator.normal(columns.sum(axis=1))
    least_squares = np.linalg.lstsq(columns, targets, rcond=None)[0]
    flat, steep = np.linalg.eigvalsh(2 * columns.T @ columns / 50)

    parameters = np.zeros(2)
    distances = [float(np.linalg.norm(parameters - least_squares))]
    for _ in range(steps):
        gradient = 2 * columns.T @ (columns @ parameters - targets) / 50
        gradient[1] *= with_bias
        parameters -= rate_factor * 2 / (flat + steep) * gradient
        distances.append(float(np.linalg.norm(parameters - least_squares)))
    return distances, float((steep - flat) / (steep + flat))
