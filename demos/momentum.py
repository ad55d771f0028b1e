"""More demos behind lesson 'optimizers': how many steps momentum saves in a narrow valley."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]

# A narrow valley: the loss is (w1^2 + 100 w2^2) / 2, its condition number 100.
CURVATURES = np.array([1.0, 100.0])
BEST_RATE_OF_PLAIN_STEPS = 2 / 101
BEST_RATE_WITH_MOMENTUM = 4 / 121
BEST_MOMENTUM = (9 / 11) ** 2


@demo
def narrow_valley() -> dict[str, float]:
    """Descend a valley of condition number 100 from (1, 1), plainly and with momentum.

    With the largest and smallest curvature known, the best plain steps have rate 2 / (100 + 1) and
    multiply the error by (100 - 1) / (100 + 1). The best heavy ball, v = momentum * v + gradient,
    has rate 4 / (10 + 1)^2 and momentum ((10 - 1) / (10 + 1))^2, and multiplies the error by
    (10 - 1) / (10 + 1) in the end, 10 being the root of the condition number (Polyak 1964).

    Returns:
        Factor per step over the last 100 of 300 plain steps; spectral radius of a step with
        momentum; and, for both, the steps after which the larger error stays below 0.001.
    """
    return _descend_both()


@narrow_valley.control("the more momentum, the faster")
def momentum_of_99_hundredths() -> dict[str, float]:
    """Momentum 0.99 overshoots again and again, and forgets it only after hundreds of steps."""
    return _descend_both(momentum=0.99)


@narrow_valley.control
def average_at_the_rate_of_a_sum() -> dict[str, float]:
    """Momentum averages the gradients, v = m v + (1 - m) g, at the rate meant for their sum."""
    return _descend_both(gradient_weight=1 - BEST_MOMENTUM)


@narrow_valley.control
def no_momentum() -> dict[str, float]:
    """Both descents are the plain one."""
    return _descend_both(momentum=0.0, rate=BEST_RATE_OF_PLAIN_STEPS)


@narrow_valley.control
def plain_steps_half_as_long() -> dict[str, float]:
    """Plain steps have rate 1/100, which is safe and not the best."""
    return _descend_both(plain_rate=1 / 100)


@narrow_valley.figure
def error_in_the_valley() -> Figure:
    """Error over steps: plain, with the best momentum and with too much."""
    steps = list(range(301))

    def series(label: str, rate: float, momentum: float) -> Series:
        return Series(label, steps, _errors(rate, momentum)[:301].tolist())

    return Figure(
        title="Momentum is far ahead in a narrow valley, if there is not too much of it",
        x=Axis("step"),
        y=Axis("larger of the two errors", scale="log"),
        series=[
            series("plain", BEST_RATE_OF_PLAIN_STEPS, 0.0),
            series("best momentum, 0.67", BEST_RATE_WITH_MOMENTUM, BEST_MOMENTUM),
            series("momentum 0.99", BEST_RATE_WITH_MOMENTUM, 0.99),
        ],
    )


def _descend_both(
    plain_rate: float = BEST_RATE_OF_PLAIN_STEPS,
    rate: float = BEST_RATE_WITH_MOMENTUM,
    momentum: float = BEST_MOMENTUM,
    gradient_weight: float = 1.0,
) -> dict[str, float]:
    """Compare plain steps with steps that have momentum."""
    plain = _errors(plain_rate, 0.0)
    return {
        "factor_of_plain_steps": float((plain[300] / plain[200]) ** 0.01),
        "factor_with_momentum": _spectral_radius(rate, momentum, gradient_weight),
        "plain_steps": _steps_to_a_thousandth(plain),
        "steps_with_momentum": _steps_to_a_thousandth(_errors(rate, momentum, gradient_weight)),
    }


def _errors(rate: float, momentum: float, gradient_weight: float = 1.0) -> Array:
    """Return the larger of |w1| and |w2| after 0 to 1,600 steps."""
    w, velocity, errors = np.ones(2), np.zeros(2), [1.0]
    for _ in range(1_600):
        velocity = momentum * velocity + gradient_weight * CURVATURES * w
        w = w - rate * velocity
        errors.append(float(np.abs(w).max()))
    return np.array(errors)


def _spectral_radius(rate: float, momentum: float, gradient_weight: float) -> float:
    """Return the largest absolute eigenvalue of the map from (w, last w) to (next w, w)."""
    steps = [
        [[1 + momentum - rate * gradient_weight * curvature, -momentum], [1.0, 0.0]]
        for curvature in CURVATURES
    ]
    return float(np.max(np.abs(np.linalg.eigvals(np.array(steps)))))


def _steps_to_a_thousandth(errors: Array) -> float:
    """Return the number of steps after which all errors are below 0.001."""
    return float(np.flatnonzero(errors >= 1e-3)[-1] + 1)
