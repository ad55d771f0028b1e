"""More demos behind lesson 'batching-and-sgd': where noise keeps SGD and where it takes it."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Rate = float | None


@demo
def noise_floor() -> dict[str, float]:
    """Estimate a mean by SGD on single examples, over all 65,536 sequences of 16 coin tosses.

    An example y is 0 or 2, so the mean is 1 and the variance 1. The loss at w is (w - y)^2 / 2, and
    its gradient w - y is that of the whole plus a noise of the examples' variance. At a constant
    rate the mean squared error approaches rate / (2 - rate), by a factor of (1 - rate)^2 a step
    (Bottou, Curtis and Nocedal 2018). At rate 1/step it is 1/step: w is then the mean of the
    examples so far, the oldest of the schedules of Robbins and Monro 1951.

    Returns:
        Mean squared distance from the mean after 16 steps from w = 0: at rate 1/2, at 1/4, and at
        the rate 1/step, this one times the number of steps; and at rate 1/2 the mean square after
        16 steps over that after 8.
    """
    return _hover()


@noise_floor.control("SGD with a constant rate converges if you wait: true of full batches")
def full_batches() -> dict[str, float]:
    """Every step sees the mean itself, so there is no noise to hover on."""
    return _hover(values=(1.0, 1.0))


@noise_floor.control("SGD with a constant rate converges if you wait: true of a rate that falls")
def falling_rates_throughout() -> dict[str, float]:
    """The rates said to be constant are 1/step."""
    return _hover(rates=(None, None, None))


@noise_floor.control
def constant_rates_throughout() -> dict[str, float]:
    """The rate said to fall stays at 1/4."""
    return _hover(rates=(0.5, 0.25, 0.25))


@noise_floor.figure
def error_against_steps(generator: np.random.Generator) -> Figure:
    """Mean squared error over steps at constant rates and at the rate 1/step."""
    steps = list(range(1, 201))
    examples = generator.normal(1.0, size=(200, 500))

    def series(label: str, rate: Rate) -> Series:
        return Series(label, steps, _errors(examples, rate).tolist())

    return Figure(
        title="At a constant rate SGD hovers; at rate 1/step it converges",
        x=Axis("step", scale="log"),
        y=Axis("mean squared error (variances of an example)", scale="log"),
        series=[
            series("rate 0.2", 0.2),
            series("rate 0.05", 0.05),
            series("rate 1/step", None),
            Series("floor at 0.2", steps, [0.2 / 1.8] * 200),
            Series("floor at 0.05", steps, [0.05 / 1.95] * 200),
        ],
    )


def _hover(
    *,
    values: tuple[float, float] = (0.0, 2.0),
    rates: tuple[Rate, Rate, Rate] = (0.5, 0.25, None),
) -> dict[str, float]:
    """Measure the error at three rates, on examples of shape (16 steps, 65536 sequences)."""
    tosses = np.arange(65_536) >> np.arange(16)[:, None] & 1
    fast, slow, falling = (_errors(np.array(values)[tosses], rate) for rate in rates)
    return {
        "error_at_rate_a_half": float(fast[15]),
        "error_at_rate_a_quarter": float(slow[15]),
        "error_times_steps_at_falling_rate": float(16 * falling[15]),
        "error_at_16_steps_over_8": float(fast[15] / fast[7]),
    }


def _errors(examples: Array, rate: Rate) -> Array:
    """Return the mean squared distance from 1 after each step from w = 0, shape (steps,).

    Examples have shape (steps, runs); no rate means 1/step.
    """
    w, errors = np.zeros(examples.shape[1]), []
    for step, example in enumerate(examples, start=1):
        w = w - (1 / step if rate is None else rate) * (w - example)
        errors.append(np.mean((w - 1.0) ** 2))
    return np.array(errors)


SHARP = 9.0
HEIGHT = 1.125
TEMPERATURE = 0.7


@demo
def two_wells(generator: np.random.Generator) -> dict[str, float]:
    """Start in the sharp one of two minima and see where single examples and full batches lead.

    The loss is a parabola of curvature 9 left of w = 0 and one of curvature 1 right of it, which
    meet in a hilltop of height 1.125. The gradients of its two examples are that of the whole plus
    and minus a constant, so the noise is the same everywhere. At small rates SGD ends near w with
    probability proportional to exp(-loss / temperature), the temperature being half the rate times
    the noise variance (Mandt, Hoffman and Blei 2017), here 0.7. That the wide minimum is the better
    one, as Keskar et al. 2017 suppose of networks, is no part of this.

    Args:
        generator: Draws the starts and the examples.

    Returns:
        Share of 2,000 runs that end right of the hilltop after 1,000 steps: on full batches, on
        single examples, and on single examples when the wide minimum is higher by 0.6.
    """
    return _leave(generator)


@two_wells.control("gradient noise finds better minima: true of wells of equal width")
def wells_of_equal_width(generator: np.random.Generator) -> dict[str, float]:
    """Both parabolas have curvature 9."""
    return _leave(generator, wide=SHARP)


@two_wells.control
def full_batches_for_all(generator: np.random.Generator) -> dict[str, float]:
    """Every step takes the gradient of both examples."""
    return _leave(generator, temperature=0.0)


@two_wells.control
def full_batches_in_long_steps(generator: np.random.Generator) -> dict[str, float]:
    """At rate 2.1 / 9 the sharp minimum repels full-batch steps as well."""
    return _leave(generator, rate_of_full_batch=2.1 / SHARP)


@two_wells.figure
def ends_on_the_landscape(generator: np.random.Generator) -> Figure:
    """Loss, and the density of the ends of 2,000 runs on single examples and of the theory."""
    lifts = np.array([[0.6]])
    ends = _run(generator, lifts)[0]
    edges = np.linspace(-1.6, 4.0, 29)
    counts, _ = np.histogram(ends, bins=edges)
    w = np.linspace(-1.6, 4.0, 141)
    left, right = _minima(1.0, lifts)
    loss = np.where(w < 0, SHARP * (w - left) ** 2, (w - right[0]) ** 2 + 1.2) / 2
    weight = np.exp(-loss / TEMPERATURE)
    density = weight / (weight.sum() * (w[1] - w[0]))
    return Figure(
        title="Most runs end in the wide minimum although the sharp one is lower",
        x=Axis("w"),
        y=Axis("density of the ends; loss"),
        series=[
            Series(
                "ends of SGD",
                ((edges[1:] + edges[:-1]) / 2).tolist(),
                (counts / (len(ends) * (edges[1] - edges[0]))).tolist(),
                style="bars",
            ),
            Series("exp(-loss / temperature)", w.tolist(), density.tolist()),
            Series("loss", w.tolist(), loss.tolist()),
        ],
    )


def _leave(
    generator: np.random.Generator,
    *,
    wide: float = 1.0,
    temperature: float = TEMPERATURE,
    rate_of_full_batch: float = 0.125 / SHARP,
) -> dict[str, float]:
    """Run full batches, and single examples on both landscapes."""
    lifts = np.array([[0.0], [0.6]])
    full = _run(generator, lifts[:1], wide=wide, temperature=0.0, rate=rate_of_full_batch)
    single = _run(generator, lifts, wide=wide, temperature=temperature)
    return {
        "share_leaving_on_full_batches": float(np.mean(full[0] > 0)),
        "share_in_wide": float(np.mean(single[0] > 0)),
        "share_in_wide_though_worse": float(np.mean(single[1] > 0)),
    }


def _run(
    generator: np.random.Generator,
    lifts: Array,
    *,
    wide: float = 1.0,
    temperature: float = TEMPERATURE,
    rate: float = 0.125 / SHARP,
) -> Array:
    """Return where 2,000 runs end on each landscape, shape (landscapes, 2000).

    They start within 0.2 of the sharp minimum. Lifts of the wide minimum have shape (landscapes,
    1).
    """
    left, right = _minima(wide, lifts)
    shape = (1_000, len(lifts), 2_000)
    noise = np.sqrt(2 * temperature / rate) * np.array([-1.0, 1.0])
    examples = generator.integers(2, size=shape, dtype=np.int8)
    w = left + generator.uniform(-0.2, 0.2, size=shape[1:])
    for example in examples:
        slope = np.where(w < 0, SHARP * (w - left), wide * (w - right))
        w = w - rate * (slope + noise[example])
    return w


def _minima(wide: float, lifts: Array) -> tuple[float, Array]:
    """Return where the minima lie for the hilltop at 0 to be 1.125 above the sharp one."""
    return -float(np.sqrt(2 * HEIGHT / SHARP)), np.sqrt(2 * (HEIGHT - lifts) / wide)
