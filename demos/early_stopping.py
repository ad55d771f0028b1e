"""Demos behind lesson 'overfitting-and-regularization': when to stop, and what it amounts to."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]

DATA_SETS, EXAMPLES, COEFFICIENTS, STEPS, PATIENCE = 24, 40, 36, 400, 80


@demo
def patience(generator: np.random.Generator) -> dict[str, float]:
    """Stop stochastic gradient descent on 36 coefficients and 40 noisy examples by validation.

    The loss on 100 examples set aside is taken after every step and is jagged, as the batches of
    four are. Training stops when it has set no new minimum for 80 steps, and the weights of the
    minimum are restored (Prechelt 1998; Goodfellow, Bengio and Courville 2016, algorithm 7.1).
    What is scored is the excess risk, the squared distance from the true coefficients, which
    have length 1.

    Args:
        generator: Draws 24 data sets and the batches.

    Returns:
        Averaged over the data sets: excess risk of the restored weights as a share of that after
        all 400 steps, and as it is, that before the first being 1; excess risk where the validation
        loss first rises, and where training stops, both over that of the restored weights. In the
        median, steps from the restored weights to the stop.
    """
    return _stop(generator)


@patience.control("early stopping means to stop at the first increase")
def stopped_at_the_first_increase(generator: np.random.Generator) -> dict[str, float]:
    """One step without a new minimum ends the training."""
    return _stop(generator, patience=1)


@patience.control("early stopping means to keep the weights at which training stops")
def last_weights_kept(generator: np.random.Generator) -> dict[str, float]:
    """Nothing is restored."""
    return _stop(generator, restore=False)


@patience.control
def targets_without_noise(generator: np.random.Generator) -> dict[str, float]:
    """There is nothing to overfit, and nothing to stop."""
    return _stop(generator, noise=0.0)


@patience.control
def targets_without_signal(generator: np.random.Generator) -> dict[str, float]:
    """The targets are dealt out to the wrong inputs, so the untrained weights are as good."""
    return _stop(generator, shuffle=True)


@patience.figure
def losses_against_steps(generator: np.random.Generator) -> Figure:
    """Training and validation loss and excess risk of one data set, with the stop."""
    training, validation, risks = (curve[0] for curve in _curves(generator))
    steps = list(range(0, STEPS + 1, 4))
    best, stop = _stopping_point(validation, PATIENCE)
    return Figure(
        title="The validation loss turns up while the training loss still falls",
        x=Axis("step"),
        y=Axis("loss, or squared distance from the truth (noise variances)"),
        series=[
            Series("training loss", steps, training[steps].tolist()),
            Series("validation loss", steps, validation[steps].tolist()),
            Series("excess risk", steps, risks[steps].tolist()),
            Series("restored and stop", [best, stop], validation[[best, stop]].tolist(), "points"),
        ],
    )


def _stop(
    generator: np.random.Generator,
    *,
    noise: float = 1.0,
    shuffle: bool = False,
    patience: int = PATIENCE,
    restore: bool = True,
) -> dict[str, float]:
    """Train, stop each data set, and compare excess risks averaged over the data sets."""
    _, validation, risks = _curves(generator, noise, shuffle=shuffle)
    points = np.array([_stopping_point(curve, patience) for curve in validation])
    best, stop = points.T if restore else points[:, [1, 1]].T
    first_rise = [_stopping_point(curve, 1)[0] for curve in validation]

    def risk(steps: Array | list[int] | int) -> float:
        return float(np.mean(risks[np.arange(DATA_SETS), steps]))

    return {
        "restored_over_final": risk(best) / risk(STEPS),
        "restored_risk": risk(best),
        "first_rise_over_restored": risk(first_rise) / risk(best),
        "stop_over_restored": risk(stop) / risk(best),
        "steps_waited": float(np.median(stop - best)),
    }


def _curves(
    generator: np.random.Generator, noise: float = 1.0, *, shuffle: bool = False
) -> tuple[Array, Array, Array]:
    """Return training loss, validation loss and excess risk, each of shape (data sets, steps + 1).

    All data sets are trained at once: inputs have shape (data sets, examples, coefficients),
    targets (data sets, examples, 1).
    """
    truth = generator.normal(size=(DATA_SETS, COEFFICIENTS, 1))
    truth /= np.linalg.norm(truth, axis=1, keepdims=True)

    def draw(examples: int) -> tuple[Array, Array]:
        inputs = generator.normal(size=(DATA_SETS, examples, COEFFICIENTS))
        return inputs, generator.normal(inputs @ truth, noise)

    inputs, targets = draw(EXAMPLES)
    held_out_inputs, held_out_targets = draw(100)
    if shuffle:
        targets = targets[:, generator.permutation(EXAMPLES)]
    weights = [np.zeros_like(truth)]
    for batch in generator.integers(EXAMPLES, size=(STEPS, 4)):
        x, y = inputs[:, batch], targets[:, batch]
        gradient = x.transpose(0, 2, 1) @ (x @ weights[-1] - y) / len(batch)
        weights.append(weights[-1] - 0.015 * gradient)
    path = np.concatenate(weights, axis=2)
    return (
        np.mean((inputs @ path - targets) ** 2, axis=1),
        np.mean((held_out_inputs @ path - held_out_targets) ** 2, axis=1),
        np.sum((path - truth) ** 2, axis=1),
    )


def _stopping_point(losses: Array, patience: int) -> tuple[int, int]:
    """Return the step of the lowest loss so far, and the step at which patience runs out."""
    best = 0
    for step in range(1, len(losses)):
        if losses[step] < losses[best]:
            best = step
        elif step - best >= patience:
            return best, step
    return best, len(losses) - 1


@demo
def stopped_descent(generator: np.random.Generator) -> dict[str, float]:
    """Compare gradient descent stopped at time t with ridge at penalty 1 / t.

    Both shrink the least squares fit, along each direction of curvature s by a factor: descent in
    small steps has covered 1 - exp(-s t) of the way by time t (steps times learning rate), ridge
    keeps s t / (1 + s t). Their risks differ by a factor of at most 1.6862 anywhere and 1.22 at
    their best, for every spectrum (Ali, Kolter and Tibshirani 2019).

    Args:
        generator: Draws 70 examples of 50 inputs, whose curvatures are compared.

    Returns:
        Largest difference and largest ratio of the two factors over s t; the t that is best for
        ridge; risk of stopped descent over that of ridge at the same t, at most, and each at its
        best t; the largest difference of descent in steps, the steepest of which covers 2 %, from
        its limit of small steps.
    """
    return _compare_with_ridge(generator)


@stopped_descent.control("early stopping is L2: both shrink alike")
def shrunk_as_ridge_does(generator: np.random.Generator) -> dict[str, float]:
    """The factor of descent is taken to be that of ridge."""
    return _compare_with_ridge(generator, identical=True)


@stopped_descent.control
def penalty_that_grows_with_time(generator: np.random.Generator) -> dict[str, float]:
    """The penalty is t in place of 1 / t."""
    return _compare_with_ridge(generator, power=1.0)


@stopped_descent.control
def descent_never_stopped(generator: np.random.Generator) -> dict[str, float]:
    """Only times beyond 1,000 are tried for descent at its best."""
    return _compare_with_ridge(generator, earliest=1_000.0)


@stopped_descent.control
def steps_near_the_limit_of_stability(generator: np.random.Generator) -> dict[str, float]:
    """A step covers 190 % of the steepest direction's way."""
    return _compare_with_ridge(generator, step=1.9)


@stopped_descent.figure
def shrinking_factors() -> Figure:
    """The two factors and their difference."""
    st = np.logspace(-2.0, 2.0, 81)
    return Figure(
        title="Early stopping shrinks nearly as L2 does, but not quite",
        x=Axis("curvature times training time, or over the penalty", scale="log"),
        y=Axis("share of the least squares fit"),
        series=[
            Series("stopped descent", st.tolist(), _flow(st).tolist()),
            Series("ridge", st.tolist(), _ridge(st).tolist()),
            Series("difference", st.tolist(), (_flow(st) - _ridge(st)).tolist()),
        ],
    )


def _compare_with_ridge(
    generator: np.random.Generator,
    *,
    identical: bool = False,
    power: float = -1.0,
    earliest: float = 0.0,
    step: float = 0.02,
) -> dict[str, float]:
    """Compare factors and risks on a grid of times, the factors at a curvature of 1."""
    flow = _ridge if identical else _flow
    times = np.logspace(-3.0, 4.0, 4_001)
    inputs = generator.normal(size=(70, 50))
    curvatures = np.asarray(np.linalg.eigvalsh(inputs.T @ inputs / len(inputs)), np.float64)
    stopped = _risks(flow(np.outer(times, curvatures)), curvatures)
    ridge = _risks(_ridge(np.outer(times**-power, curvatures)), curvatures)
    return {
        "largest_difference": float(np.max(np.abs(flow(times) - _ridge(times)))),
        "largest_ratio": float(np.max(flow(times) / _ridge(times))),
        "best_time_of_ridge": float(times[np.argmin(ridge)]),
        "worst_risk_ratio": float(np.max(stopped / ridge)),
        "best_risk_ratio": float(np.min(stopped[times >= earliest]) / np.min(ridge)),
        "steps_against_flow": _discretization(curvatures, step),
    }


def _flow(st: Array) -> Array:
    """Return the share of the way that descent in small steps has covered."""
    return np.asarray(-np.expm1(-st))


def _ridge(st: Array) -> Array:
    """Return the share of the least squares fit that ridge keeps."""
    return st / (1 + st)


def _risks(shares: Array, curvatures: Array) -> Array:
    """Return the expected squared distance from the truth, one value a row of shares.

    The 50 true coefficients have variance 1 / 5, the noise in the 70 targets variance 1.
    """
    bias = (1 - shares) ** 2 / 5
    variance = shares**2 / (70 * curvatures)
    return np.asarray(np.sum(bias + variance, axis=1))


def _discretization(curvatures: Array, step: float) -> float:
    """Run 400 steps in every direction; a step covers the share ``step`` of the steepest's way."""
    rates = step * curvatures / curvatures.max()
    share, difference = np.zeros_like(rates), 0.0
    for steps in range(1, 401):
        share = share + rates * (1 - share)
        difference = max(difference, float(np.max(np.abs(share - _flow(steps * rates)))))
    return difference
