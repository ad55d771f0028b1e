"""A demo behind lesson 'backprop-worked-example': a program that learns with a wrong gradient."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]

UNITS, EXAMPLES, UPDATES, RATE = 16, 64, 500, 0.15


@demo
def falling_loss(generator: np.random.Generator) -> dict[str, float]:
    """Train a network with a bug in its backward pass, on an easy and on a harder target.

    The network has 2 inputs, 16 tanh units and a linear output and makes 500 updates at learning
    rate 0.15 from 64 examples. The bug is a classic: the message to a hidden unit is not multiplied
    by the slope of tanh. The easy target is x1 + x2 / 2, the harder one cos(2 (x1 + x2)).

    Args:
        generator: Draws the inputs and the weights at the start.

    Returns:
        Share of the easy target's variance that the buggy program leaves unexplained, as a median
        of the last 100 updates; what it leaves of the harder target, over what the right program
        leaves; relative distance of either gradient, at the start, from central differences of step
        1e-5.
    """
    return _train_both(generator)


@falling_loss.control("a wrong gradient would stop the learning: where it learns, nothing is wrong")
def no_bug(generator: np.random.Generator) -> dict[str, float]:
    """The program said to be wrong is the right one."""
    return _train_both(generator, bug=False)


@falling_loss.control
def steps_uphill(generator: np.random.Generator) -> dict[str, float]:
    """A wrong sign is a bug that the loss does show, even in small steps."""
    return _train_both(generator, buggy_rate=-0.001)


@falling_loss.control
def checked_with_a_large_step(generator: np.random.Generator) -> dict[str, float]:
    """Differences of step 0.1 are too coarse to pass anything."""
    return _train_both(generator, step=0.1)


@falling_loss.figure
def loss_curves(generator: np.random.Generator) -> Figure:
    """What is left unexplained of the harder and of the easy target, with the bug and without."""
    inputs, start = _draw(generator)
    updates = list(range(UPDATES + 1))
    easy, harder = _targets(inputs)
    return Figure(
        title="With a wrong gradient the loss falls too",
        x=Axis("updates"),
        y=Axis("share of variance left unexplained", scale="log"),
        series=[
            Series(label, updates, list(_unexplained(inputs, targets, start, bug=bug)))
            for label, targets, bug in (
                ("easy target", easy, False),
                ("easy target, with the bug", easy, True),
                ("harder target", harder, False),
                ("harder target, with the bug", harder, True),
            )
        ],
    )


def _train_both(
    generator: np.random.Generator,
    *,
    bug: bool = True,
    buggy_rate: float = RATE,
    step: float = 1e-5,
) -> dict[str, float]:
    """Train with and without the bug and check both gradients."""
    inputs, start = _draw(generator)
    easy, harder = _targets(inputs)
    nudges = step * np.eye(start.size)
    differences = [
        (_loss(inputs, easy, start + nudge) - _loss(inputs, easy, start - nudge)) / (2 * step)
        for nudge in nudges
    ]

    def check_error(*, bug: bool) -> float:
        wrong_by = _gradient(inputs, easy, start, bug=bug)[0] - differences
        return float(np.linalg.norm(wrong_by) / np.linalg.norm(differences))

    def left(targets: Array, *, bug: bool = False, rate: float = RATE) -> float:
        path = list(_unexplained(inputs, targets, start, bug=bug, rate=rate))
        return float(np.median(path[-100:]))

    easy_left = left(easy, bug=bug, rate=buggy_rate)
    harder_left = left(harder, bug=bug, rate=buggy_rate)
    left_without_bug = left(harder)
    return {
        "easy_target_unexplained": easy_left,
        "cost_on_harder_target": harder_left / left_without_bug,
        "check_of_the_bug": check_error(bug=bug),
        "check_of_the_right_program": check_error(bug=False),
    }


def _draw(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return inputs of shape (64, 2) and 65 parameters."""
    inputs = generator.uniform(-1.0, 1.0, size=(EXAMPLES, 2))
    hidden = generator.normal(size=(UNITS, 3)) * [1.0, 1.0, 0.5]
    output = generator.normal(size=UNITS) / np.sqrt(UNITS)
    return inputs, np.concatenate([hidden.ravel(), output, [0.0]])


def _targets(inputs: Array) -> tuple[Array, Array]:
    """Return the easy and the harder target of each example."""
    return inputs @ [1.0, 0.5], np.cos(2 * inputs.sum(axis=1))


def _unexplained(
    inputs: Array, targets: Array, parameters: Array, *, bug: bool = False, rate: float = RATE
) -> Iterator[float]:
    """Yield the loss over the variance of the targets, before each update and after the last."""
    variance = np.var(targets)
    for _ in range(UPDATES + 1):
        gradient, loss = _gradient(inputs, targets, parameters, bug=bug)
        yield float(loss / variance)
        parameters = parameters - rate * gradient


def _gradient(
    inputs: Array, targets: Array, parameters: Array, *, bug: bool
) -> tuple[Array, float]:
    """Return the gradient by backpropagation, shape (65,), and the mean squared error."""
    hidden, errors = _forward(inputs, targets, parameters)
    by_output = 2 * errors / EXAMPLES
    message = by_output[:, None] * parameters[-UNITS - 1 : -1]
    if not bug:
        message *= 1 - hidden**2
    by_weights = message.T @ np.column_stack([inputs, np.ones(EXAMPLES)])
    gradient = np.concatenate([by_weights.ravel(), by_output @ hidden, [by_output.sum()]])
    return gradient, float(np.mean(errors**2))


def _loss(inputs: Array, targets: Array, parameters: Array) -> float:
    """Return the mean squared error."""
    return float(np.mean(_forward(inputs, targets, parameters)[1] ** 2))


def _forward(inputs: Array, targets: Array, parameters: Array) -> tuple[Array, Array]:
    """Return the hidden activations, shape (64, 16), and the errors, shape (64,)."""
    hidden_weights = parameters[: 3 * UNITS].reshape(UNITS, 3)
    hidden = np.tanh(inputs @ hidden_weights[:, :2].T + hidden_weights[:, 2])
    return hidden, hidden @ parameters[-UNITS - 1 : -1] + parameters[-1] - targets
