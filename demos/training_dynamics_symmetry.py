"""More demos behind lesson 'training-dynamics': why hidden units must not start out equal."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]

UNITS, STEPS, RATE = 8, 500, 0.05
INPUTS = np.array(list(product([-1.0, 1.0], repeat=2)))
TARGETS = (INPUTS[:, 0] != INPUTS[:, 1]).astype(float)
"""XOR: whether the inputs differ."""


class Networks:
    """Several networks of 8 tanh units and a linear output, trained side by side.

    Attributes:
        incoming: Weights and, last, the bias of each hidden unit, shape (networks, units, 3).
        outgoing: Weights of the output and, last, its bias, shape (networks, units + 1).
    """

    def __init__(self, incoming: Array, outgoing: Array) -> None:
        self.incoming = incoming.copy()
        self.outgoing = outgoing.copy()

    def losses_and_gradients(self) -> tuple[Array, Array, Array]:
        """Return the mean squared error of each network and its gradients in both arrays."""
        examples = np.column_stack([INPUTS, np.ones(4)])
        hidden = np.tanh(examples @ self.incoming.transpose(0, 2, 1))
        weights, bias = self.outgoing[:, None, :-1], self.outgoing[:, -1:]
        errors = np.sum(hidden * weights, axis=2) + bias - TARGETS
        message = 2 * errors / len(TARGETS)
        at_sums = message[:, :, None] * weights * (1 - hidden**2)
        in_incoming = at_sums.transpose(0, 2, 1) @ examples
        in_weights = np.sum(message[:, :, None] * hidden, axis=1)
        in_bias = np.sum(message, axis=1, keepdims=True)
        return np.mean(errors**2, axis=1), in_incoming, np.hstack([in_weights, in_bias])

    def step(self) -> tuple[Array, Array]:
        """Take one step of gradient descent; return losses and hidden gradients before it."""
        losses, in_incoming, in_outgoing = self.losses_and_gradients()
        self.incoming -= RATE * in_incoming
        self.outgoing -= RATE * in_outgoing
        return losses, in_incoming


@demo
def equal_start(generator: np.random.Generator) -> dict[str, float]:
    """Train networks of 8 tanh units on XOR from three starts.

    In one network all units are copies of one random unit, in one all weights are 0, and in one
    all are random. Equal units receive equal gradients, and so they stay equal (Rumelhart, Hinton
    and Williams 1986; Goodfellow, Bengio and Courville 2016). Together they are one unit, whose
    output only rises or only falls in one direction, and no such function has a mean squared error
    below 1/6 on XOR.

    Args:
        generator: Draws the random units.

    Returns:
        After 500 steps from equal units, the largest difference between the weights of two of
        them, the rank of their weights and the loss; the largest entry that the gradient of the
        hidden weights ever has when all weights start at 0; and the loss from random units. At
        their start, the slope of the loss along its gradient, by a central difference, over the
        squared length of the gradient.
    """
    return _train(generator)


@equal_start.control("equal units specialize in training: they do if they differ by a thousandth")
def nearly_equal_units(generator: np.random.Generator) -> dict[str, float]:
    """A random thousandth is added to each weight of the equal units."""
    return _train(generator, noise=1e-3)


@equal_start.control
def random_units_for_equal_ones(generator: np.random.Generator) -> dict[str, float]:
    """The units that should be copies of one are all random."""
    return _train(generator, copies=False)


@equal_start.control
def only_the_hidden_weights_are_zero(generator: np.random.Generator) -> dict[str, float]:
    """Random weights at the output pass a gradient back to hidden weights of 0."""
    return _train(generator, output_of_zeros=False)


@equal_start.control
def equal_units_for_random_ones(generator: np.random.Generator) -> dict[str, float]:
    """The units that should be random are copies of one."""
    return _train(generator, random=False)


@equal_start.control
def difference_over_a_long_step(generator: np.random.Generator) -> dict[str, float]:
    """Over a step as long as the gradient, the slope of the loss is no longer the one at the start.

    The rest is as it should be.
    """
    return _train(generator, nudge=1.0)


@equal_start.figure
def loss_by_step(generator: np.random.Generator) -> Figure:
    """Loss from equal, nearly equal, zero and random weights, from step 20 on, and the bound."""
    steps = list(range(20, 3_000, 20))
    equal = _start(generator)
    noise = 1e-3 * generator.normal(size=equal.incoming.shape)
    nearly = Networks(equal.incoming + noise, equal.outgoing)

    def losses(networks: Networks) -> Array:
        return np.array([networks.step()[0] for _ in range(3_000)])[20::20]

    from_equal, from_nearly = losses(equal), losses(nearly)

    def series(label: str, values: Array) -> Series:
        return Series(label, steps, values.tolist())

    return Figure(
        title="Equal hidden units stay equal, and cannot learn XOR together",
        x=Axis("steps of gradient descent"),
        y=Axis("mean squared error on XOR"),
        series=[
            series("all weights zero", from_equal[:, 1]),
            series("equal units", from_equal[:, 0]),
            series("units that differ by a thousandth", from_nearly[:, 0]),
            series("random units", from_equal[:, 2]),
            series("the least that equal units can reach: 1/6", np.full(len(steps), 1 / 6)),
        ],
    )


def _train(
    generator: np.random.Generator,
    *,
    noise: float = 0.0,
    copies: bool = True,
    random: bool = True,
    output_of_zeros: bool = True,
    nudge: float = 1e-5,
) -> dict[str, float]:
    """Train from the three starts and compare the units."""
    networks = _start(generator, noise=noise, copies=copies, random=random)
    checked = _slope_over_squared_length(networks, nudge)[2]
    if not output_of_zeros:
        networks.outgoing[1] = networks.outgoing[2]
    steepest = 0.0
    for _ in range(STEPS):
        _, in_incoming = networks.step()
        steepest = max(steepest, float(np.max(np.abs(in_incoming[1]))))
    losses, _, _ = networks.losses_and_gradients()
    units = networks.incoming[0]
    return {
        "spread_of_equal_units": float(np.max(np.ptp(units, axis=0))),
        "rank_of_equal_units": int(np.linalg.matrix_rank(units, tol=1e-9)),
        "loss_of_equal_units": float(losses[0]),
        "gradient_from_zeros": steepest,
        "loss_of_random_units": float(losses[2]),
        "slope_over_squared_length": float(checked),
    }


def _slope_over_squared_length(networks: Networks, nudge: float) -> Array:
    """Divide the losses' central differences along their gradients by what they should be."""
    _, in_incoming, in_outgoing = networks.losses_and_gradients()
    ahead, behind = (
        Networks(
            networks.incoming + step * in_incoming, networks.outgoing + step * in_outgoing
        ).losses_and_gradients()[0]
        for step in (nudge, -nudge)
    )
    squares = np.sum(in_incoming**2, axis=(1, 2)) + np.sum(in_outgoing**2, axis=1)
    return np.asarray((ahead - behind) / (2 * nudge) / squares)


def _start(
    generator: np.random.Generator, *, noise: float = 0.0, copies: bool = True, random: bool = True
) -> Networks:
    """Return three networks: of equal units, of zeros, and of random units."""
    incoming = generator.normal(size=(UNITS, 3))
    outgoing = generator.normal(size=UNITS + 1)
    equal_incoming = np.tile(incoming[0], (UNITS, 1)) + noise * generator.normal(size=(UNITS, 3))
    equal, zeros = (
        (equal_incoming, np.full_like(outgoing, outgoing[0])),
        (0 * incoming, 0 * outgoing),
    )
    first = equal if copies else (incoming, outgoing)
    last = (incoming, outgoing) if random else equal
    return Networks(*(np.array(arrays) for arrays in zip(first, zeros, last, strict=True)))
