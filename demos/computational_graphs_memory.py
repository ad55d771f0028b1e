"""More demos behind lesson 'computational-graphs': what gradients and forward values are kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, sin

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]


@dataclass
class Linear:
    """A linear layer that adds to its gradient at each backward pass, as libraries do.

    Attributes:
        weights: Shape (inputs,).
        gradient: Sum of all gradients since it was last set to zero, shape (inputs,).
        accumulates: Whether a backward pass adds to the gradient or replaces it.
    """

    weights: Array
    accumulates: bool = True
    gradient: Array = field(init=False)

    def __post_init__(self) -> None:
        """Start with a gradient of zero."""
        self.zero_gradient()

    def zero_gradient(self) -> None:
        """Forget all gradients so far."""
        self.gradient = np.zeros_like(self.weights)

    def backward(self, inputs: Array, targets: Array) -> Array:
        """Pass half the squared error, summed over examples, back; return the gradient so far.

        Args:
            inputs: Shape (examples, inputs).
            targets: Shape (examples,).
        """
        arriving = inputs.T @ (inputs @ self.weights - targets)
        self.gradient = self.gradient + arriving if self.accumulates else arriving
        return self.gradient


@demo
def accumulation(generator: np.random.Generator) -> dict[str, float]:
    """Run the backward pass repeatedly without setting the gradient to zero, and with it.

    A gradient that fans in from several backward passes adds up just as one from several uses of a
    value does, which is why training loops zero it (PyTorch documentation, zero_grad).

    Args:
        generator: Draws 32 examples with 8 inputs, their targets and the weights.

    Returns:
        The length of the gradient after a second pass over that after the first, the same after
        zeroing and a third pass, and the largest difference between the gradient of the whole batch
        and that after four passes, each over a quarter of it.
    """
    return _accumulate(generator)


@accumulation.control
def each_pass_replaces_the_gradient(generator: np.random.Generator) -> dict[str, float]:
    """What earlier passes have found is lost."""
    return _accumulate(generator, accumulates=False)


@accumulation.control("each backward pass starts afresh: the gradient is not set to zero")
def zeroing_forgotten(generator: np.random.Generator) -> dict[str, float]:
    """The third pass adds to the first two."""
    return _accumulate(generator, zeroed=False)


@accumulation.figure
def length_by_passes(generator: np.random.Generator) -> Figure:
    """Length of the gradient after each of six backward passes over the same batch."""
    inputs, targets = generator.normal(size=(32, 8)), generator.normal(size=32)
    layer, zeroed = (Linear(np.zeros(8)) for _ in range(2))
    passes, adding, fresh = list(range(1, 7)), [], []
    for _ in passes:
        adding.append(float(np.linalg.norm(layer.backward(inputs, targets))))
        zeroed.zero_gradient()
        fresh.append(float(np.linalg.norm(zeroed.backward(inputs, targets))))
    return Figure(
        title="A gradient that is not set to zero adds up",
        x=Axis("backward passes over the same batch"),
        y=Axis("length of the gradient held"),
        series=[
            Series("never set to zero", passes, adding),
            Series("set to zero before each pass", passes, fresh),
        ],
    )


def _accumulate(
    generator: np.random.Generator, *, accumulates: bool = True, zeroed: bool = True
) -> dict[str, float]:
    """Compare the gradients after several backward passes."""
    inputs, targets = generator.normal(size=(32, 8)), generator.normal(size=32)
    layer = Linear(generator.normal(size=8), accumulates)
    first, second = layer.backward(inputs, targets), layer.backward(inputs, targets)
    if zeroed:
        layer.zero_gradient()
    third = layer.backward(inputs, targets)
    in_parts = Linear(layer.weights, accumulates)
    for quarter in range(4):
        in_parts.backward(inputs[quarter::4], targets[quarter::4])
    length = np.linalg.norm(first)
    return {
        "second_over_first": float(np.linalg.norm(second) / length),
        "after_zeroing_over_first": float(np.linalg.norm(third) / length),
        "difference_of_four_parts": float(np.max(np.abs(in_parts.gradient - first))),
    }


OPERATIONS = 400


@demo
def checkpointing() -> dict[str, float]:
    """Differentiate a chain of 400 operations without keeping all of its values.

    The forward pass keeps every 20th value only. Going back, each stretch of 20 is computed again
    from the value kept before it (Griewank 1992; Chen, Xu, Zhang and Guestrin 2016). The operation
    is x -> sin(1.1 x).

    Returns:
        The most values held at a time; the operations computed again, as a share of a forward pass;
        and whether the derivative is, to the last bit, that of a pass that keeps all values.
    """
    return _compare()


@checkpointing.control
def all_values_kept() -> dict[str, float]:
    """Nothing is computed again, and everything is held."""
    return _compare(stretch=1)


@checkpointing.control("only the input need be kept, the rest can be computed when it is needed")
def each_value_from_the_input() -> dict[str, float]:
    """It can, at the price of two hundred forward passes."""
    return _compare(from_input=True)


@checkpointing.control
def wrong_value_to_start_from() -> dict[str, float]:
    """Each stretch is computed from the value kept for the stretch before it."""
    return _compare(late=20)


@checkpointing.figure
def values_held_by_stretch() -> Figure:
    """Most values held at a time, by the length of a stretch."""
    lengths = [length for length in range(1, OPERATIONS + 1) if OPERATIONS % length == 0]
    held = [_differentiate(length)[1] for length in lengths]
    return Figure(
        title="Stretches as long as their number, 20 of 20 here, need the least memory",
        x=Axis("operations in a stretch", scale="log"),
        y=Axis("values", scale="log"),
        series=[
            Series("held at a time", lengths, held),
            Series("kept by the forward pass", lengths, [OPERATIONS / k for k in lengths]),
            Series("computed again for one stretch", lengths[1:], [k - 1 for k in lengths[1:]]),
        ],
    )


def _compare(stretch: int = 20, *, from_input: bool = False, late: int = 0) -> dict[str, float]:
    """Compare a pass that keeps some values with one that keeps them all."""
    derivative, held, again = _differentiate(stretch, from_input=from_input, late=late)
    return {
        "values_held": held,
        "computed_again": again / OPERATIONS,
        "same_derivative": derivative == _differentiate(1)[0],
    }


def _differentiate(
    stretch: int, *, from_input: bool = False, late: int = 0
) -> tuple[float, int, int]:
    """Return the chain's derivative at 0.3, the most values held, and the operations repeated.

    Args:
        stretch: The forward pass keeps one value for so many operations.
        from_input: Whether to start each repetition at the input, for each value anew.
        late: By how many operations the value that a stretch is computed from is too early.
    """
    kept, value = {}, 0.3
    for place in range(OPERATIONS):
        if place % (OPERATIONS if from_input else stretch) == 0:
            kept[place] = value
        value = sin(1.1 * value)

    derivative, most, again = 1.0, len(kept), 0
    for end in range(OPERATIONS, 0, -1 if from_input else -stretch):
        start = 0 if from_input else end - stretch
        values = [kept[max(start - late, 0)]]
        for _ in range(start + 1, end):
            values.append(sin(1.1 * values[-1]))
            if from_input:
                del values[0]
            again += 1
        most = max(most, len(kept) + len(values) - 1)
        for value in reversed(values):
            derivative *= 1.1 * cos(1.1 * value)
        if not from_input:
            del kept[start]
    return derivative, most, again
