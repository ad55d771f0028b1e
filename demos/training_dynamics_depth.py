"""More demos behind lesson 'training-dynamics': what each layer does to a gradient."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
Activation = Callable[[Array], tuple[Array, Array]]

WIDTH, LAYERS, NETWORKS = 100, 20, 10


def sigmoid(z: Array) -> tuple[Array, Array]:
    """Return 1 / (1 + exp(-z)) and its slope."""
    value = 1 / (1 + np.exp(-z))
    return value, value * (1 - value)


def tanh(z: Array) -> tuple[Array, Array]:
    """Return the hyperbolic tangent and its slope."""
    value = np.tanh(z)
    return value, 1 - value**2


def relu(z: Array) -> tuple[Array, Array]:
    """Return ReLU and its slope."""
    return np.maximum(z, 0), np.heaviside(z, 0)


@demo
def vanishing_rate(generator: np.random.Generator) -> dict[str, float]:
    """Backpropagate through 20 layers of 100 units in ten networks and compare with theory.

    With weights of variance 1 / n, mean-field theory says that a wide sigmoid layer multiplies the
    mean square of the gradient by E[sigmoid'(z)^2], where z is normal, and so is every layer's
    weighted sum, with the variance E[sigmoid(z)^2] (Poole et al. 2016; Schoenholz et al. 2017).
    The same weights times the square root of 2 are He's, and go with ReLU.

    Args:
        generator: Draws the weights, the inputs and the gradient at the outputs, all normal.

    Returns:
        The factor that the gradient's length has per sigmoid layer by theory, in the limit of many
        layers; the factor measured, as a geometric average from the second layer on, over that of
        theory; and the logarithm to base 2 of the factor measured per ReLU layer.
    """
    return _measure_rates(generator)


@vanishing_rate.control
def tanh_in_place_of_sigmoid(generator: np.random.Generator) -> dict[str, float]:
    """Tanh with the same weights loses far less."""
    return _measure_rates(generator, activation=tanh)


@vanishing_rate.control("a sigmoid layer keeps exactly a quarter of the gradient")
def exactly_a_quarter(generator: np.random.Generator) -> dict[str, float]:
    """A quarter is the largest slope, and not that of every unit."""
    return _measure_rates(generator, assumed_slope=0.25)


@vanishing_rate.control("vanishing gradients are zero: nothing is kept")
def nothing_kept(generator: np.random.Generator) -> dict[str, float]:
    """The gradient is rounded to 16 bits at every layer, and there it does become zero."""
    return _measure_rates(generator, precision=np.float16)


@vanishing_rate.control
def relu_with_half_of_hes_variance(generator: np.random.Generator) -> dict[str, float]:
    """Weights of variance 1 / n go with ReLU too."""
    return _measure_rates(generator, variance_for_relu=1 / WIDTH)


@vanishing_rate.figure
def length_by_layer(generator: np.random.Generator) -> Figure:
    """Length of the gradient at each layer, averaged over networks, and what theory says."""
    layers = list(range(1, LAYERS + 1))
    weights, vectors = _draw(generator)

    def series(label: str, activation: Activation, scale: float) -> Series:
        lengths = _message_lengths(weights * scale, vectors, activation)
        means = np.exp(np.mean(np.log(lengths / lengths[-1]), axis=1))
        return Series(label, layers, means.tolist(), style="points")

    def line(label: str, factor: float) -> Series:
        return Series(label, layers, [factor ** (LAYERS - layer) for layer in layers])

    return Figure(
        title="Theory knows how fast a gradient vanishes, and that a quarter is not quite it",
        x=Axis("layer, counted from the input"),
        y=Axis("length of the gradient, of that at the last layer", scale="log"),
        series=[
            series("ReLU, variance 2/n", relu, np.sqrt(2)),
            series("sigmoid, variance 1/n", sigmoid, 1.0),
            line("theory for the sigmoid", _mean_field_factor()),
            line("a quarter per layer", 0.25),
        ],
    )


def _measure_rates(
    generator: np.random.Generator,
    *,
    activation: Activation = sigmoid,
    assumed_slope: float | None = None,
    variance_for_relu: float = 2 / WIDTH,
    precision: type[np.floating] = np.float64,
) -> dict[str, float]:
    """Measure the factor per layer of either kind of network."""
    weights, vectors = _draw(generator)
    theory = _mean_field_factor(assumed_slope=assumed_slope)
    scale = np.sqrt(variance_for_relu * WIDTH)

    def factor(weights: Array, activation: Activation) -> float:
        return _factor_per_layer(_message_lengths(weights, vectors, activation, precision))

    return {
        "theory_per_layer": theory,
        "measured_over_theory": factor(weights, activation) / theory,
        "doublings_per_relu_layer": float(np.log2(factor(weights * scale, relu))),
    }


@demo
def variance_for_slopes_of_one(generator: np.random.Generator) -> dict[str, float]:
    """Give sigmoid layers weights of variance 1/n and 16/n, and tanh layers 1/n.

    The variance 2 / (inputs + outputs), which is 1/n in square layers, was derived for units with
    slope 1 (Glorot and Bengio 2010). Sixteen times as much would make up for a slope of a quarter,
    if all slopes were that large. In tanh layers with 1/n mean-field theory has the mean square of
    the outputs fall towards 1 / (2 l) at layer l, and not exponentially (Poole et al. 2016).

    Args:
        generator: Draws weights, inputs and the gradient at the outputs of ten networks.

    Returns:
        The factor of the gradient's length per sigmoid layer by theory, for 1/n and for 16/n; that
        measured for 16/n, as a geometric average from the second layer on, over that of theory; the
        mean square of the outputs of tanh layer 20 by theory, times 2 * 20; and the logarithm of
        the quotient of that measured, on average, and that of theory.
    """
    return _try_variances(generator)


@variance_for_slopes_of_one.control("Xavier's variance keeps the gradients of sigmoid layers")
def factor_of_one_at_1_over_n(generator: np.random.Generator) -> dict[str, float]:
    """The theory is worked out with the slope of 1 for which the variance was derived."""
    return _try_variances(generator, assumed_slope=1.0)


@variance_for_slopes_of_one.control("sixteen times Xavier's variance makes up for the slope of 1/4")
def factor_of_one_at_16_over_n(generator: np.random.Generator) -> dict[str, float]:
    """The theory is worked out as if every unit were at its steepest."""
    return _try_variances(generator, assumed_slope=0.25)


@variance_for_slopes_of_one.control
def tanh_with_half_the_variance(generator: np.random.Generator) -> dict[str, float]:
    """With 1 / (2 n) the outputs of tanh layers do fall exponentially, in theory and networks."""
    return _try_variances(generator, tanh_variance=0.5)


@variance_for_slopes_of_one.control
def theory_for_half_the_variance(generator: np.random.Generator) -> dict[str, float]:
    """Tanh networks with 1/n are compared with the theory for 1 / (2 n)."""
    return _try_variances(generator, tanh_theory=0.5)


@variance_for_slopes_of_one.figure
def signal_by_layer(generator: np.random.Generator) -> Figure:
    """Mean square of tanh layers, in networks and in theory, with 1/n and with half of it."""
    layers = list(range(1, LAYERS + 1))
    weights, vectors = _draw(generator)

    def series(label: str, variance: float) -> Series:
        means = _tanh_mean_squares(np.sqrt(variance) * weights, vectors[0]).mean(axis=1)
        return Series(label, layers, means.tolist(), style="points")

    return Figure(
        title="A tanh network's signal falls as 1/(2 l), with half the variance exponentially",
        x=Axis("layer l, counted from the input"),
        y=Axis("mean square of the outputs", scale="log"),
        series=[
            series("variance 1/n", 1.0),
            Series("theory for 1/n", layers, _tanh_theory(1.0)),
            Series("1 / (2 l)", layers, [1 / (2 * layer) for layer in layers]),
            series("variance 1/(2 n)", 0.5),
        ],
    )


def _try_variances(
    generator: np.random.Generator,
    *,
    assumed_slope: float | None = None,
    tanh_variance: float = 1.0,
    tanh_theory: float | None = None,
) -> dict[str, float]:
    """Measure sigmoid networks with 16/n and tanh networks with so many 1/n."""
    weights, vectors = _draw(generator)
    measured = _factor_per_layer(_message_lengths(4 * weights, vectors, sigmoid))
    theory = _mean_field_factor(16.0, assumed_slope=assumed_slope)
    last = np.mean(_tanh_mean_squares(np.sqrt(tanh_variance) * weights, vectors[0])[-1])
    last_in_theory = _tanh_theory(tanh_variance if tanh_theory is None else tanh_theory)[-1]
    return {
        "theory_at_1_over_n": _mean_field_factor(1.0, assumed_slope=assumed_slope),
        "theory_at_16_over_n": theory,
        "measured_over_theory": measured / theory,
        "tanh_theory_times_2_l": 2 * LAYERS * last_in_theory,
        "logarithm_over_tanh_theory": float(np.log(last / last_in_theory)),
    }


def _tanh_mean_squares(weights: Array, examples: Array) -> Array:
    """Return the mean square of each tanh layer's outputs, shape (layers, networks)."""
    values, mean_squares = examples, []
    for matrices in weights:
        values = np.tanh(matrices @ values)
        mean_squares.append(np.mean(values**2, axis=(1, 2)))
    return np.array(mean_squares)


def _tanh_theory(variance: float) -> list[float]:
    """Return the mean square of each wide tanh layer's outputs, for weights of so many 1/n."""
    points, shares = _normal_points()
    mean_squares, mean_square = [], 1.0
    for _ in range(LAYERS):
        mean_square = float(shares @ np.tanh(np.sqrt(variance * mean_square) * points) ** 2)
        mean_squares.append(mean_square)
    return mean_squares


def _mean_field_factor(
    weight_variance: float = 1.0, *, assumed_slope: float | None = None
) -> float:
    """Return the factor of the gradient's length per wide sigmoid layer.

    Args:
        weight_variance: In units of 1/n.
        assumed_slope: What is taken for the slope of every unit in place of its own.
    """
    points, shares = _normal_points()
    variance = 1.0
    for _ in range(50):
        values, slopes = sigmoid(np.sqrt(variance) * points)
        variance = weight_variance * float(shares @ values**2)
    if assumed_slope is not None:
        slopes = np.full_like(points, assumed_slope)
    return float(np.sqrt(weight_variance * shares @ slopes**2))


def _normal_points() -> tuple[Array, Array]:
    """Return points and their shares for averages over a standard normal number."""
    points, weights = np.polynomial.hermite_e.hermegauss(100)
    return points, weights / np.sqrt(2 * np.pi)


def _draw(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return weights of variance 1/n, an example and a gradient at the outputs for each network."""
    shape = (LAYERS, NETWORKS, WIDTH, WIDTH)
    weights = generator.standard_normal(shape) / np.sqrt(WIDTH)
    return weights, generator.standard_normal((2, NETWORKS, WIDTH, 1))


def _factor_per_layer(lengths: Array) -> float:
    """Return the geometric average factor of all networks, from the last layer to the second."""
    return float(np.prod(lengths[1] / lengths[-1]) ** (1 / (NETWORKS * (LAYERS - 2))))


def _message_lengths(
    weights: Array,
    vectors: Array,
    activation: Activation,
    precision: type[np.floating] = np.float64,
) -> Array:
    """Return the length of the loss's gradient at the weighted sums of each layer.

    Args:
        weights: Shape (layers, networks, units, inputs).
        vectors: An example for each network, and the gradient of the loss with respect to its last
            outputs, shape (2, networks, units, 1).
        activation: Of every layer.
        precision: What the gradient is rounded to at each layer.

    Returns:
        Shape (layers, networks).
    """
    (values, message), slopes, lengths = vectors, [], []
    for matrices in weights:
        values, layer_slopes = activation(matrices @ values)
        slopes.append(layer_slopes)
    for matrices, layer_slopes in reversed(list(zip(weights, slopes, strict=True))):
        message = (message * layer_slopes).astype(precision).astype(np.float64)
        lengths.append(np.linalg.norm(message, axis=(1, 2)))
        message = matrices.transpose(0, 2, 1) @ message
    return np.array(lengths[::-1])
