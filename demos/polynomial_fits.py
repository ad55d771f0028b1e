"""Demos behind lesson 'what-is-learning': what the flexibility of a curve saves and costs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from curriculum_kit import Axis, Figure, Series, demo


@demo
def polynomial_degrees(generator: np.random.Generator) -> dict[str, float]:
    """Fit polynomials of degree 1, 3 and 9 to 40 noisy values of sin(pi x), 4,000 times over.

    In theory the error on fresh targets at the same inputs is the squared bias, plus the variance
    of the fit, which is the noise variance times coefficients / examples, plus the noise variance
    itself (Geman, Bienenstock and Doursat 1992).

    Args:
        generator: Draws the noise, standard deviation 0.5.

    Returns:
        Mean squared error on fresh targets for each degree, and the degree with the lowest.
    """
    return _errors_by_degree(generator)


@polynomial_degrees.control("more complex is better: judged by the error on the training targets")
def judged_by_training_error(generator: np.random.Generator) -> dict[str, float]:
    """Each fit is scored on the targets it was fitted to."""
    return _errors_by_degree(generator, fresh_targets=False)


@polynomial_degrees.control
def data_without_noise(generator: np.random.Generator) -> dict[str, float]:
    """The targets hold no noise that a flexible curve could mistake for signal."""
    return _errors_by_degree(generator, deviation=0.0)


@polynomial_degrees.figure
def errors_against_degree(generator: np.random.Generator) -> Figure:
    """Error on training and on fresh targets for the degrees 1 to 12."""
    degrees = list(range(1, 13))
    fits = _fit_repeatedly(generator, degrees)
    return Figure(
        title="Error in training only falls, error on fresh targets turns",
        x=Axis("degree of the polynomial"),
        y=Axis("mean squared error"),
        series=[
            Series("training targets", degrees, [each.training_error for each in fits]),
            Series("fresh targets", degrees, [each.fresh_error for each in fits]),
        ],
    )


def _errors_by_degree(
    generator: np.random.Generator, *, fresh_targets: bool = True, deviation: float = 0.5
) -> dict[str, float]:
    """Return the mean squared error of each degree and the degree with the lowest."""
    degrees = [1, 3, 9]
    fits = _fit_repeatedly(generator, degrees, deviation)
    errors = [each.fresh_error if fresh_targets else each.training_error for each in fits]
    return {
        "error_of_degree_1": errors[0],
        "error_of_degree_3": errors[1],
        "error_of_degree_9": errors[2],
        "best_degree": degrees[int(np.argmin(errors))],
    }


@demo
def bias_and_variance(generator: np.random.Generator) -> dict[str, float]:
    """Split the error of polynomials fitted to 40 noisy values of sin(pi x) into its three parts.

    The squared bias is how far the average of 4,000 fits lies from the truth, the variance how far
    single fits lie from their average; the noise of variance 0.25 is in the fresh targets, where no
    fit can remove it (Geman, Bienenstock and Doursat 1992).

    Args:
        generator: Draws the noise.

    Returns:
        Mean squared bias and variance for the degrees 1, 3 and 9, and the largest difference, over
        the degrees, between the error on fresh targets and the sum of the three parts.
    """
    return _split_error(generator)


@bias_and_variance.control("more complex is better: true of data without noise")
def exact_targets(generator: np.random.Generator) -> dict[str, float]:
    """Without noise all fits agree, so a flexible curve has no variance to pay for."""
    return _split_error(generator, deviation=0.0)


@bias_and_variance.control
def degrees_mixed_up(generator: np.random.Generator) -> dict[str, float]:
    """The most flexible curve is taken for the stiffest, and the stiffest for the middle one."""
    return _split_error(generator, degrees=(9, 1, 3))


@bias_and_variance.control
def noise_left_out_of_the_sum(generator: np.random.Generator) -> dict[str, float]:
    """Bias and variance are said to explain all of the error."""
    return _split_error(generator, noise_counted=False)


@bias_and_variance.figure
def parts_against_degree(generator: np.random.Generator) -> Figure:
    """The three parts and their sum for the degrees 1 to 12, with the error as measured."""
    degrees = list(range(1, 13))
    fits = _fit_repeatedly(generator, degrees)
    parts = [(each.squared_bias, each.variance) for each in fits]
    return Figure(
        title="What flexibility saves in bias it spends on variance",
        x=Axis("degree of the polynomial"),
        y=Axis("mean squared error"),
        series=[
            Series("squared bias", degrees, [bias for bias, _ in parts]),
            Series("variance", degrees, [variance for _, variance in parts]),
            Series("noise", degrees, [0.25 for _ in parts]),
            Series("sum of the three", degrees, [bias + var + 0.25 for bias, var in parts]),
            Series(
                "error on fresh targets",
                degrees,
                [each.fresh_error for each in fits],
                style="points",
            ),
        ],
    )


def _split_error(
    generator: np.random.Generator,
    *,
    degrees: Sequence[int] = (1, 3, 9),
    deviation: float = 0.5,
    noise_counted: bool = True,
) -> dict[str, float]:
    """Measure the parts of the error for three degrees."""
    first, second, third = _fit_repeatedly(generator, degrees, deviation)
    noise = deviation**2 if noise_counted else 0.0
    return {
        "squared_bias_of_degree_1": first.squared_bias,
        "squared_bias_of_degree_3": second.squared_bias,
        "squared_bias_of_degree_9": third.squared_bias,
        "variance_of_degree_1": first.variance,
        "variance_of_degree_3": second.variance,
        "variance_of_degree_9": third.variance,
        "largest_rest": max(
            abs(fits.fresh_error - (fits.squared_bias + fits.variance + noise))
            for fits in (first, second, third)
        ),
    }


@demo
def kindness_of_training(generator: np.random.Generator) -> dict[str, float]:
    """Compare the error of fits of degree 10 on fresh targets with that on their training targets.

    A least-squares fit with p coefficients bends toward the noise of its n examples, so that its
    training error is too low by the variance of the fit and its error on fresh targets too high by
    the same amount: 2 p / n noise variances apart (Mallows 1973).

    Args:
        generator: Draws the noise.

    Returns:
        Difference of the two errors in units of the noise variance, averaged over 4,000 fits.
    """
    return _compare_targets(generator)


@kindness_of_training.control("training error tells how well the model has learned")
def training_error_in_both_places(generator: np.random.Generator) -> dict[str, float]:
    """The error in training is taken for the error on fresh targets."""
    return _compare_targets(generator, fresh_targets=False)


@kindness_of_training.control
def error_of_the_true_function(generator: np.random.Generator) -> dict[str, float]:
    """Fresh targets are predicted by the truth: only the kindness in training is left."""
    return _compare_targets(generator, fitted=False)


@kindness_of_training.figure
def errors_against_coefficients(generator: np.random.Generator) -> Figure:
    """Both errors against the number of coefficients, with the theory where there is no bias."""
    counts = list(range(8, 21))
    fits = _fit_repeatedly(generator, [count - 1 for count in counts])
    return Figure(
        title="Training error falls short by as much as error on fresh targets exceeds",
        x=Axis("coefficients"),
        y=Axis("mean squared error (noise variances)"),
        series=[
            Series("1 + p / n", counts, [1 + count / 40 for count in counts]),
            Series("1 - p / n", counts, [1 - count / 40 for count in counts]),
            Series("fresh targets", counts, [f.fresh_error / 0.25 for f in fits], style="points"),
            Series(
                "training targets", counts, [f.training_error / 0.25 for f in fits], style="points"
            ),
        ],
    )


def _compare_targets(
    generator: np.random.Generator, *, fresh_targets: bool = True, fitted: bool = True
) -> dict[str, float]:
    """Return by how much the error grows from training to fresh targets."""
    (fits,) = _fit_repeatedly(generator, [10])
    error = fits.fresh_error if fresh_targets else fits.training_error
    error = error if fitted else 0.25
    return {"gap": (error - fits.training_error) / 0.25}


@dataclass(frozen=True)
class _Fits:
    """What 4,000 fits of one degree give, each a mean over inputs and fits."""

    training_error: float
    fresh_error: float
    squared_bias: float
    variance: float


def _fit_repeatedly(
    generator: np.random.Generator, degrees: Sequence[int], deviation: float = 0.5
) -> list[_Fits]:
    """Fit polynomials by least squares; targets have shape (40 inputs, 4000 fits)."""
    inputs = np.linspace(-1.0, 1.0, 40)
    truth = np.sin(np.pi * inputs)[:, None]
    training, fresh = generator.normal(truth, deviation, size=(2, 40, 4_000))

    def fit(degree: int) -> _Fits:
        basis, _ = np.linalg.qr(np.vander(inputs, degree + 1))
        fitted = basis @ (basis.T @ training)
        average = fitted.mean(axis=1, keepdims=True)
        return _Fits(
            training_error=float(np.mean((fitted - training) ** 2)),
            fresh_error=float(np.mean((fitted - fresh) ** 2)),
            squared_bias=float(np.mean((average - truth) ** 2)),
            variance=float(np.mean((fitted - average) ** 2)),
        )

    return [fit(degree) for degree in degrees]
