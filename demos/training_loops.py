"""Demos behind lesson 'implementing-linear-regression': loops that run, and where they end."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@demo
def column_minus_row(generator: np.random.Generator) -> dict[str, float]:
    """Train a line whose predictions are a column and whose targets are a row, by oversight.

    NumPy stretches both to a square (NumPy manual, broadcasting), so each of the 64 predictions is
    compared with all 64 targets. On average over the targets, the best answer to that is their
    mean, whatever the input. The inputs have mean 0 and variance 1, so that every step at rate 0.25
    goes half of the way that is left.

    Args:
        generator: Draws the inputs, to which the targets are related by slope 3 and bias 2.

    Returns:
        Exceptions that were raised; numbers in the error that should be 64; the slope after 20
        steps; the mean squared error of the predictions, compared with their own targets, over the
        variance of the targets; and slope and bias after 20 steps when both are columns.
    """
    return _train_on_shapes(generator, shape=(64,))


@column_minus_row.control("no exception means that the shapes are right: the slope will be 3")
def column_minus_column(generator: np.random.Generator) -> dict[str, float]:
    """The targets are reshaped to a column, as they should be."""
    return _train_on_shapes(generator, shape=(64, 1))


@column_minus_row.control
def sizes_that_do_not_match(generator: np.random.Generator) -> dict[str, float]:
    """Targets in two columns cannot be stretched to 64, which NumPy does report."""
    return _train_on_shapes(generator, shape=(32, 2))


@column_minus_row.control
def inputs_around_one(generator: np.random.Generator) -> dict[str, float]:
    """With inputs of mean 1 the parameters hold each other up, and 20 steps are too few."""
    return _train_on_shapes(generator, shape=(64,), center=1.0)


@column_minus_row.figure
def flat_line(generator: np.random.Generator) -> Figure:
    """The points with the line of either program."""
    inputs, targets = _draw_points(generator)
    ends = np.array([inputs.min(), inputs.max()])

    def line(label: str, shape: tuple[int, ...]) -> Series:
        slope, bias, _ = _train(inputs, targets.reshape(shape))
        return Series(label, ends.tolist(), (slope * ends + bias).tolist())

    return Figure(
        title="A column minus a row trains to a flat line",
        x=Axis("input"),
        y=Axis("target"),
        series=[
            Series("data", inputs[:, 0].tolist(), targets.tolist(), style="points"),
            line("column minus column", (64, 1)),
            line("column minus row", (64,)),
        ],
    )


def _train_on_shapes(
    generator: np.random.Generator, *, shape: tuple[int, ...], center: float = 0.0
) -> dict[str, float]:
    """Train with targets of a shape and measure the line that results."""
    inputs, targets = _draw_points(generator, center)
    slope_of_columns, bias_of_columns, _ = _train(inputs, targets.reshape(64, 1))
    exceptions, slope, bias, size = 0, 0.0, 0.0, 0
    try:
        slope, bias, size = _train(inputs, targets.reshape(shape))
    except ValueError:
        exceptions = 1
    residuals = slope * inputs[:, 0] + bias - targets
    return {
        "exceptions": exceptions,
        "numbers_in_the_error": size,
        "slope": slope,
        "error_over_variance": float(np.mean(residuals**2) / np.var(targets)),
        "slope_of_columns": slope_of_columns,
        "bias_of_columns": bias_of_columns,
    }


def _draw_points(generator: np.random.Generator, center: float = 0.0) -> tuple[Array, Array]:
    """Return inputs of shape (64, 1), of a given mean and variance 1, and targets (64,)."""
    draws = generator.normal(size=(64, 1))
    inputs = center + (draws - draws.mean()) / draws.std()
    return inputs, 3.0 * inputs[:, 0] + 2.0


def _train(inputs: Array, targets: Array) -> tuple[float, float, int]:
    """Take 20 steps and return the slope, the bias and the numbers in the error."""
    slope, bias, size = 0.0, 0.0, 0
    for _ in range(20):
        error = slope * inputs + bias - targets
        slope -= 0.25 * float(2 * np.mean(error * inputs))
        bias -= 0.25 * float(2 * np.mean(error))
        size = error.size
    return slope, bias, size


@demo
def end_of_training(generator: np.random.Generator) -> dict[str, float]:
    """Train a model of 2 inputs and a bias on 200 noisy targets until nothing changes, 100 times.

    The noise of the targets has variance 1 and stays in the residuals, but for the share that three
    fitted parameters absorb: the training error is (200 - 3) / 200 on average. By the 3 / 200 that
    it is too low, the model's predictions differ from the noise-free ones (Hastie, Tibshirani and
    Friedman 2009, on least squares).

    Args:
        generator: Draws the inputs, once, and the noise of each repetition.

    Returns:
        Mean squares, over examples and repetitions, of the differences between prediction and
        target and of those between prediction and noise-free target, in noise variances.
    """
    return _train_to_the_end(generator)


@end_of_training.control("a loss that is not zero after training is a bug: true without noise")
def targets_without_noise(generator: np.random.Generator) -> dict[str, float]:
    """The targets are those of the true parameters exactly."""
    return _train_to_the_end(generator, deviation=0.0)


@end_of_training.control
def bias_never_updated(generator: np.random.Generator) -> dict[str, float]:
    """The bias stays at zero, one away from the truth."""
    return _train_to_the_end(generator, with_bias=False)


@end_of_training.control
def targets_of_other_inputs(generator: np.random.Generator) -> dict[str, float]:
    """Every input meets the target of the one before it."""
    return _train_to_the_end(generator, shift=1)


@end_of_training.control
def stopped_after_ten_steps(generator: np.random.Generator) -> dict[str, float]:
    """Ten steps at a tenth of the learning rate are too few."""
    return _train_to_the_end(generator, steps=10, rate=0.025)


@end_of_training.figure
def training_error_by_step(generator: np.random.Generator) -> Figure:
    """The average training error by step, beside the noise that remains."""
    steps = list(range(31))
    errors = [_train_to_the_end(generator, steps=step)["error_after_training"] for step in steps]
    return Figure(
        title="Training ends at the noise, not at zero",
        x=Axis("step"),
        y=Axis("training error (noise variances)", scale="log"),
        series=[
            Series("gradient descent", steps, errors, style="points"),
            Series("(200 - 3) / 200", steps, [0.985] * len(steps)),
        ],
    )


def _train_to_the_end(
    generator: np.random.Generator,
    *,
    deviation: float = 1.0,
    with_bias: bool = True,
    shift: int = 0,
    steps: int = 200,
    rate: float = 0.25,
) -> dict[str, float]:
    """Run the loop for all repetitions at once; targets have shape (200 examples, 100)."""
    columns = np.column_stack([generator.normal(size=(200, 2)), np.ones(200)])
    noise_free = columns.sum(axis=1, keepdims=True)
    targets = generator.normal(noise_free, deviation, size=(200, 100))
    targets = np.roll(targets, shift, axis=0)

    parameters = np.zeros((3, 100))
    for _ in range(steps):
        gradient = 2 * columns.T @ (columns @ parameters - targets) / 200
        gradient[2] *= with_bias
        parameters -= rate * gradient
    predictions = columns @ parameters
    return {
        "error_after_training": float(np.mean((predictions - targets) ** 2)),
        "error_without_noise": float(np.mean((predictions - noise_free) ** 2)),
    }
