"""Demos behind lesson 'what-is-learning': memorizing the data is not learning from it."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import demo

Array = NDArray[np.float64]


@demo
def look_up_table(generator: np.random.Generator) -> dict[str, float]:
    """Score a look-up table, and the true function, on 20,000 noisy values of sin(pi x).

    The table answers each input with the target it saw there. Its error on a fresh target is the
    difference of two independent noises, hence twice the noise variance (Hastie, Tibshirani and
    Friedman 2009, optimism of the training error).

    Args:
        generator: Draws the inputs and both sets of noise.

    Returns:
        Mean squared errors in units of the noise variance: the table's on the targets it stored,
        the table's and the true function's on fresh targets at the same inputs.
    """
    return _score_table(generator)


@look_up_table.control("zero training error taken for learning: it is tested on what it stored")
def tested_on_training_targets(generator: np.random.Generator) -> dict[str, float]:
    """The fresh targets are the stored ones, so nothing new is asked."""
    return _score_table(generator, fresh_targets=False)


@look_up_table.control
def true_function_in_place_of_the_table(generator: np.random.Generator) -> dict[str, float]:
    """The answers come from the function behind the data, not from memory."""
    return _score_table(generator, memorize=False)


@look_up_table.control
def noisier_test_targets(generator: np.random.Generator) -> dict[str, float]:
    """The fresh noise has twice the standard deviation of the noise in training."""
    return _score_table(generator, noise_ratio=2.0)


def _score_table(
    generator: np.random.Generator,
    *,
    memorize: bool = True,
    fresh_targets: bool = True,
    noise_ratio: float = 1.0,
) -> dict[str, float]:
    """Store noisy targets and compare the answers with them and with fresh ones."""
    deviation = 0.5
    inputs = generator.uniform(-1.0, 1.0, size=20_000)
    truth = np.sin(np.pi * inputs)
    stored = truth + deviation * generator.normal(size=inputs.size)
    fresh = truth + noise_ratio * deviation * generator.normal(size=inputs.size)
    fresh = fresh if fresh_targets else stored
    table = dict(zip(inputs, stored if memorize else truth, strict=True))
    answers = np.array([table[value] for value in inputs])

    def error(predictions: Array, targets: Array) -> float:
        return float(np.mean((predictions - targets) ** 2)) / deviation**2

    return {
        "table_on_stored_targets": error(answers, stored),
        "table_on_fresh_targets": error(answers, fresh),
        "truth_on_fresh_targets": error(truth, fresh),
    }


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


def _errors_by_degree(
    generator: np.random.Generator, *, fresh_targets: bool = True, deviation: float = 0.5
) -> dict[str, float]:
    """Return the mean squared error of each degree; targets have shape (40 inputs, 4000 fits)."""
    inputs = np.linspace(-1.0, 1.0, 40)
    truth = np.sin(np.pi * inputs)[:, None]
    training = truth + deviation * generator.normal(size=(40, 4_000))
    fresh = truth + deviation * generator.normal(size=(40, 4_000))
    errors = {}
    for degree in (1, 3, 9):
        basis, _ = np.linalg.qr(np.vander(inputs, degree + 1))
        fitted = basis @ (basis.T @ training)
        errors[degree] = float(np.mean((fitted - (fresh if fresh_targets else training)) ** 2))
    return {
        "error_of_degree_1": errors[1],
        "error_of_degree_3": errors[3],
        "error_of_degree_9": errors[9],
        "best_degree": min(errors, key=errors.__getitem__),
    }
