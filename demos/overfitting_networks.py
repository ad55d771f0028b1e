"""Demos behind lesson 'overfitting-and-regularization': networks that memorize, and dropout.

Networks with one hidden layer of ReLUs and no biases are trained several at once: the first axis of
every array is the network's.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Data = list[Array]

LABEL_RATE = 0.2


@dataclass(frozen=True)
class Networks:
    """Weights of shape (networks, inputs, units) and output weights (networks, units, 1)."""

    weights: Array
    output_weights: Array

    def outputs(self, inputs: Array) -> Array:
        """Return the outputs for inputs of shape (networks, examples, inputs)."""
        return np.asarray(np.maximum(inputs @ self.weights, 0) @ self.output_weights)


@demo
def random_labels(generator: np.random.Generator) -> dict[str, float]:
    """Train a network of 200 ReLUs on 100 examples whose labels are tossed coins, and on real ones.

    Real labels say on which side of a plane an example lies. Inputs have twenty standard normal
    coordinates, so that a network has 4,200 weights; training is 100 full-batch steps of gradient
    descent on the logistic loss. Zhang, Bengio, Hardt, Recht and Vinyals 2017 did the like with
    large networks.

    Args:
        generator: Draws the data and the initial weights, from which both networks start.

    Returns:
        Shares of the labels that the networks trained on random and on real labels predict
        correctly: of the examples trained on, and of 2,000 fresh ones, for which coins are tossed
        anew. Of the second step on random labels, the slope of the loss along it, by a central
        difference, over what it should be, the squared length of the gradient.
    """
    return _memorize(generator)


@random_labels.control("zero training error means the network has learned: the labels are real")
def real_labels_for_random_ones(generator: np.random.Generator) -> dict[str, float]:
    """What should be tossed coins are real labels."""
    return _memorize(generator, tossed=False)


@random_labels.control
def labels_shuffled_before_training(generator: np.random.Generator) -> dict[str, float]:
    """The real labels are dealt out to the wrong examples; fresh ones keep theirs."""
    return _memorize(generator, shuffled=True)


@random_labels.control
def two_hidden_units(generator: np.random.Generator) -> dict[str, float]:
    """A network of 42 weights cannot memorize 100 labels."""
    return _memorize(generator, units=2)


@random_labels.control
def two_training_steps(generator: np.random.Generator) -> dict[str, float]:
    """Training ends before anything is fitted."""
    return _memorize(generator, steps=2)


@random_labels.control
def difference_over_a_long_step(generator: np.random.Generator) -> dict[str, float]:
    """Over a step as long as the gradient, the slope of the loss is no longer the one before it.

    The rest is as it should be.
    """
    return _memorize(generator, nudge=1.0)


@random_labels.figure
def accuracy_against_steps(generator: np.random.Generator) -> Figure:
    """Accuracy over the steps, on examples trained on and on fresh ones."""
    data = _label_sets(generator)
    path = _train_on_labels(generator, data)
    steps = [1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 50, 70, 100]
    curves = [_accuracies(path[step], data).ravel() for step in steps]
    labels = ["random, trained on", "real, trained on", "random, fresh", "real, fresh"]
    return Figure(
        title="Labels that mean nothing are memorized as perfectly as real ones",
        x=Axis("step", scale="log"),
        y=Axis("share of the labels predicted correctly"),
        series=[
            Series(label, steps, curve.tolist())
            for label, curve in zip(labels, np.transpose(curves), strict=True)
        ],
    )


def _memorize(
    generator: np.random.Generator,
    *,
    tossed: bool = True,
    shuffled: bool = False,
    units: int = 200,
    steps: int = 100,
    nudge: float = 1e-6,
) -> dict[str, float]:
    """Return the four accuracies after the last step, and the check of the second step."""
    data = _label_sets(generator, tossed=tossed, shuffled=shuffled)
    path = _train_on_labels(generator, data, units, steps)
    (random_trained_on, real_trained_on), (random_fresh, real_fresh) = _accuracies(path[-1], data)
    return {
        "random_labels_trained_on": float(random_trained_on),
        "random_labels_fresh": float(random_fresh),
        "real_labels_trained_on": float(real_trained_on),
        "real_labels_fresh": float(real_fresh),
        "slope_over_squared_length": float(_check(path[1], path[2], data, nudge)[0]),
    }


def _label_sets(
    generator: np.random.Generator, *, tossed: bool = True, shuffled: bool = False
) -> Data:
    """Draw inputs and labels, random and real, to train on, then fresh ones.

    Inputs have shape (2, examples, 20), the same twice, labels (2, examples, 1).
    """
    plane = generator.normal(size=(20, 1))
    inputs, fresh_inputs = generator.normal(size=(100, 20)), generator.normal(size=(2_000, 20))
    real, fresh_real = np.sign(inputs @ plane), np.sign(fresh_inputs @ plane)
    random, fresh_random = (
        generator.choice([-1.0, 1.0], size=labels.shape) if tossed else labels
        for labels in (real, fresh_real)
    )
    if shuffled:
        real = generator.permuted(real)
    return [
        np.array([inputs, inputs]),
        np.array([random, real]),
        np.array([fresh_inputs, fresh_inputs]),
        np.array([fresh_random, fresh_real]),
    ]


def _train_on_labels(
    generator: np.random.Generator, data: Data, units: int = 200, steps: int = 100
) -> list[Networks]:
    """Return both networks by step, trained on the loss log(1 + exp(-label * output))."""
    inputs, labels, *_ = data

    def slope(outputs: Array) -> Array:
        return np.asarray(-labels / (1 + np.exp(labels * outputs)))

    weights = generator.normal(size=(inputs.shape[2], units))
    start = Networks(np.array([weights, weights]), np.zeros((2, units, 1)))
    return _train(start, inputs, slope, LABEL_RATE, steps)


def _check(before: Networks, after: Networks, data: Data, nudge: float) -> Array:
    """Divide the slope of each network's loss along a step by the squared length of the gradient.

    The gradient is what the step took away, over the rate; the slope is a central difference.
    """
    inputs, labels, *_ = data
    by_weights = (before.weights - after.weights) / LABEL_RATE
    by_output_weights = (before.output_weights - after.output_weights) / LABEL_RATE

    def loss(along: float) -> Array:
        weights = before.weights + along * by_weights
        output_weights = before.output_weights + along * by_output_weights
        outputs = Networks(weights, output_weights).outputs(inputs)
        return np.asarray(np.mean(np.logaddexp(0.0, -labels * outputs), axis=(1, 2)))

    squares = np.sum(by_weights**2, axis=(1, 2)) + np.sum(by_output_weights**2, axis=(1, 2))
    return np.asarray((loss(nudge) - loss(-nudge)) / (2 * nudge) / squares)


def _accuracies(networks: Networks, data: Data) -> Array:
    """Return accuracies of shape (trained on or fresh, random or real labels)."""
    inputs, labels, fresh_inputs, fresh_labels = data
    return np.array(
        [
            np.mean(networks.outputs(x) * y > 0, axis=(1, 2))
            for x, y in [(inputs, labels), (fresh_inputs, fresh_labels)]
        ]
    )


@demo
def dropout_in_two_regimes(generator: np.random.Generator) -> dict[str, float]:
    """Train networks that overfit with and without dropout, and fit lines to plenty of data.

    Eight networks of 30 ReLUs fit 60 examples whose noise is as strong as their signal, by 300
    full-batch steps of gradient descent; their twins drop each hidden unit with probability 1/2 in
    training (Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014). The lines have ten
    coefficients and 1,000 examples each, of noise 0.1. Dropping a line's inputs with probability p
    acts as a ridge penalty of p / (1 - p) times the inputs' sums of squares, so the fit approaches
    1 - p times the truth, of squared length 1.

    Args:
        generator: Draws data sets, the networks' initial weights and what is dropped.

    Returns:
        For the networks the test loss with dropout over that without and the same for the gap
        between test and training loss, both as geometric means, and the training loss with
        dropout; for the lines the excess risk with and without. Losses and risks are squared.
    """
    return _compare_regimes(generator)


@dropout_in_two_regimes.control
def nothing_is_dropped(generator: np.random.Generator) -> dict[str, float]:
    """Dropout has probability 0."""
    return _compare_regimes(generator, p=0.0)


@dropout_in_two_regimes.control("dropout always helps: lines too are tried on few examples only")
def lines_on_few_examples(generator: np.random.Generator) -> dict[str, float]:
    """The lines have 15 examples."""
    return _compare_regimes(generator, line_examples=15)


@dropout_in_two_regimes.control
def plain_networks_stopped_in_time(generator: np.random.Generator) -> dict[str, float]:
    """Networks without dropout are taken after 25 steps, before they overfit."""
    return _compare_regimes(generator, plain_steps=25)


@dropout_in_two_regimes.figure
def losses_with_and_without_dropout(generator: np.random.Generator) -> Figure:
    """Training and test loss over the steps, averaged over the eight networks."""
    data = _noisy_sets(generator)
    path = _train_with_dropout(generator, data)
    steps = list(range(1, len(path)))
    losses = np.mean([_losses(networks, data) for networks in path[1:]], axis=3)
    return Figure(
        title="Dropout gives up training loss for test loss, where a network overfits",
        x=Axis("step", scale="log"),
        y=Axis("mean squared error (noise variances)"),
        series=[
            Series(f"{loss}, {kind}", steps, losses[:, row, part].tolist())
            for part, kind in enumerate(["plain", "dropout"])
            for row, loss in enumerate(["training", "test"])
        ],
    )


def _compare_regimes(
    generator: np.random.Generator,
    *,
    p: float = 0.5,
    line_examples: int = 1_000,
    plain_steps: int = 300,
) -> dict[str, float]:
    """Measure both regimes."""
    data = _noisy_sets(generator)
    path = _train_with_dropout(generator, data, p)
    plain, dropout = _losses(path[plain_steps], data)[:, 0], _losses(path[-1], data)[:, 1]
    gap_without, gap_with = plain[1] - plain[0], dropout[1] - dropout[0]
    line_risk, line_risk_with_dropout = _line_risks(generator, p, line_examples)
    return {
        "test_loss_ratio": float(np.exp(np.mean(np.log(dropout[1] / plain[1])))),
        "gap_ratio": float(np.exp(np.mean(np.log(gap_with / gap_without)))),
        "training_loss_with_dropout": float(np.mean(dropout[0])),
        "line_risk_with_dropout": line_risk_with_dropout,
        "line_risk_without": line_risk,
    }


def _noisy_sets(generator: np.random.Generator) -> Data:
    """Draw eight sets of inputs (8, examples, 10) and targets (8, examples, 1), then to test.

    Signal and noise have variance 1.
    """
    truth = generator.normal(size=(8, 10, 1)) / np.sqrt(10)
    arrays = []
    for examples in (60, 400):
        inputs = generator.normal(size=(8, examples, 10))
        arrays += [inputs, generator.normal(inputs @ truth)]
    return arrays


def _train_with_dropout(
    generator: np.random.Generator, data: Data, p: float = 0.5, units: int = 30
) -> list[Networks]:
    """Return the networks by step, trained on the squared error; the last eight drop units."""
    inputs, targets = (np.tile(array, (2, 1, 1)) for array in data[:2])
    weights = generator.normal(size=(8, 10, units)) * np.sqrt(2 / 10)
    output_weights = generator.normal(size=(8, units, 1)) / np.sqrt(units)
    start = Networks(np.tile(weights, (2, 1, 1)), np.tile(output_weights, (2, 1, 1)))

    def slope(outputs: Array) -> Array:
        return 2 * (outputs - targets)

    def keep() -> Array:
        kept = np.ones((16, inputs.shape[1], units))
        kept[8:] = (generator.random(kept[8:].shape) >= p) / (1 - p)
        return kept

    return _train(start, inputs, slope, 0.05, 300, keep)


def _losses(networks: Networks, data: Data) -> Array:
    """Return mean squared errors of shape (training or test, plain or dropout, data sets)."""
    inputs, targets, test_inputs, test_targets = (np.tile(array, (2, 1, 1)) for array in data)
    errors = [
        np.mean((networks.outputs(x) - y) ** 2, axis=(1, 2))
        for x, y in [(inputs, targets), (test_inputs, test_targets)]
    ]
    return np.reshape(errors, (2, 2, 8))


def _line_risks(generator: np.random.Generator, p: float, examples: int) -> tuple[float, float]:
    """Return the mean excess risk of ten lines of ten coefficients without and with dropout."""
    truth = np.full((10, 1), 1 / np.sqrt(10))
    inputs = generator.normal(size=(10, examples, 10))
    targets = generator.normal(inputs @ truth, 0.1)
    moments, products = inputs.transpose(0, 2, 1) @ inputs, inputs.transpose(0, 2, 1) @ targets
    sums_of_squares = moments * np.eye(10)

    def risk(penalty: float) -> float:
        fits = np.linalg.solve(moments + penalty * sums_of_squares, products)
        return float(np.mean(np.sum((fits - truth) ** 2, axis=1)))

    return risk(0.0), risk(p / (1 - p))


def _train(
    networks: Networks,
    inputs: Array,
    slope: Callable[[Array], Array],
    rate: float,
    steps: int,
    keep: Callable[[], Array] | None = None,
) -> list[Networks]:
    """Take full-batch steps of gradient descent and return the networks before and after each.

    Args:
        networks: The networks to start from.
        inputs: Shape (networks, examples, inputs).
        slope: Derivative of each example's loss with respect to the output, given the outputs.
        rate: Learning rate.
        steps: Number of steps.
        keep: Returns the factors of the hidden units at a step, 0 where dropped, shape (networks,
            examples, units).
    """
    path = [networks]
    for _ in range(steps):
        weights, output_weights = path[-1].weights, path[-1].output_weights
        sums = inputs @ weights
        passed = (sums > 0) * (1.0 if keep is None else keep())
        message = slope(sums * passed @ output_weights) / inputs.shape[1]
        hidden_message = message @ output_weights.transpose(0, 2, 1) * passed
        path.append(
            Networks(
                weights - rate * inputs.transpose(0, 2, 1) @ hidden_message,
                output_weights - rate * (sums * passed).transpose(0, 2, 1) @ message,
            )
        )
    return path
