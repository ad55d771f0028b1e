"""Demos behind lesson 'overfitting-and-regularization': what each remedy does, and when it pays."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@demo
def growing_model(generator: np.random.Generator) -> dict[str, float]:
    """Compare least squares with the best ridge penalty while data and model grow together.

    Inputs and noise are standard normal, the p true coefficients have variance 1 / p, so the best
    penalty is p. Expected excess risk of least squares on n examples is p / (n - p - 1); with the
    best penalty it approaches (sqrt(1 + 4 c^2) - 1) / (2 c) at c = p / n, which follows from
    Dobriban and Wager 2018.

    Args:
        generator: Draws the data sets.

    Returns:
        Excess risk of least squares and of ridge for 40 coefficients on 50 examples and for 320 on
        400; their ratio for 40 coefficients on 400 examples. The unit is the noise variance.
    """
    return _compare_sizes(generator)


@growing_model.control("regularization is just for small datasets: the model does not grow")
def model_of_fixed_size(generator: np.random.Generator) -> dict[str, float]:
    """The larger data set is fitted with 40 coefficients too."""
    return _compare_sizes(generator, large_model=40)


@growing_model.control
def model_that_should_stay_grows(generator: np.random.Generator) -> dict[str, float]:
    """The model said to keep its 40 coefficients has 160."""
    return _compare_sizes(generator, fixed_model=160)


@growing_model.control
def least_squares_with_a_penalty(generator: np.random.Generator) -> dict[str, float]:
    """The fit without a penalty has the best one."""
    return _compare_sizes(generator, penalties=(1.0, 1.0))


@growing_model.control
def penalty_ten_times_too_small(generator: np.random.Generator) -> dict[str, float]:
    """Ridge has a tenth of the best penalty."""
    return _compare_sizes(generator, penalties=(0.0, 0.1))


@growing_model.figure
def risk_against_examples(generator: np.random.Generator) -> Figure:
    """Least squares over ridge as the data grow, with a model that grows and with the control's."""
    sizes = [50, 100, 200, 400]

    def ratio(examples: int, coefficients: int) -> float:
        least_squares, ridge = _excess_risks(generator, examples, coefficients, 4_000 // examples)
        return least_squares / ridge

    return Figure(
        title="Regularization keeps paying as long as the model grows with the data",
        x=Axis("examples", scale="log"),
        y=Axis("excess risk of least squares over that of ridge", scale="log"),
        series=[
            Series("4 coefficients per 5 examples", sizes, [ratio(n, n * 4 // 5) for n in sizes]),
            Series("40 coefficients", sizes, [ratio(n, 40) for n in sizes]),
        ],
    )


def _compare_sizes(
    generator: np.random.Generator,
    *,
    large_model: int = 320,
    fixed_model: int = 40,
    penalties: tuple[float, float] = (0.0, 1.0),
) -> dict[str, float]:
    """Measure three pairs of excess risks; penalties are multiples of the best one."""
    small = _excess_risks(generator, 50, 40, 100, penalties)
    large = _excess_risks(generator, 400, large_model, 5, penalties)
    fixed = _excess_risks(generator, 400, fixed_model, 10, penalties)
    return {
        "least_squares_at_50": small[0],
        "ridge_at_50": small[1],
        "least_squares_at_400": large[0],
        "ridge_at_400": large[1],
        "ratio_with_fixed_model": fixed[0] / fixed[1],
    }


def _excess_risks(
    generator: np.random.Generator,
    examples: int,
    coefficients: int,
    data_sets: int,
    penalties: tuple[float, float] = (0.0, 1.0),
) -> tuple[float, float]:
    """Return the mean squared distance from the truth for both penalties.

    Each set of inputs serves ten sets of coefficients and noise, one a column.
    """
    inputs = generator.normal(size=(data_sets, examples, coefficients))
    truth = generator.normal(size=(data_sets, coefficients, 10)) / np.sqrt(coefficients)
    targets = generator.normal(inputs @ truth)
    moments = np.array([x.T @ x for x in inputs])
    products = inputs.transpose(0, 2, 1) @ targets

    def risk(penalty: float) -> float:
        ridge = penalty * coefficients * np.eye(coefficients)
        distances = np.linalg.solve(moments + ridge, products) - truth
        return float(np.mean(np.sum(distances**2, axis=1)))

    least_squares, ridge = penalties
    return risk(least_squares), risk(ridge)


@demo
def two_decays() -> dict[str, float]:
    """Shrink weights by an L2 penalty in the loss and by decay outside it, under SGD and Adam.

    Besides the penalty 0.1 w^2 / 2 the loss has gradients that cancel out: +s and -s in turn, with
    s = 1 for a quiet weight and s = 100 for a noisy one. Adam divides the penalty's gradient by the
    size of all gradients, s, too; decoupled decay (Loshchilov and Hutter 2019) is spared that.

    Returns:
        Share of each weight left after 1,000 steps at learning rate 0.01, under Adam with decoupled
        decay and under Adam with L2; the largest difference between the two under SGD. The share is
        half the distance of runs started at 1 and -1, in which the gradients +s and -s drop out.
    """
    return _shrink()


@two_decays.control("L2 and weight decay are the same thing: Adam has the penalty in its gradient")
def penalty_for_decoupled_decay() -> dict[str, float]:
    """What should be decay outside the loss is the L2 penalty."""
    return _shrink(decoupled="l2")


@two_decays.control
def decoupled_decay_for_the_penalty() -> dict[str, float]:
    """What should be the L2 penalty is decay outside the loss."""
    return _shrink(penalized="decay")


@two_decays.control
def decay_without_the_learning_rate() -> dict[str, float]:
    """Each step takes 0.1 of the weight in place of 0.01 * 0.1."""
    return _shrink(decay=0.1)


@two_decays.control
def quiet_weight_made_noisy() -> dict[str, float]:
    """Both weights have gradients of 100."""
    return _shrink(quiet=100.0)


@two_decays.figure
def share_left_against_noise() -> Figure:
    """Share of a weight left by each method, over the size of its canceling gradients."""
    sizes = np.logspace(-1.0, 3.0, 9)
    return Figure(
        title="Adam spares noisy weights from L2, decoupled decay treats all alike",
        x=Axis("size of the canceling gradients", scale="log"),
        y=Axis("share of the weight left after 1,000 steps"),
        series=[
            Series("Adam with decoupled decay", sizes.tolist(), _left(sizes, "decay").tolist()),
            Series("Adam with L2", sizes.tolist(), _left(sizes, "l2").tolist()),
        ],
    )


def _shrink(
    decoupled: str = "decay", penalized: str = "l2", decay: float = 0.001, quiet: float = 1.0
) -> dict[str, float]:
    """Run every combination."""
    sizes = np.array([quiet, 100.0])
    decay_quiet, decay_noisy = _left(sizes, decoupled, decay)
    l2_quiet, l2_noisy = _left(sizes, penalized, decay)
    sgd = _left(sizes, "decay", decay, adam=False) - _left(sizes, "l2", adam=False)
    return {
        "decay_leaves_of_quiet": float(decay_quiet),
        "decay_leaves_of_noisy": float(decay_noisy),
        "l2_leaves_of_quiet": float(l2_quiet),
        "l2_leaves_of_noisy": float(l2_noisy),
        "sgd_difference": float(np.max(np.abs(sgd))),
    }


def _left(sizes: Array, method: str, decay: float = 0.001, *, adam: bool = True) -> Array:
    """Return half the distance after 1,000 steps of runs started at 1 and at -1, for each size."""
    w = np.outer([1.0, -1.0], np.ones_like(sizes))
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, 1_001):
        gradient = (-1.0) ** step * sizes + (0.1 * w if method == "l2" else np.zeros_like(w))
        if method == "decay":
            w = (1 - decay) * w
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        root = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        w = w - 0.01 * (mean / (1 - 0.9**step) / root if adam else gradient)
    return np.asarray((w[0] - w[1]) / 2)


@demo
def inverted_dropout(generator: np.random.Generator) -> dict[str, float]:
    """Apply dropout with p = 0.2 to 40,000 outputs of 2.

    Inverted dropout divides what it keeps by 1 - p, which leaves the mean at 2, adds the variance
    4 p / (1 - p), and lets evaluation pass outputs on as they are. Here p is the probability to
    drop; in Srivastava and others 2014 it is the probability to keep, and 0.5 would hide a mix-up.

    Args:
        generator: Draws which outputs are kept.

    Returns:
        Share of the outputs kept, mean and variance in training; mean in evaluation.
    """
    return _drop_out(generator)


@inverted_dropout.control
def kept_outputs_not_scaled(generator: np.random.Generator) -> dict[str, float]:
    """Nothing is divided by 1 - p."""
    return _drop_out(generator, training_scale=1.0)


@inverted_dropout.control
def keep_probability_for_drop_probability(generator: np.random.Generator) -> dict[str, float]:
    """Outputs are kept with probability 0.2 in place of dropped."""
    return _drop_out(generator, p=0.8)


@inverted_dropout.control
def scaled_in_evaluation_as_well(generator: np.random.Generator) -> dict[str, float]:
    """Evaluation multiplies by 1 - p although training has divided by it."""
    return _drop_out(generator, evaluation_scale=0.8)


def _drop_out(
    generator: np.random.Generator,
    p: float = 0.2,
    training_scale: float | None = None,
    evaluation_scale: float = 1.0,
) -> dict[str, float]:
    """Pass the outputs through dropout in training and in evaluation."""
    outputs = np.full(40_000, 2.0)
    kept = generator.random(outputs.size) >= p
    in_training = kept * outputs * (training_scale or 1 / (1 - p))
    in_evaluation = outputs * evaluation_scale
    return {
        "share_kept": float(np.mean(kept)),
        "mean_in_training": float(np.mean(in_training)),
        "variance_in_training": float(np.var(in_training)),
        "mean_in_evaluation": float(np.mean(in_evaluation)),
    }
