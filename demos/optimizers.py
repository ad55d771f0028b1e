"""Demos behind lesson 'optimizers': which one wins is decided by the problem."""

from collections.abc import Callable

import numpy as np

from curriculum_kit import Axis, Figure, Series, demo

Optimizer = Callable[[float, int], float]


@demo
def momentum_step() -> dict[str, float]:
    """Feed a constant gradient of 1 to momentum 0.9 at learning rate 1 for 300 steps.

    The velocity is v = 0.9 v + g (Polyak 1964), a geometric sum that approaches 1 / (1 - 0.9). As
    an exponential average, v = 0.9 v + (1 - 0.9) g, as in Adam (Kingma and Ba 2015), it approaches
    the gradient itself.

    Returns:
        Length of the last step in units of rate times gradient, for both forms, and the share of
        its final length that the first form has reached at step 10.
    """
    return _accumulate()


@momentum_step.control
def average_in_place_of_the_sum() -> dict[str, float]:
    """The form said to sum gradients averages them."""
    return _accumulate(sum_weight=0.1)


@momentum_step.control
def average_without_its_one_minus_beta() -> dict[str, float]:
    """The form said to average gradients sums them."""
    return _accumulate(average_weight=1.0)


@momentum_step.control
def momentum_of_one_half() -> dict[str, float]:
    """The velocity forgets half of itself at each step."""
    return _accumulate(beta=0.5, average_weight=0.5)


@momentum_step.figure
def step_while_accumulating() -> Figure:
    """Step length under a constant gradient, for both forms of momentum."""
    steps = list(range(1, 61))
    return Figure(
        title="Momentum 0.9 makes steps ten times longer, unless it averages",
        x=Axis("step"),
        y=Axis("step length (learning rate times gradient)"),
        series=[
            Series("sum: v = 0.9 v + g", steps, _velocities(0.9, 1.0)[:60]),
            Series("average: v = 0.9 v + 0.1 g", steps, _velocities(0.9, 0.1)[:60]),
        ],
    )


def _accumulate(
    beta: float = 0.9, sum_weight: float = 1.0, average_weight: float = 0.1
) -> dict[str, float]:
    """Follow the two velocities for 300 steps."""
    summed, averaged = _velocities(beta, sum_weight), _velocities(beta, average_weight)
    return {
        "last_step_of_sum": summed[-1],
        "share_after_10_steps": summed[9] / summed[-1],
        "last_step_of_average": averaged[-1],
    }


def _velocities(beta: float, gradient_weight: float) -> list[float]:
    """Return the velocity after each of 300 steps with gradient 1."""
    velocities = [gradient_weight]
    for _ in range(299):
        velocities.append(beta * velocities[-1] + gradient_weight)
    return velocities


@demo
def two_bowls() -> dict[str, float]:
    """Race gradient descent against Adam on a nearly round and on a badly scaled quadratic bowl.

    The loss is (w1^2 + kappa w2^2) / 2 with condition number kappa, started at (1, 1); both have
    the best of ten learning rates. Gradient descent at rate 2 / (1 + kappa) multiplies each error
    by (kappa - 1) / (kappa + 1) per step, up to sign; Adam (Kingma and Ba 2015) gives each axis a
    rate of its own.

    Returns:
        The larger of |w1| and |w2| that each leaves after 200 steps at kappa = 10 and after 400
        steps at kappa = 10,000.
    """
    return _race(_gradient_descent, _adam)


@two_bowls.control("Adam always beats SGD: tried on badly scaled bowls only")
def badly_scaled_bowls_only() -> dict[str, float]:
    """The nearly round bowl has condition number 10,000 as well."""
    return _race(_gradient_descent, _adam, nearly_round_bowl=10_000.0)


@two_bowls.control
def nearly_round_bowls_only() -> dict[str, float]:
    """The badly scaled bowl has condition number 10 as well."""
    return _race(_gradient_descent, _adam, stretched_bowl=10.0)


@two_bowls.control
def gradient_descent_called_adam() -> dict[str, float]:
    """Gradient descent races against itself."""
    return _race(_gradient_descent, _gradient_descent)


@two_bowls.figure
def distance_against_condition_number() -> Figure:
    """What 100 steps leave of the distance, over the condition number."""
    kappas = [float(kappa) for kappa in np.logspace(1.0, 5.0, 17)]
    return Figure(
        title="Gradient descent wins on nearly round bowls, Adam on badly scaled ones",
        x=Axis("condition number", scale="log"),
        y=Axis("distance left after 100 steps", scale="log"),
        series=[
            Series("gradient descent", kappas, [_gradient_descent(k, 100) for k in kappas]),
            Series("Adam", kappas, [_adam(k, 100) for k in kappas]),
        ],
    )


def _race(
    first: Optimizer,
    second: Optimizer,
    nearly_round_bowl: float = 10.0,
    stretched_bowl: float = 10_000.0,
) -> dict[str, float]:
    """Let both optimizers run on both bowls."""
    return {
        "gradient_descent_on_nearly_round": first(nearly_round_bowl, 200),
        "adam_on_nearly_round": second(nearly_round_bowl, 200),
        "gradient_descent_on_stretched": first(stretched_bowl, 400),
        "adam_on_stretched": second(stretched_bowl, 400),
    }


def _gradient_descent(kappa: float, steps: int) -> float:
    """Return the distance left with the best of the rates 0.1, 0.2, ..., 1.0 times the optimum."""
    curvatures = np.array([1.0, kappa])
    rates = 2.0 / (1.0 + kappa) * np.arange(0.1, 1.05, 0.1)[:, None]
    w = np.ones((10, 2))
    for _ in range(steps):
        w = w - rates * curvatures * w
    return float(np.abs(w).max(axis=1).min())


def _adam(kappa: float, steps: int) -> float:
    """Return the distance left with the best of ten rates from 1e-4 to 3, spaced evenly in log."""
    curvatures = np.array([1.0, kappa])
    rates = np.logspace(-4.0, 0.5, 10)[:, None]
    w, mean, square = np.ones((10, 2)), np.zeros((10, 2)), np.zeros((10, 2))
    for step in range(1, steps + 1):
        gradient = curvatures * w
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        corrected = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        w = w - rates * mean / (1 - 0.9**step) / corrected
    return float(np.abs(w).max(axis=1).min())


@demo
def rare_large_gradients() -> dict[str, float]:
    """Follow four optimizers on a convex problem where rare gradients carry the message.

    At every third step the loss is 3 x, at the others -x, with x kept within [-1, 1]; on average
    it rises with x, so x = -1 is best and x = 1 worst. Adam runs as in Reddi, Kale and Kumar 2018:
    without momentum, forgetting its squared gradients fast (0.1), at rate 0.5 / sqrt(step).

    Returns:
        Where 3,000 steps from x = 0 end: for Adam, for Adam that forgets slowly (0.999), for
        AMSGrad, which keeps the largest of its averages of squared gradients, and for SGD; the sum
        of Adam's last three gradients, a rare one and two others, each as Adam rescales it.
    """
    return _descend_all()


@rare_large_gradients.control("Adam always beats SGD: it forgets slowly enough here")
def adam_that_forgets_slowly() -> dict[str, float]:
    """Adam averages its squared gradients over a thousand steps."""
    return _descend_all(memory=0.999)


@rare_large_gradients.control
def rare_gradients_too_small() -> dict[str, float]:
    """At 1.5 in place of 3 the rare gradient no longer outweighs the two others."""
    return _descend_all(rare=1.5)


@rare_large_gradients.figure
def path_to_the_end() -> Figure:
    """Position over steps for the four optimizers."""
    steps = [step for step in range(1, 3_001) if step <= 30 or step % 30 == 0]

    def series(label: str, memory: float, **changes: bool) -> Series:
        path, _ = _path(3.0, memory, **changes)
        return Series(label, steps, [path[step - 1] for step in steps])

    return Figure(
        title="Adam that forgets fast walks to the worst point",
        x=Axis("step", scale="log"),
        y=Axis("x (-1 is best, 1 is worst)"),
        series=[
            series("Adam, beta2 = 0.1", 0.1),
            series("Adam, beta2 = 0.999", 0.999),
            series("AMSGrad", 0.1, keep_largest=True),
            series("SGD", 0.0, rescale=False),
        ],
    )


def _descend_all(memory: float = 0.1, rare: float = 3.0) -> dict[str, float]:
    """Run the four optimizers."""
    adam, rescaled = _path(rare, memory)
    slow_adam, _ = _path(rare, 0.999)
    amsgrad, _ = _path(rare, memory, keep_largest=True)
    sgd, _ = _path(rare, 0.0, rescale=False)
    return {
        "adam_ends_at": adam[-1],
        "slow_adam_ends_at": slow_adam[-1],
        "amsgrad_ends_at": amsgrad[-1],
        "sgd_ends_at": sgd[-1],
        "adam_sum_of_three_gradients": sum(rescaled[-3:]),
    }


def _path(
    rare: float, memory: float, *, keep_largest: bool = False, rescale: bool = True
) -> tuple[list[float], list[float]]:
    """Return x after each step of one optimizer, and the gradient as it is rescaled at each."""
    x = square = largest = 0.0
    path, rescaled = [], []
    for step in range(1, 3_001):
        gradient = rare if step % 3 == 1 else -1.0
        square = memory * square + (1 - memory) * gradient**2
        largest = max(largest, square)
        scale = (largest if keep_largest else square) ** 0.5 if rescale else 1.0
        rescaled.append(gradient / scale)
        x = min(1.0, max(-1.0, x - 0.5 / step**0.5 * rescaled[-1]))
        path.append(x)
    return path, rescaled
