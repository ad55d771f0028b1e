"""Demos behind lesson 'what-is-learning': memorizing the data is not learning from it."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@demo
def look_up_table(generator: np.random.Generator) -> dict[str, float]:
    """Score a look-up table, the truth and a constant on 20,000 noisy values of sin(2 pi x).

    The table answers each input with the target it saw there. Its error on a fresh target is the
    difference of two independent noises, hence twice the noise variance (Hastie, Tibshirani and
    Friedman 2009, optimism of the training error). A constant, the mean of the stored targets,
    misses the sine as well as the noise: half a noise variance and a whole one.

    Args:
        generator: Draws the inputs and both sets of noise.

    Returns:
        Mean squared errors in units of the noise variance: the table's on the targets it stored;
        the table's, the true function's and the constant's on fresh targets at the same inputs.
    """
    return _score_table(generator)


@look_up_table.control("zero training error means it has learned: true of data without noise")
def stored_targets_without_noise(generator: np.random.Generator) -> dict[str, float]:
    """The table stores the truth, so what it recalls is as good as the true function."""
    return _score_table(generator, stored_ratio=0.0)


@look_up_table.control
def tested_on_the_stored_targets(generator: np.random.Generator) -> dict[str, float]:
    """The fresh targets are the stored ones, so nothing new is asked."""
    return _score_table(generator, fresh_targets=False)


@look_up_table.control
def true_function_in_place_of_the_table(generator: np.random.Generator) -> dict[str, float]:
    """The answers come from the function behind the data, not from memory."""
    return _score_table(generator, memorize=False)


@look_up_table.control
def noisier_test_targets(generator: np.random.Generator) -> dict[str, float]:
    """The fresh noise has twice the standard deviation of the noise in training."""
    return _score_table(generator, fresh_ratio=2.0)


@look_up_table.figure
def recalled_noise(generator: np.random.Generator) -> Figure:
    """What a table of 30 examples answers, beside fresh targets and the true function."""
    inputs = np.linspace(-1.0, 1.0, 30)
    truth = np.sin(np.pi * inputs)
    stored, fresh = truth + 0.5 * generator.normal(size=(2, 30))
    at = inputs.tolist()
    return Figure(
        title="A look-up table repeats the noise that it was shown",
        x=Axis("input"),
        y=Axis("target"),
        series=[
            Series("look-up table", at, stored.tolist()),
            Series("fresh targets", at, fresh.tolist(), style="points"),
            Series("true function", at, truth.tolist()),
        ],
    )


def _score_table(
    generator: np.random.Generator,
    *,
    memorize: bool = True,
    fresh_targets: bool = True,
    stored_ratio: float = 1.0,
    fresh_ratio: float = 1.0,
) -> dict[str, float]:
    """Store noisy targets and compare the answers with them and with fresh ones."""
    inputs = generator.random(20_000)
    truth = np.sin(2 * np.pi * inputs)
    stored = generator.normal(truth, stored_ratio)
    fresh = generator.normal(truth, fresh_ratio)
    fresh = fresh if fresh_targets else stored
    table = dict(zip(inputs, stored if memorize else truth, strict=True))
    answers = np.array([table[value] for value in inputs])

    def error(predictions: Array | np.floating, targets: Array) -> float:
        return float(np.mean((predictions - targets) ** 2))

    return {
        "table_on_stored_targets": error(answers, stored),
        "table_on_fresh_targets": error(answers, fresh),
        "truth_on_fresh_targets": error(truth, fresh),
        "constant_on_fresh_targets": error(np.mean(stored), fresh),
    }


@demo
def best_of_many(generator: np.random.Generator) -> dict[str, float]:
    """Choose the best of 500 coin-flipping classifiers by 100 validation labels, 100 times over.

    No classifier has any skill, but the luckiest of 500 looks skilled: its number of hits is the
    largest of 500 draws from the binomial distribution (Cawley and Talbot 2010 on overfitting in
    model selection). On 100 test labels that took no part in the choice its luck is gone. Real
    candidates resemble one another, so that the effect is smaller there.

    Args:
        generator: Draws the labels and the classifiers' answers.

    Returns:
        Accuracy of the winner on the validation labels and on the test labels, averaged over the
        100 repetitions.
    """
    return _choose(generator)


@best_of_many.control("the best validation score is what the model will score in use")
def validation_score_of_the_winner_reported(generator: np.random.Generator) -> dict[str, float]:
    """The winner is tested on the labels that made it the winner."""
    return _choose(generator, untouched=False)


@best_of_many.control
def one_candidate_only(generator: np.random.Generator) -> dict[str, float]:
    """Where nothing is chosen nothing is flattered."""
    return _choose(generator, candidates=1)


@best_of_many.figure
def flattery_against_candidates(generator: np.random.Generator) -> Figure:
    """Both scores of the winner against the number of candidates."""
    counts = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    scores = [_choose(generator, candidates=count) for count in counts]
    return Figure(
        title="The more candidates, the more the winner's validation score flatters",
        x=Axis("candidates", scale="log"),
        y=Axis("accuracy"),
        series=[
            Series("on validation labels", counts, [s["winner_in_validation"] for s in scores]),
            Series("on test labels", counts, [s["winner_in_test"] for s in scores]),
        ],
    )


def _choose(
    generator: np.random.Generator, *, candidates: int = 500, untouched: bool = True
) -> dict[str, float]:
    """Flip coins; answers have shape (100 repetitions, candidates, 100 labels)."""

    def accuracies(count: int) -> Array:
        answers = generator.integers(0, 2, size=(100, count, 100), dtype=np.bool_)
        labels = generator.integers(0, 2, size=(100, 1, 100), dtype=np.bool_)
        return np.asarray(np.mean(answers == labels, axis=2))

    winners = accuracies(candidates).max(axis=1)
    tested = accuracies(1) if untouched else winners
    return {
        "winner_in_validation": float(np.mean(winners)),
        "winner_in_test": float(np.mean(tested)),
    }
