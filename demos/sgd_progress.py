"""More demos behind lesson 'batching-and-sgd': what a batch of each size costs and what it buys."""

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.floating]

EXAMPLES = 2_000


@demo
def one_epoch(generator: np.random.Generator) -> dict[str, float]:
    """Fit a line in ten dimensions by SGD with batches of 20 and by full batches of 2,000 examples.

    The inputs have standard deviations from 1 to 5, so the mean squared error has a condition
    number near 25; targets have noise of standard deviation 0.5. An epoch of SGD and one step on
    the full batch evaluate the same number of gradients (LeCun, Bottou, Orr and Müller 1998 on
    redundant data; Bottou and Bousquet 2008). SGD runs at half of 1/L, L being the largest
    curvature; the one full step is as long as is best along its line, and further ones have the
    best constant rate for known curvatures.

    Args:
        generator: Draws the examples.

    Returns:
        Updates in an epoch of SGD; slope of the loss along the line of the one full-batch step
        after it; excess loss after this step over that after the epoch; and excess loss after the
        epoch over that after as many full-batch updates as it has.
    """
    return _compare(generator)


@one_epoch.control("batch size doesn't matter: true if a batch holds all examples")
def batches_of_everything(generator: np.random.Generator) -> dict[str, float]:
    """SGD with batches of 2,000 makes one update in an epoch."""
    return _compare(generator, size=EXAMPLES)


@one_epoch.control
def updates_counted_as_cost(generator: np.random.Generator) -> dict[str, float]:
    """Full batches get as many updates as SGD, at a hundred times the gradients."""
    return _compare(generator, as_many_updates=True)


@one_epoch.control
def timid_full_batches(generator: np.random.Generator) -> dict[str, float]:
    """Full batches take steps of a hundredth of the best length."""
    return _compare(generator, caution=0.01)


@one_epoch.figure
def loss_against_passes(generator: np.random.Generator) -> Figure:
    """Excess loss over passes through the data, for batches of 20, of 200 and of everything."""
    inputs, targets = _examples(generator)
    hessian, best = _bowl(inputs, targets)

    def run(size: int, epochs: int, label: str) -> Series:
        path = _sgd(inputs, targets, size, epochs, 0.5 / _curvatures(hessian)[-1])
        passes = [(step + 1) * size / EXAMPLES for step in range(len(path))]
        return Series(label, passes, [_excess(w, hessian, best) for w in path])

    return Figure(
        title="Small batches are ahead at first, and then hover",
        x=Axis("passes through the data (epochs)", scale="log"),
        y=Axis("excess loss", scale="log"),
        series=[
            run(20, 5, "batches of 20"),
            run(200, 50, "batches of 200"),
            run(EXAMPLES, 300, "full batches"),
        ],
    )


def _compare(
    generator: np.random.Generator,
    *,
    size: int = 20,
    as_many_updates: bool = False,
    caution: float = 1.0,
) -> dict[str, float]:
    """Run one epoch of SGD and descents on the full batch from weights of zero."""
    inputs, targets = _examples(generator)
    hessian, best = _bowl(inputs, targets)
    curvatures = _curvatures(hessian)

    path = _sgd(inputs, targets, size, 1, 0.5 / curvatures[-1])
    after_epoch = _excess(path[-1], hessian, best)

    downhill = hessian @ best
    single = caution * downhill * (downhill @ downhill) / (downhill @ hessian @ downhill)
    many = _full_batches(hessian, best, caution * 2.0 / (curvatures[0] + curvatures[-1]))
    full = many if as_many_updates else single
    return {
        "updates_per_epoch": float(len(path)),
        "slope_after_the_full_step": float(abs(downhill @ hessian @ (full - best))),
        "gain_for_the_same_gradients": _excess(full, hessian, best) / after_epoch,
        "loss_for_the_same_updates": after_epoch / _excess(many, hessian, best),
    }


def _examples(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return inputs, shape (2000, 10), and targets, shape (2000,), of a line with weights 1."""
    inputs = generator.normal(scale=np.linspace(1.0, 5.0, 10), size=(EXAMPLES, 10))
    return inputs, generator.normal(inputs.sum(axis=1), 0.5)


def _bowl(inputs: Array, targets: Array) -> tuple[Array, Array]:
    """Return the Hessian of half the mean squared error, (10, 10), and the best weights, (10,)."""
    hessian = inputs.T @ inputs / EXAMPLES
    return hessian, np.linalg.solve(hessian, inputs.T @ targets / EXAMPLES)


def _curvatures(hessian: Array) -> Array:
    """Return the curvatures along the axes of the bowl, rising, shape (10,)."""
    return np.linalg.eigvalsh(hessian)


def _excess(weights: Array, hessian: Array, best: Array) -> float:
    """Return how far the mean squared error is above its minimum."""
    return float((weights - best) @ hessian @ (weights - best))


def _sgd(inputs: Array, targets: Array, size: int, epochs: int, rate: float) -> list[Array]:
    """Return the weights after each update, taking the batches in the order of the examples."""
    weights: Array = np.zeros(10)
    path: list[Array] = []
    for start in list(range(0, EXAMPLES, size)) * epochs:
        x, y = inputs[start : start + size], targets[start : start + size]
        weights = weights - rate * x.T @ (x @ weights - y) / len(x)
        path.append(weights)
    return path


def _full_batches(hessian: Array, best: Array, rate: float) -> Array:
    """Return the weights after 100 steps along the full gradient."""
    weights = np.zeros(10)
    for _ in range(100):
        weights = weights - rate * hessian @ (weights - best)
    return weights


@demo
def steps_to_target(generator: np.random.Generator) -> dict[str, float]:
    """Count the steps to a target loss for each batch size, on a quadratic with noisy gradients.

    There are 20 curvatures, 1, 1/2, ..., 1/20; the gradient along each has a noise of that variance
    divided by the batch size (the noisy quadratic model of Zhang et al. 2019). The mean square of
    each weight is known after any number of steps, and so is the expected loss. The rate is tuned
    for every size. McCandlish et al. 2018 and Shallue et al. 2019 find the same shape in networks.

    Args:
        generator: Draws the noise of 400 runs that check the formula.

    Returns:
        Steps with batches of 1 over those with 2; steps with batches of 64; steps with batches of
        4,096 over those with 8,192; and mean loss over the target loss in real runs with batches of
        64, after as many steps as the formula says.
    """
    return _double_batches(generator)


@steps_to_target.control("batch size doesn't matter: true without noise")
def gradients_without_noise(generator: np.random.Generator) -> dict[str, float]:
    """Every batch has the full gradient."""
    return _double_batches(generator, noise=0.0)


@steps_to_target.control("a larger batch always pays: tried on small batches only")
def small_batches_only(generator: np.random.Generator) -> dict[str, float]:
    """The batches said to be large have 4 and 8 examples."""
    return _double_batches(generator, large=4)


@steps_to_target.control
def runs_with_smaller_batches(generator: np.random.Generator) -> dict[str, float]:
    """The runs have batches of 16 where the formula was asked about 64."""
    return _double_batches(generator, run_size=16)


@steps_to_target.figure
def steps_against_batch_size() -> Figure:
    """Steps to the target over the batch size, with a line along which doubling halves them."""
    sizes = [2**power for power in range(14)]
    steps = [float(_steps(size)[0]) for size in sizes]
    return Figure(
        title="Up to some size, doubling the batch halves the steps; beyond, it buys nothing",
        x=Axis("batch size (examples)", scale="log"),
        y=Axis("steps to the target loss", scale="log"),
        series=[
            Series("best learning rate for each size", sizes, steps, style="points"),
            Series(
                "half the steps at each doubling", sizes[:10], [steps[0] / s for s in sizes[:10]]
            ),
            Series("without noise", sizes, [float(_steps(1, noise=0.0)[0])] * len(sizes)),
        ],
    )


CURVATURES = 1.0 / np.arange(1.0, 21.0)
TARGET = 0.01


def _double_batches(
    generator: np.random.Generator, *, noise: float = 1.0, large: int = 4_096, run_size: int = 64
) -> dict[str, float]:
    """Compare steps before and after doubling, and check one prediction by runs."""
    steps, rate = _steps(64, noise)
    return {
        "steps_saved_from_1_to_2": _steps(1, noise)[0] / _steps(2, noise)[0],
        "steps_with_64": steps,
        "steps_saved_from_4096_to_8192": _steps(large, noise)[0] / _steps(2 * large, noise)[0],
        "loss_of_runs_over_target": _run(generator, steps, rate, noise / run_size) / TARGET,
    }


def _steps(size: int, noise: float = 1.0) -> tuple[int, float]:
    """Return the fewest steps to the target and the learning rate that needs so few.

    Each weight starts at 1. Its mean square shrinks by (1 - rate * curvature)^2 per step, down to a
    floor of rate * noise / size / (2 - rate * curvature).
    """
    rates = np.logspace(-4.0, np.log10(1.9), 200)[:, None]
    kept = (1 - rates * CURVATURES) ** 2
    floor = rates * noise / size / (2 - rates * CURVATURES)

    def losses(steps: int) -> Array:
        return np.asarray((kept**steps * (1 - floor) + floor) @ CURVATURES / 2)

    too_few, enough = 0, 2**14
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if losses(middle).min() <= TARGET:
            enough = middle
        else:
            too_few = middle
    return enough, float(rates[np.argmin(losses(enough)), 0])


def _run(generator: np.random.Generator, steps: int, rate: float, variance: float) -> float:
    """Return the mean loss of 400 runs with noise of the given variance per unit of curvature."""
    weights = np.ones((400, 20))
    deviations = np.sqrt(variance * CURVATURES)
    for _ in range(steps):
        weights = weights - rate * generator.normal(CURVATURES * weights, deviations)
    return float(np.mean(weights**2 @ CURVATURES) / 2)
