"""More demos behind lesson 'optimizers': how long a step is once it is divided by past gradients.

An optimizer here turns gradients into steps in units of the learning rate. Gradients have shape
(steps, ...); every weight has averages of its own.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Optimizer = Callable[[Array], Array]


def plain(gradients: Array) -> Array:
    """Return the steps of gradient descent, which are the gradients."""
    return gradients


def rmsprop(gradients: Array, *, root: bool = True) -> Array:
    """Return the steps of RMSProp (Tieleman and Hinton 2012), which forgets a tenth at each step.

    Without the root it divides by the average square itself.
    """
    square, steps = np.zeros_like(gradients[0]), np.empty_like(gradients)
    for index, gradient in enumerate(gradients):
        square = 0.9 * square + 0.1 * gradient**2
        steps[index] = gradient / ((np.sqrt(square) if root else square) + 1e-8)
    return steps


def adam(
    gradients: Array,
    *,
    square_memory: float = 0.999,
    epsilon: float = 1e-8,
    corrects_mean: bool = True,
    corrects_square: bool = True,
    silence: int = 0,
) -> Array:
    """Return the steps of Adam (Kingma and Ba 2015), with switches for its parts.

    Args:
        gradients: One gradient a step, of any shape.
        square_memory: Share of the average of squared gradients that is kept at each step, beta2.
        epsilon: What is added to the root of that average.
        corrects_mean: Whether the average of gradients is corrected for having started at zero.
        corrects_square: The same for the average of squared gradients.
        silence: Steps before the first, with gradients of zero: they leave both averages at zero.
    """
    mean, square = np.zeros_like(gradients[0]), np.zeros_like(gradients[0])
    steps = np.empty_like(gradients)
    for index, gradient in enumerate(gradients):
        taken = silence + index + 1
        mean = 0.9 * mean + 0.1 * gradient
        square = square_memory * square + (1 - square_memory) * gradient**2
        known_mean = 1 - 0.9**taken if corrects_mean else 1.0
        known_square = 1 - square_memory**taken if corrects_square else 1.0
        steps[index] = mean / known_mean / (np.sqrt(square / known_square) + epsilon)
    return steps


UNCORRECTED = partial(adam, corrects_mean=False, corrects_square=False)
AFTER_SILENCE = partial(adam, silence=9_999)


@demo
def equal_steps() -> dict[str, float]:
    """Give RMSProp constant gradients of 0.001, 1 and 1,000 for 100 steps.

    Its average of squared gradients then is the squared gradient, so each step is as long as the
    learning rate (Tieleman and Hinton 2012). Plain steps are as unequal as the gradients.

    Returns:
        The longest of the three last steps over the shortest, for RMSProp and for plain descent,
        and the longest under RMSProp in units of the learning rate.
    """
    return _last_steps(rmsprop)


@equal_steps.control
def plain_steps_called_rmsprop() -> dict[str, float]:
    """The gradients are not rescaled."""
    return _last_steps(plain)


@equal_steps.control
def root_forgotten() -> dict[str, float]:
    """The gradient is divided by the average square, not by its root."""
    return _last_steps(partial(rmsprop, root=False))


@equal_steps.control
def gradients_of_one_size() -> dict[str, float]:
    """Where all gradients are equal, there is nothing to equalize."""
    return _last_steps(rmsprop, sizes=(1.0, 1.0, 1.0))


@equal_steps.figure
def step_against_gradient() -> Figure:
    """Length of the step over the size of a constant gradient."""
    sizes = np.logspace(-3.0, 3.0, 13)

    def series(label: str, optimizer: Optimizer) -> Series:
        steps = optimizer(np.tile(sizes, (300, 1)))
        return Series(label, sizes.tolist(), steps[-1].tolist())

    return Figure(
        title="RMSProp takes equal steps on gradients that differ a million-fold",
        x=Axis("size of the gradient", scale="log"),
        y=Axis("length of the step (learning rates)", scale="log"),
        series=[series("RMSProp", rmsprop), series("plain descent", plain)],
    )


def _last_steps(
    optimizer: Optimizer, sizes: tuple[float, ...] = (0.001, 1.0, 1_000.0)
) -> dict[str, float]:
    """Compare the last steps of an optimizer and of plain descent on constant gradients."""
    gradients = np.tile(sizes, (100, 1))
    steps, plain_steps = optimizer(gradients)[-1], plain(gradients)[-1]
    return {
        "longest_over_shortest": float(steps.max() / steps.min()),
        "longest_over_shortest_of_plain": float(plain_steps.max() / plain_steps.min()),
        "longest_step": float(steps.max()),
    }


@demo
def first_step() -> dict[str, float]:
    """Take the first step of Adam on gradients of both signs, sized from 0.00001 to 100,000.

    Corrected for their start at zero, the two averages are the gradient and its square, so the step
    is the sign of the gradient up to epsilon, 10^-8 (Kingma and Ba 2015). Without the corrections
    it is (1 - 0.9) / sqrt(1 - 0.999) times as long.

    Returns:
        The largest deviation of a step from the sign of its gradient; the step on a gradient as
        small as epsilon; and the step on a gradient of 1 without the corrections.
    """
    return _first_steps()


@first_step.control("without its corrections Adam starts too slowly: true if one is kept")
def square_corrected_all_the_same() -> dict[str, float]:
    """Only the average of gradients is left as small as it starts."""
    return _first_steps(uncorrected=partial(adam, corrects_mean=False))


@first_step.control
def corrections_forgotten() -> dict[str, float]:
    """The steps said to be corrected are not."""
    return _first_steps(UNCORRECTED)


@first_step.control
def plain_step() -> dict[str, float]:
    """The step is the gradient."""
    return _first_steps(plain)


@first_step.control
def no_epsilon() -> dict[str, float]:
    """Nothing is added to the root."""
    return _first_steps(partial(adam, epsilon=0.0))


@first_step.figure
def first_step_against_gradient() -> Figure:
    """Length of the first step over the size of the gradient."""
    sizes = np.logspace(-9.0, 3.0, 37)

    def series(label: str, optimizer: Optimizer) -> Series:
        return Series(label, sizes.tolist(), optimizer(sizes[None])[0].tolist())

    return Figure(
        title="Adam's first step is the learning rate, unless the gradient is as small as epsilon",
        x=Axis("size of the gradient", scale="log"),
        y=Axis("length of the first step (learning rates)", scale="log"),
        series=[
            series("Adam", adam),
            series("without corrections", UNCORRECTED),
            series("plain descent", plain),
        ],
    )


def _first_steps(
    corrected: Optimizer = adam,
    uncorrected: Optimizer = UNCORRECTED,
) -> dict[str, float]:
    """Take first steps with the corrections and without."""
    sizes = np.logspace(-5.0, 5.0, 21)
    gradients = np.concatenate([-sizes, sizes])[None]
    return {
        "largest_deviation": float(np.max(np.abs(corrected(gradients) - np.sign(gradients)))),
        "step_at_epsilon": float(corrected(np.array([1e-8]))[0]),
        "step_without_corrections": float(uncorrected(np.array([1.0]))[0]),
    }


@demo
def speed_limit(generator: np.random.Generator) -> dict[str, float]:
    """Look for long steps of Adam, and let it travel for 100 steps under a constant gradient.

    The first gradient after a long silence makes a step of (1 - 0.9) / sqrt(1 - 0.999) learning
    rates, which Kingma and Ba 2015 call the longest. Gradients that grow as (0.999 / 0.9)^step make
    longer ones: by the inequality of Cauchy and Schwarz no step is longer than that divided by
    sqrt(1 - 0.9^2 / 0.999), and these come close to it. Under a constant gradient every step is as
    long as the learning rate. The search draws 300 sequences of 100 gradients from the Cauchy
    distribution, in which a few are far larger than all others. The silence lasts 9,999 steps and
    stands before the search as well.

    Args:
        generator: Draws the gradients of the search.

    Returns:
        The longest step in the search, the step after the silence, and the 200th step of growing
        gradients after it, all in learning rates; and the distances that 100 steps of learning rate
        0.01 travel under a constant gradient of 0.001 and of 1,000.
    """
    return _search_and_travel(generator)


@speed_limit.control("Adam's default rate suits every problem: 0.001 in place of 0.01")
def default_rate(generator: np.random.Generator) -> dict[str, float]:
    """At the default rate of 0.001 the same steps travel a tenth as far."""
    return _search_and_travel(generator, rate=0.001)


@speed_limit.control
def plain_descent(generator: np.random.Generator) -> dict[str, float]:
    """Steps are as long as the gradient is large."""
    return _search_and_travel(generator, optimizer=plain, after_silence=plain)


@speed_limit.control
def squares_forgotten_faster(generator: np.random.Generator) -> dict[str, float]:
    """With 0.99 in place of 0.999, a gradient after a silence makes a step of one learning rate."""
    faster = partial(adam, square_memory=0.99)
    return _search_and_travel(
        generator, optimizer=faster, after_silence=partial(faster, silence=9_999)
    )


@speed_limit.figure
def distance_against_gradient() -> Figure:
    """Distance travelled in 100 steps of learning rate 0.01 over the size of the gradient."""
    sizes = np.logspace(-3.0, 3.0, 13)
    gradients = np.tile(sizes, (100, 1))
    return Figure(
        title="Under a constant gradient Adam has one speed, its learning rate",
        x=Axis("size of the constant gradient", scale="log"),
        y=Axis("distance after 100 steps", scale="log"),
        series=[
            Series(label, sizes.tolist(), (rate * steps.sum(axis=0)).tolist())
            for label, rate, steps in (
                ("Adam at 0.01", 0.01, adam(gradients)),
                ("Adam at 0.001", 0.001, adam(gradients)),
                ("plain descent at 0.01", 0.01, plain(gradients)),
            )
        ],
    )


def _search_and_travel(
    generator: np.random.Generator,
    *,
    optimizer: Optimizer = adam,
    after_silence: Optimizer = AFTER_SILENCE,
    rate: float = 0.01,
) -> dict[str, float]:
    """Collect steps on random, sudden, growing and constant gradients."""
    wild = generator.standard_cauchy(size=(100, 300))
    growing = (0.999 / 0.9) ** np.arange(200.0)
    slow, fast = rate * optimizer(np.tile([0.001, 1_000.0], (100, 1))).sum(axis=0)
    return {
        "longest_step_in_search": float(np.max(np.abs(after_silence(wild)))),
        "step_after_silence": float(after_silence(np.ones(1))[0]),
        "step_on_growing_gradients": float(after_silence(growing)[-1]),
        "distance_under_small_gradient": float(slow),
        "distance_under_large_gradient": float(fast),
    }
