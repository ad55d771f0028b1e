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
Order = Callable[["Node"], list["Node"]]
Collect = Callable[[float, float], float]

ROUNDING = 1e-13
"""Relative error that rounding cannot reach in the gradient of a graph drawn here.

Its ten operations are sums and products of positive numbers, so nothing cancels, and both ways of
computing the gradient round at most some sixty times: 60 * 1.1e-16 = 7e-15.
"""


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


def add(held: float, arriving: float) -> float:
    """Return the sum of the gradient that a node holds and of one that arrives."""
    return held + arriving


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


def depth_first(output: Node) -> list[Node]:
    """Return every node when it is first met, following each path to its end."""
    met: list[Node] = []

    def visit(node: Node) -> None:
        if node not in met:
            met.append(node)
            for source, _ in node.sources:
                visit(source)

    visit(output)
    return met


def backward(output: Node, order: Order = reverse_topological, collect: Collect = add) -> None:
    """Give every node the derivative of the output with respect to its value.

    Args:
        output: The node to differentiate.
        order: Lists the nodes in the order in which each passes its gradient on.
        collect: Joins the gradient that a node holds and one that arrives.
    """
    output.gradient = 1.0
    for node in order(output):
        for source, local_derivative in node.sources:
            source.gradient = collect(source.gradient, node.gradient * local_derivative)


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
        have all three derivatives right to 13 digits.
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


def _differentiate(generator: np.random.Generator, *, collect: Collect = add) -> dict[str, float]:
    """Run the backward pass on all graphs."""
    square = Node(3.0)
    backward(square * square, collect=collect)
    x, y = Node(3.0), Node(2.0)
    backward((x + y) * (x * y), collect=collect)
    errors = [_error(*_random_graph(generator), collect=collect) for _ in range(20)]
    return {
        "square_at_3": square.gradient,
        "derivative_in_x": x.gradient,
        "derivative_in_y": y.gradient,
        "random_graphs_right": sum(error <= ROUNDING for error in errors),
    }


@demo
def visiting_order(generator: np.random.Generator) -> dict[str, float]:
    """Run the backward pass in several orders over graphs with and without shared values.

    A node may pass its gradient on only once all of its users have passed on theirs, which the
    reverse of a topological order guarantees (Linnainmaa 1976; Griewank and Walther 2008). In a
    tree every value has a single user, and any order that starts at the output will do.

    Args:
        generator: Draws 30 graphs of 10 sums and products, 30 such trees, and their inputs.

    Returns:
        The number of graphs with a wrong gradient in reverse topological order, the largest error
        there, relative to the gradient's largest entry, and the number of trees with a wrong
        gradient in breadth-first order; in the first order, the derivative of (x + y)^2 y in x at
        x = 3 and y = 2.
    """
    return _try_orders(generator)


@visiting_order.control("any order from the output will do: breadth-first")
def level_by_level(generator: np.random.Generator) -> dict[str, float]:
    """A node passes its gradient on as soon as it is met, level by level."""
    return _try_orders(generator, order=breadth_first)


@visiting_order.control("any order from the output will do: depth-first")
def path_by_path(generator: np.random.Generator) -> dict[str, float]:
    """A node passes its gradient on as soon as it is met, path by path."""
    return _try_orders(generator, order=depth_first)


@visiting_order.control
def shared_values_in_the_trees(generator: np.random.Generator) -> dict[str, float]:
    """Graphs with shared values take the place of the trees."""
    return _try_orders(generator, trees=False)


@visiting_order.figure
def wrong_graphs_by_size(generator: np.random.Generator) -> Figure:
    """Share of random graphs that each order gets wrong, by their number of operations."""
    sizes = [2, 4, 6, 8, 12, 16, 20]
    graphs = [[_random_graph(generator, size) for _ in range(40)] for size in sizes]

    def series(label: str, order: Order) -> Series:
        wrong = [np.mean([_error(*graph, order=order) > ROUNDING for graph in of]) for of in graphs]
        return Series(label, sizes, [100.0 * float(share) for share in wrong])

    return Figure(
        title="The larger the graph, the surer a wrong order fails",
        x=Axis("sums and products in a random graph"),
        y=Axis("graphs with a wrong gradient (%)"),
        series=[
            series("reverse topological", reverse_topological),
            series("breadth-first from the output", breadth_first),
            series("depth-first from the output", depth_first),
        ],
    )


def _try_orders(
    generator: np.random.Generator, *, order: Order = reverse_topological, trees: bool = True
) -> dict[str, float]:
    """Check one order on 30 graphs and the breadth-first one on 30 trees."""
    draw = _random_tree if trees else _random_graph
    errors = [_error(*_random_graph(generator), order=order) for _ in range(30)]
    known = [Node(3.0), Node(2.0)]
    backward(_evaluate([("+", 0, 1), ("*", 2, 1), ("*", 2, 3)], known), order)
    errors_on_trees = [_error(*draw(generator), order=breadth_first) for _ in range(30)]
    return {
        "graphs_wrong": sum(error > ROUNDING for error in errors),
        "largest_error": max(errors),
        "trees_wrong_breadth_first": sum(error > ROUNDING for error in errors_on_trees),
        "derivative_in_x": known[0].gradient,
    }


def _random_graph(generator: np.random.Generator, size: int = 10) -> tuple[Steps, Array]:
    """Return steps, each a sum or a product of two of the last three values, and three inputs."""
    steps = []
    for length in range(3, 3 + size):
        first, second = generator.integers(length - 3, length, size=2)
        steps.append((str(generator.choice(["+", "*"])), int(first), int(second)))
    return steps, 0.5 + generator.random(3)


def _random_tree(generator: np.random.Generator, size: int = 10) -> tuple[Steps, Array]:
    """Return steps, each a sum or a product of two values not used before, and their inputs."""
    steps, unused = [], list(range(size + 1))
    for result in range(size + 1, 2 * size + 1):
        first, second = (unused.pop(generator.integers(len(unused))) for _ in range(2))
        steps.append((str(generator.choice(["+", "*"])), first, second))
        unused.append(result)
    return steps, generator.uniform(0.5, 1.5, size=size + 1)


def _error(
    steps: Steps, values: Array, *, order: Order = reverse_topological, collect: Collect = add
) -> float:
    """Return the largest error of a graph's gradient, relative to the largest true entry."""
    nodes = [Node(value) for value in values]
    backward(_evaluate(steps, nodes), order, collect)
    nudges = 1e-30j * np.eye(len(values))
    exact = np.array([_evaluate(steps, list(values + nudge)).imag / 1e-30 for nudge in nudges])
    errors = np.abs([node.gradient for node in nodes] - exact)
    return float(np.max(errors) / max(np.max(np.abs(exact)), 1e-300))


def _evaluate(steps: Steps, inputs: list[Number]) -> Number:
    """Return the last value of a graph, computed on nodes or on complex numbers."""
    values = list(inputs)
    for operation, i, j in steps:
        values.append(values[i] + values[j] if operation == "+" else values[i] * values[j])
    return values[-1]
