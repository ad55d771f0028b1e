"""Demos behind lesson 'gradient-descent': downhill leads to a minimum, not to the lowest one."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

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
    return _descend(lambda w: (w**2 - 1) ** 2 + 0.3 * w, lambda w: 4 * w**3 - 4 * w + 0.3)


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
    return _descend(lambda w: (w**2 - 1) ** 2 + 0.3 * w, lambda w: 4 * w**3 - 4 * w - 0.3)


def _descend(loss: Function, slope: Function) -> dict[str, float]:
    """Take 400 steps at learning rate 0.05 from all starts at once and compare their ends."""
    w = np.linspace(-1.8, 1.8, 3_600)
    for _ in range(400):
        w = w - 0.05 * slope(w)
    ends = loss(w)
    worse = ends > ends.min() + 1e-6
    return {
        "share_in_the_higher_minimum": float(np.mean(worse)),
        "lower_minimum_at": float(w[np.argmin(ends)]),
        "higher_minimum_at": float(w[np.argmax(ends)]),
        "loss_difference": float(np.ptp(ends)),
    }
