"""Demos behind lesson 'learning-rate': too small, just right, too large, and how each looks."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]

RATES = (0.01, 0.1, 0.5, 1.0, 1.9, 2.1)


@demo
def one_parameter() -> dict[str, float]:
    """Descend 2 w^2, whose curvature is 4, from w = 1 at four learning rates.

    Every step multiplies the distance from the minimum by 1 - rate * 4 (LeCun, Bottou, Orr and
    Mueller 1998): below rate 1 / 4 it keeps its sign, above it changes sign, beyond 2 / 4 it grows.

    Returns:
        How often w changes its sign within 30 steps for rate times curvature 0.5 and 1.5; the
        distance after one step for 1; the distance after 30 steps for 1.5 and 2.1.
    """
    return _watch()


@one_parameter.control
def momentum_of_one_half() -> dict[str, float]:
    """Half of each step is repeated in the next one."""
    return _watch(momentum=0.5)


@one_parameter.control
def decaying_rate() -> dict[str, float]:
    """The learning rate is divided by the number of the step."""
    return _watch(decay=True)


@one_parameter.control
def curvature_of_two() -> dict[str, float]:
    """The gradient of w^2 is followed, at rates that were chosen for 2 w^2."""
    return _watch(curvature=2.0)


@one_parameter.control
def curvature_of_ten() -> dict[str, float]:
    """The gradient of 5 w^2 is followed, at rates that were chosen for 2 w^2."""
    return _watch(curvature=10.0)


@one_parameter.figure
def places_by_step() -> Figure:
    """The parameter by step for five learning rates."""
    steps = list(range(13))
    return Figure(
        title="Rate times curvature tells creeping from oscillating from exploding",
        x=Axis("step"),
        y=Axis("w"),
        series=[
            Series(f"rate times curvature {product:g}", steps, _places(product / 4, 12))
            for product in (0.5, 1.0, 1.5, 1.9, 2.1)
        ],
    )


def _watch(
    *, curvature: float = 4.0, momentum: float = 0.0, decay: bool = False
) -> dict[str, float]:
    """Descend at the four rates, which are chosen for curvature 4."""
    creeping, landing, oscillating, exploding = (
        _places(product / 4, 30, curvature=curvature, momentum=momentum, decay=decay)
        for product in (0.5, 1.0, 1.5, 2.1)
    )
    return {
        "sign_changes_at_half": _sign_changes(creeping),
        "distance_after_one_step_at_one": abs(landing[1]),
        "sign_changes_at_one_and_a_half": _sign_changes(oscillating),
        "distance_left_at_one_and_a_half": abs(oscillating[30]),
        "distance_beyond_two": abs(exploding[30]),
    }


def _sign_changes(places: Sequence[float]) -> int:
    """Count how often the sign changes from one place to the next."""
    return sum(here * there < 0.0 for here, there in pairwise(places))


def _places(
    rate: float, steps: int, *, curvature: float = 4.0, momentum: float = 0.0, decay: bool = False
) -> list[float]:
    """Return w before each step and after the last."""
    places, velocity = [1.0], 0.0
    for step in range(1, steps + 1):
        velocity = momentum * velocity + curvature * places[-1]
        places.append(places[-1] - rate / (step if decay else 1) * velocity)
    return places


@demo
def budget_of_steps() -> dict[str, float]:
    """Descend a bowl of the curvatures 1 and 100 for 100 steps at six learning rates.

    The start is at distance 1 along both axes. What is left of the loss is the average of the
    factors (1 - rate * curvature)^200, weighted by the curvatures; as a function of the rate it has
    the shape of a U (Goodfellow, Bengio and Courville 2016, on choosing the learning rate). The
    rates are 0.01, 0.1, 0.5, 1, 1.9 and 2.1 over the larger curvature.

    Returns:
        The rate with the lowest loss, times the larger curvature; what is left of the loss at the
        lowest rate, as a share of the loss at the start and in units of the lowest loss; what the
        loss has become at the highest rate, as a multiple of the loss at the start.
    """
    return _spend_budget()


@budget_of_steps.control("a smaller rate is always safer: true as long as every rate is too large")
def rates_beyond_the_limit_only() -> dict[str, float]:
    """All rates diverge, and the smallest diverges least."""
    return _spend_budget(rates=(2.1, 2.2, 2.3))


@budget_of_steps.control
def rates_up_to_one_over_the_curvature() -> dict[str, float]:
    """The search ends before a rate is too large, so the best one is at its edge."""
    return _spend_budget(rates=RATES[:4])


@budget_of_steps.control
def infinitely_many_small_steps() -> dict[str, float]:
    """The loss is that of a continuous flow down the slope, in which no rate is too large."""
    return _spend_budget(continuous=True)


@budget_of_steps.control
def ten_times_the_steps() -> dict[str, float]:
    """With a larger budget a low rate comes further."""
    return _spend_budget(steps=1_000)


@budget_of_steps.figure
def loss_against_rate() -> Figure:
    """What is left of the loss against the rate, for two budgets."""
    products = np.geomspace(0.01, 2.1, 60).tolist()

    def series(steps: int) -> Series:
        losses = [max(_loss_left(product, steps), 1e-12) for product in products]
        return Series(f"{steps} steps", products, [min(loss, 1e3) for loss in losses])

    return Figure(
        title="Too small a rate wastes the budget, too large a rate the model",
        x=Axis("learning rate times the larger curvature", scale="log"),
        y=Axis("loss left, as a share of that at the start", scale="log"),
        series=[series(100), series(1_000)],
    )


def _spend_budget(
    *, rates: Sequence[float] = RATES, steps: int = 100, continuous: bool = False
) -> dict[str, float]:
    """Compare what the rates leave of the loss."""
    left = [_loss_left(product, steps, continuous=continuous) for product in rates]
    return {
        "best_rate_times_curvature": rates[int(np.argmin(left))],
        "loss_left_at_lowest_rate": left[0],
        "lowest_rate_over_best": left[0] / min(left),
        "loss_beyond_the_limit": left[-1],
    }


def _loss_left(product: float, steps: int, *, continuous: bool = False) -> float:
    """Return the loss after the descent over the loss before, for rate product / 100."""
    curvatures = np.array([1.0, 100.0])
    distances = np.ones(2)
    if continuous:
        distances = np.exp(-product / 100 * curvatures * steps)
    else:
        for _ in range(steps):
            distances = distances - product / 100 * curvatures * distances
    return float(curvatures @ distances**2 / curvatures.sum())
