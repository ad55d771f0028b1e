"""More demos behind lesson 'optimizers': equal on the training set, unequal on unseen examples."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Optimizer = Callable[[Array, Array, int], list[Array]]

TRAINING_TARGETS = np.repeat([1.0, -1.0], [18, 12])
UNSEEN_TARGETS = np.repeat([1.0, -1.0], [70, 30])


def gradient_descent(inputs: Array, targets: Array, steps: int) -> list[Array]:
    """Return the weights after each step on the mean squared error, at rate 1/L, from zero."""
    hessian = inputs.T @ inputs / len(inputs)
    rate = 1 / np.linalg.eigvalsh(inputs @ inputs.T / len(inputs))[-1]
    path = [np.zeros(inputs.shape[1])]
    for _ in range(steps):
        path.append(path[-1] - rate * (hessian @ path[-1] - inputs.T @ targets / len(inputs)))
    return path


def adam(inputs: Array, targets: Array, steps: int) -> list[Array]:
    """Return the weights after each step of Adam (Kingma and Ba 2015) at rate 0.01, from zero."""
    path = [np.zeros(inputs.shape[1])]
    mean, square = np.zeros_like(path[0]), np.zeros_like(path[0])
    for step in range(1, steps + 1):
        gradient = inputs.T @ (inputs @ path[-1] - targets) / len(inputs)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        root = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        path.append(path[-1] - 0.01 * mean / (1 - 0.9**step) / root)
    return path


@demo
def unseen_examples() -> dict[str, float]:
    """Train gradient descent and Adam on 30 examples and try them on 100 unseen ones.

    Each example has a feature that is its target, 1 or -1, two that are always 1, and some that no
    other example has: one if its target is 1, five if it is -1 (Wilson, Roelofs, Stern, Srebro and
    Recht 2017). Eighteen targets are 1. Adam moves each weight by the same amount in the direction
    of its gradient's sign, so the two constant features outvote the informative one.

    Returns:
        Share of the training examples that either gets wrong after 100 steps, at most; and the
        shares of unseen examples, 30 % of them with target -1, that each gets wrong.
    """
    return _train_both()


@unseen_examples.control("Adam always beats SGD: it does as well without rare features")
def no_features_of_their_own() -> dict[str, float]:
    """No example has a feature that others lack, and there are enough steps."""
    return _train_both(rare=False, steps=1_000)


@unseen_examples.control
def informative_feature_removed() -> dict[str, float]:
    """Nothing that unseen examples share tells their targets."""
    return _train_both(informative=False)


@unseen_examples.control
def hardly_trained() -> dict[str, float]:
    """There are no steps."""
    return _train_both(steps=0)


@unseen_examples.control
def gradient_descent_called_adam() -> dict[str, float]:
    """Both are gradient descent."""
    return _train_both(second=gradient_descent)


@unseen_examples.figure
def answers_while_training() -> Figure:
    """Answers to unseen examples over steps; an example is wrong where the sign is."""
    training, unseen = _features()
    steps = list(range(61))

    def series(label: str, optimizer: Optimizer, example: Array) -> Series:
        path = optimizer(training, TRAINING_TARGETS, 60)
        return Series(label, steps, [float(example @ weights) for weights in path])

    return Figure(
        title="Adam says yes to everything that it has not seen",
        x=Axis("step"),
        y=Axis("answer to an unseen example (should be its target)"),
        series=[
            series("gradient descent, target 1", gradient_descent, unseen[0]),
            series("gradient descent, target -1", gradient_descent, unseen[-1]),
            series("Adam, target 1", adam, unseen[0]),
            series("Adam, target -1", adam, unseen[-1]),
        ],
    )


def _train_both(
    *, second: Optimizer = adam, rare: bool = True, informative: bool = True, steps: int = 100
) -> dict[str, float]:
    """Compare the two after their last step."""
    training, unseen = _features(rare=rare, informative=informative)
    weights = [
        optimizer(training, TRAINING_TARGETS, steps)[-1] for optimizer in (gradient_descent, second)
    ]
    wrong = [_share_wrong(unseen, UNSEEN_TARGETS, w) for w in weights]
    return {
        "wrong_in_training": max(_share_wrong(training, TRAINING_TARGETS, w) for w in weights),
        "wrong_on_unseen_of_gradient_descent": wrong[0],
        "wrong_on_unseen_of_adam": wrong[1],
    }


def _features(*, rare: bool = True, informative: bool = True) -> tuple[Array, Array]:
    """Return the features of the training examples, (30, 153), and of the unseen ones, (100, 153).

    The last 150 columns are five for each training example; unseen examples have features of their
    own there that training never met, and whose weights therefore are zero.
    """

    def shared(targets: Array) -> Array:
        return np.stack([targets * informative, np.ones_like(targets), np.ones_like(targets)], 1)

    own = np.zeros((30, 30, 5))
    for example, target in enumerate(TRAINING_TARGETS):
        own[example, example, : 1 if target > 0 else 5] = float(rare)
    training = np.hstack([shared(TRAINING_TARGETS), own.reshape(30, 150)])
    return training, np.hstack([shared(UNSEEN_TARGETS), np.zeros((100, 150))])


def _share_wrong(inputs: Array, targets: Array, weights: Array) -> float:
    """Return the share of examples whose prediction has not the sign of the target."""
    return float(np.mean(np.sign(inputs @ weights) != targets))
