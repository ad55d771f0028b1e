"""More demos behind lesson 'backpropagation': one chain is a product, a network a sum of chains."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Function = Callable[[complex], complex]
Link = tuple[Function, Function]

WIDTH = 3

LINKS: list[Link] = [
    (np.sin, np.cos),
    (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    (np.exp, np.exp),
    (lambda z: z**2, lambda z: 2 * z),
    (lambda z: np.log(1 + np.exp(z)), lambda z: 1 / (1 + np.exp(-z))),
]
"""Functions with their derivatives: sine, tanh, exponential, square and softplus."""


@demo
def chain_of_functions(generator: np.random.Generator) -> dict[str, float]:
    """Multiply the local derivatives along compositions of functions.

    The smallest composition doubles x and squares the result, at x = 3. Fifty more put sine, tanh,
    exponential, square and softplus one inside the other in random order, at a random x between -1
    and 1. Each factor is the slope of one function at the value that really enters it, which is
    what a forward pass has to remember (Rumelhart, Hinton and Williams 1986).

    Args:
        generator: Draws the orders and the points.

    Returns:
        The derivative of the smallest composition; the largest difference, over the fifty, from a
        step of 1e-30 along the imaginary axis (Squire and Trapp 1998).
    """
    return _differentiate(generator)


@chain_of_functions.control
def every_slope_taken_at_x(generator: np.random.Generator) -> dict[str, float]:
    """All functions are taken to receive x itself: 2 * 6 = 12 in place of 2 * 12 = 24."""
    return _differentiate(generator, enter_with_x=True)


@chain_of_functions.control
def slopes_added(generator: np.random.Generator) -> dict[str, float]:
    """Slopes add where functions stand side by side: 2 + 12 = 14."""
    return _differentiate(generator, combine=sum)


@chain_of_functions.control
def innermost_slope_forgotten(generator: np.random.Generator) -> dict[str, float]:
    """The slope of the outer function alone: 12."""
    return _differentiate(generator, combine=lambda slopes: math.prod(slopes[1:]))


@chain_of_functions.figure
def one_chain() -> Figure:
    """Values, slopes and running product along sin(x), exp, square, softplus, tanh at x = 1/2."""
    chain = [LINKS[i] for i in (0, 2, 3, 4, 1)]
    values = _values(chain, 0.5)
    slopes = [derivative(value) for (_, derivative), value in zip(chain, values, strict=False)]
    positions = list(range(6))
    return Figure(
        title="On the way back, each slope multiplies what has arrived",
        x=Axis("place in the chain, from the input (0) to the output (5)"),
        y=Axis("value or derivative", scale="log"),
        series=[
            Series("value, forward", positions, [value.real for value in values]),
            Series("slope of the next function", positions[:5], [s.real for s in slopes], "points"),
            Series(
                "derivative of the output, backward",
                positions,
                [math.prod(slopes[position:]).real for position in positions],
            ),
        ],
    )


def _differentiate(
    generator: np.random.Generator,
    *,
    enter_with_x: bool = False,
    combine: Callable[[list[complex]], complex] = math.prod,
) -> dict[str, float]:
    """Combine the slopes along each chain."""

    def derivative(chain: list[Link], x: float) -> complex:
        entering = [x] * len(chain) if enter_with_x else _values(chain, x)[:-1]
        return combine([slope(value) for (_, slope), value in zip(chain, entering, strict=True)])

    smallest: list[Link] = [(lambda z: 2 * z, lambda _: 2.0), LINKS[3]]
    differences = []
    for _ in range(50):
        chain = [LINKS[i] for i in generator.permutation(5)]
        x = generator.uniform(-1.0, 1.0)
        exact = _values(chain, x + 1e-30j)[-1].imag / 1e-30
        differences.append(abs(derivative(chain, x) - exact))
    return {
        "derivative_at_3": float(derivative(smallest, 3.0).real),
        "difference_from_complex_step": float(max(differences)),
    }


def _values(chain: list[Link], x: complex) -> list[complex]:
    """Return x and what each function makes of it, innermost first."""
    values = [x]
    for function, _ in chain:
        values.append(function(values[-1]))
    return values


@demo
def sum_over_paths(generator: np.random.Generator) -> dict[str, float]:
    """Add up the products of local derivatives along every path from the input to the output.

    The networks have one input, 2 to 9 layers of 3 tanh units and one linear output. A path chooses
    a unit in every layer, so their number triples with each layer. Backpropagation factors the sum:
    it visits each connection once and arrives at the same number (Olah 2015; Griewank and Walther
    2008).

    Args:
        generator: Draws the weights and the input.

    Returns:
        Over all depths, the largest difference of the path sum, and of backpropagation, from a
        complex step, relative to the sum of the sizes of all paths; the number of paths added and
        of connections visited for 8 layers; how many more connections a ninth layer adds.
    """
    return _compare(generator)


@sum_over_paths.control
def strongest_path_only(generator: np.random.Generator) -> dict[str, float]:
    """The path with the largest product stands for all."""
    return _compare(generator, keep=lambda products: products[[np.argmax(np.abs(products))]])


@sum_over_paths.control
def one_message_for_all_units(generator: np.random.Generator) -> dict[str, float]:
    """Backpropagation hears the first unit of the layer above and not the other two."""
    return _compare(generator, heard=1)


@sum_over_paths.control(
    "each weight needs to know the full network: every path is followed by itself"
)
def nothing_shared(generator: np.random.Generator) -> dict[str, float]:
    """Connections are counted as often as a path runs through them."""
    return _compare(generator, shared=False)


@sum_over_paths.figure
def paths_and_connections() -> Figure:
    """Number of paths and of connections of networks with 3 units in each of 1 to 12 layers."""
    layers = list(range(1, 13))
    return Figure(
        title="Paths triple with every layer, connections grow by nine",
        x=Axis("hidden layers of 3 units"),
        y=Axis("number to go through", scale="log"),
        series=[
            Series("paths", layers, [float(WIDTH**depth) for depth in layers]),
            Series("connections", layers, [float(_connections(depth)) for depth in layers]),
        ],
    )


def _compare(
    generator: np.random.Generator,
    *,
    keep: Callable[[Array], Array] = lambda products: products,
    heard: int = WIDTH,
    shared: bool = True,
) -> dict[str, float]:
    """Compute the derivative of the output in the input in three ways, for each depth."""
    path_errors, backward_errors, paths, visited = [], [], [], []
    for depth in range(2, 10):
        shapes = pairwise([1, *[WIDTH] * depth, 1])
        weights = [
            generator.normal(size=(after, before)) / np.sqrt(before) for before, after in shapes
        ]
        x = generator.normal()
        jacobians = _local_jacobians(weights, x)

        products = _products_along_paths(jacobians)
        exact = _output(weights, x + 1e-30j).imag / 1e-30
        message, visits = np.ones((1, 1)), 0
        for jacobian in reversed(jacobians):
            message = message[:, :heard] @ jacobian[:heard]
            visits += jacobian.size if shared else products.size
        path_errors.append(abs(np.sum(keep(products)) - exact))
        backward_errors.append(abs(message[0, 0] - exact))
        paths.append(keep(products).size)
        visited.append(visits)
    return {
        "path_sum_error": float(max(path_errors)),
        "backpropagation_error": float(max(backward_errors)),
        "paths_through_8_layers": paths[6],
        "connections_of_8_layers": visited[6],
        "connections_of_a_ninth": visited[7] - visited[6],
    }


def _connections(depth: int) -> int:
    """Return the number of weights between one input, the layers and one output."""
    return sum(before * after for before, after in pairwise([1, *[WIDTH] * depth, 1]))


def _output(weights: list[Array], x: complex) -> complex:
    """Return the output for one input, real or complex."""
    values = np.array([x])
    for matrix in weights[:-1]:
        values = np.tanh(matrix @ values)
    return complex((weights[-1] @ values)[0])


def _local_jacobians(weights: list[Array], x: float) -> list[Array]:
    """Return the derivatives of each layer's outputs in its inputs, shape (out, in)."""
    values, jacobians = np.array([x]), []
    for matrix in weights[:-1]:
        values = np.tanh(matrix @ values)
        jacobians.append((1 - values**2)[:, None] * matrix)
    return [*jacobians, weights[-1]]


def _products_along_paths(jacobians: list[Array]) -> Array:
    """Return the product of local derivatives along each path, shape (3 ** layers,)."""
    depth = len(jacobians) - 1
    units = np.indices([WIDTH] * depth).reshape(depth, -1)
    ends = np.zeros((1, units.shape[1]), dtype=int)
    steps = pairwise([*ends, *units, *ends])
    factors = [
        jacobian[after, before] for jacobian, (before, after) in zip(jacobians, steps, strict=True)
    ]
    return np.asarray(np.prod(factors, axis=0))
