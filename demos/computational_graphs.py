"""Demos behind lesson 'computational-graphs': where paths meet, gradients add."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Number = TypeVar("Number", "Node", complex)
Steps = list[tuple[str, int, int]]


class Node:
    """One value in a computational graph, with what the backward pass needs.

    Attributes:
        value: What the forward pass computed.
        sources: The nodes it was computed from, each with its local derivative.
        gradient: Derivative of the output with respect to the value, after the backward pass.
    """

    def __init__(self, value: float, *sources: tuple[Node, float]) -> None:
        self.value = value
        self.sources = sources
        self.gradient = 0.0

    def __add__(self, other: Node) -> Node:
        """Return the sum; both local derivatives are 1."""
        return Node(self.value + other.value, (self, 1.0), (other, 1.0))

    def __mul__(self, other: Node) -> Node:
        """Return the product; each factor is the local derivative of the other."""
        return Node(self.value * other.value, (self, other.value), (other, self.value))


def reverse_topological(output: Node) -> list[Node]:
    """Return every node after all the nodes that use it."""
    ordered: list[Node] = []

    def visit(node: Node) -> None:
        if node not in ordered:
            for source, _ in node.sources:
                visit(source)
            ordered.append(node)

    visit(output)
    return ordered[::-1]


def breadth_first(output: Node) -> list[Node]:
    """Return every node in the order in which a search from the output meets it."""
    met = [output]
    for node in met:
        met.extend(source for source in dict(node.sources) if source not in met)
    return met


@demo
def fan_out(generator: np.random.Generator) -> dict[str, float]:
    """Differentiate graphs in which a value is used more than once.

    Where a value fans out, a backward pass adds what arrives from each use (Griewank and Walther
    2008). The graphs are x * x at 3, (x + y) * (x * y) at x = 3 and y = 2, and 20 random graphs of
    10 sums and products over three inputs, which are checked by a complex step.

    Args:
        generator: Draws the random graphs and their inputs.

    Returns:
        The derivative of x * x, both derivatives of (x + y) * (x * y), and how many random graphs
        have all three derivatives right to 12 digits.
    """
    return _differentiate(generator)


@fan_out.control
def last_use_overwrites(generator: np.random.Generator) -> dict[str, float]:
    """Each arriving gradient replaces the one before it."""
    return _differentiate(generator, collect=lambda _, arriving: arriving)


@fan_out.control
def first_use_counts(generator: np.random.Generator) -> dict[str, float]:
    """Only the first gradient to arrive is kept."""
    return _differentiate(generator, collect=lambda held, arriving: held or arriving)


@fan_out.control
def breadth_first_order(generator: np.random.Generator) -> dict[str, float]:
    """A node passes its gradient on before all of it has arrived."""
    return _differentiate(generator, order=breadth_first)


def _differentiate(
    generator: np.random.Generator,
    *,
    collect: Callable[[float, float], float] = lambda held, arriving: held + arriving,
    order: Callable[[Node], list[Node]] = reverse_topological,
) -> dict[str, float]:
    """Run the backward pass on all graphs."""

    def backward(output: Node) -> None:
        output.gradient = 1.0
        for node in order(output):
            for source, local_derivative in node.sources:
                source.gradient = collect(source.gradient, node.gradient * local_derivative)

    square = Node(3.0)
    backward(square * square)
    x, y = Node(3.0), Node(2.0)
    backward((x + y) * (x * y))
    right = 0
    for _ in range(20):
        steps, values = _random_graph(generator)
        nodes = [Node(value) for value in values]
        backward(_evaluate(steps, nodes))
        gradient = np.array([node.gradient for node in nodes])
        exact = [
            _evaluate(steps, (values + 1e-30j * axis).tolist()).imag / 1e-30 for axis in np.eye(3)
        ]
        right += np.allclose(gradient, exact, rtol=1e-12, atol=1e-12 * np.max(np.abs(exact)))
    return {
        "square_at_3": square.gradient,
        "derivative_in_x": x.gradient,
        "derivative_in_y": y.gradient,
        "random_graphs_right": right,
    }


def _random_graph(generator: np.random.Generator) -> tuple[Steps, Array]:
    """Return 10 steps, each a sum or a product of earlier values, and three inputs."""
    steps = []
    for length in range(3, 13):
        first, second = generator.integers(max(0, length - 4), length, size=2)
        steps.append((str(generator.choice(["+", "*"])), int(first), int(second)))
    return steps, generator.uniform(0.5, 1.5, size=3)


def _evaluate(steps: Steps, inputs: list[Number]) -> Number:
    """Return the last value of a graph, computed on nodes or on complex numbers."""
    values = list(inputs)
    for operation, i, j in steps:
        values.append(values[i] + values[j] if operation == "+" else values[i] * values[j])
    return values[-1]


@demo
def two_modes(generator: np.random.Generator) -> dict[str, float]:
    """Compute Jacobians in forward and in reverse mode and count the multiplications.

    The functions are chains of three tanh layers, from 64 inputs to 1 output and from 1 input to 64
    outputs, 8 units wide in between. Forward mode sends one direction per input through the local
    Jacobians, reverse mode one per output (Griewank and Walther 2008).

    Args:
        generator: Draws the weights and the inputs.

    Returns:
        Multiplications in reverse mode over those in forward mode, for both functions; the largest
        difference of either mode from a complex step.
    """
    return _compare_modes(generator)


@two_modes.control("reverse mode is always the cheap one: tried with a single output only")
def one_output_in_both_places(generator: np.random.Generator) -> dict[str, float]:
    """The function that should have 64 outputs has 64 inputs."""
    return _compare_modes(generator, tall=(64, 1))


@two_modes.control
def one_input_in_both_places(generator: np.random.Generator) -> dict[str, float]:
    """The function that should have 64 inputs has 64 outputs."""
    return _compare_modes(generator, wide=(1, 64))


@two_modes.control
def layer_skipped_on_the_way_back(generator: np.random.Generator) -> dict[str, float]:
    """Reverse mode leaves out the Jacobian of the middle layer."""
    return _compare_modes(generator, skip=True)


@two_modes.figure
def cost_against_outputs(generator: np.random.Generator) -> Figure:
    """Multiplications of both modes for 8 inputs and 1 to 64 outputs."""
    outputs = [1, 2, 4, 8, 16, 32, 64]
    costs = [_costs(generator, 8, number) for number in outputs]
    return Figure(
        title="Forward mode is cheaper once there are more outputs than inputs",
        x=Axis("outputs of a function with 8 inputs", scale="log"),
        y=Axis("multiplications for the Jacobian", scale="log"),
        series=[
            Series("forward mode", outputs, [cost["forward"] for cost in costs]),
            Series("reverse mode", outputs, [cost["reverse"] for cost in costs]),
        ],
    )


def _compare_modes(
    generator: np.random.Generator,
    *,
    wide: tuple[int, int] = (64, 1),
    tall: tuple[int, int] = (1, 64),
    skip: bool = False,
) -> dict[str, float]:
    """Return the ratio of the costs for two functions, given as (inputs, outputs)."""
    many_inputs = _costs(generator, *wide, skip=skip)
    many_outputs = _costs(generator, *tall, skip=skip)
    return {
        "ratio_for_64_inputs": many_inputs["reverse"] / many_inputs["forward"],
        "ratio_for_64_outputs": many_outputs["reverse"] / many_outputs["forward"],
        "difference_from_complex_step": max(many_inputs["error"], many_outputs["error"]),
    }


def _costs(
    generator: np.random.Generator, inputs: int, outputs: int, *, skip: bool = False
) -> dict[str, float]:
    """Count the multiplications of both modes on one function and check both results."""
    shapes = [(8, inputs), (8, 8), (outputs, 8)]
    weights = [generator.normal(size=shape) / np.sqrt(shape[1]) for shape in shapes]
    point = generator.normal(size=inputs)

    jacobians, values = [], point
    for matrix in weights:
        values = np.tanh(matrix @ values)
        jacobians.append((1 - values**2)[:, None] * matrix)

    forward, forward_cost = np.eye(inputs), 0
    for jacobian in jacobians:
        forward_cost += jacobian.size * inputs
        forward = jacobian @ forward
    reverse, reverse_cost = np.eye(outputs), 0
    for jacobian in reversed(jacobians[::2] if skip else jacobians):
        reverse_cost += jacobian.size * outputs
        reverse = reverse @ jacobian

    nudged = point + 1e-30j * np.eye(inputs)
    for matrix in weights:
        nudged = np.tanh(nudged @ matrix.T)
    exact = nudged.imag.T / 1e-30
    errors = np.abs([forward - exact, reverse - exact])
    return {"forward": forward_cost, "reverse": reverse_cost, "error": float(np.max(errors))}
