"""Demos behind lesson 'training-dynamics': why signals fade on their way through a network."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.floating]
ComplexArray = NDArray[np.complexfloating]
Activation = Callable[[ComplexArray], ComplexArray]

WIDTH = 100


def sigmoid(z: ComplexArray) -> ComplexArray:
    """Return 1 / (1 + exp(-z)), for complex z too."""
    return np.asarray(1 / (1 + np.exp(-z)))


def tanh(z: ComplexArray) -> ComplexArray:
    """Return the hyperbolic tangent, for complex z too."""
    return np.tanh(z)


def relu(z: ComplexArray) -> ComplexArray:
    """Return z where its real part is positive, else 0."""
    return np.where(z.real > 0, z, 0)


def slope(activation: Activation, z: Array) -> Array:
    """Return the derivative of an activation from a step along the imaginary axis."""
    return np.asarray(activation(z + 1e-30j).imag / 1e-30)


@demo
def sigmoid_slope() -> dict[str, float]:
    """Measure the slope of the sigmoid and what nine sigmoids in a row leave of a gradient.

    Each layer has one unit with weight 1, so it multiplies the gradient by its slope alone
    (Glorot and Bengio 2010 on why sigmoids suit deep networks badly).

    Returns:
        Largest slope over weighted sums from -6 to 6, and its ninth power: the most that nine
        layers leave, as a share of the gradient at the output.
    """
    return _measure_slope(sigmoid)


@sigmoid_slope.control
def slope_of_tanh() -> dict[str, float]:
    """The hyperbolic tangent is as steep as 1, so its product need not shrink."""
    return _measure_slope(tanh)


@sigmoid_slope.control
def one_layer_too_many() -> dict[str, float]:
    """Ten layers are counted as nine: 0.00000095 in place of 0.0000038."""
    return _measure_slope(sigmoid, layers=10)


@sigmoid_slope.control
def weights_of_four() -> dict[str, float]:
    """A weight of 4 makes up for the slope, so nothing shrinks."""
    return _measure_slope(sigmoid, weight=4.0)


@sigmoid_slope.figure
def slopes() -> Figure:
    """Slope of the sigmoid beside that of the control, tanh."""
    sums = np.linspace(-6.0, 6.0, 121)
    return Figure(
        title="The sigmoid is nowhere steeper than a quarter",
        x=Axis("weighted sum"),
        y=Axis("slope"),
        series=[
            Series("sigmoid", sums.tolist(), slope(sigmoid, sums).tolist()),
            Series("tanh", sums.tolist(), slope(tanh, sums).tolist()),
        ],
    )


def _measure_slope(
    activation: Activation, layers: int = 9, weight: float = 1.0
) -> dict[str, float]:
    """Find the largest slope and multiply it over the layers, each with the same weight."""
    largest = float(np.max(slope(activation, np.linspace(-6.0, 6.0, 1_201))))
    return {"largest_slope": largest, "nine_layer_factor": (weight * largest) ** layers}


@demo
def faded_gradient(generator: np.random.Generator) -> dict[str, float]:
    """Backpropagate through 20 sigmoid layers of 100 units and look at the first layer's gradient.

    Weights have variance 1 / 100, biases are zero, the loss is the sum of the last outputs. Each
    layer then keeps 0.236 of the gradient in the limit of many units and layers; the fading was
    analyzed by Hochreiter 1991 and by Bengio, Simard and Frasconi 1994. Ten networks are drawn.

    Args:
        generator: Draws the weights and the input.

    Returns:
        The length of the gradient at the first layer's weighted sums over that at the last, at
        most, and the share kept per layer, on geometric average; for one network, the share of
        non-zero entries in the gradient of the first layer's weights, in 64-bit and rounded to
        16-bit floating point, and the relative error of the length of the first unit's entries
        against a complex step of each; and what a step of length 0.01 along it adds to the
        summed outputs, over 0.01 times its length.
    """
    return _look_at_first_layer(generator)


@faded_gradient.control("vanishing gradients are zero: those of dead ReLUs are")
def dead_relu_network(generator: np.random.Generator) -> dict[str, float]:
    """ReLUs with biases of -20 are off for every input."""
    return _look_at_first_layer(generator, activation=relu, bias=-20.0)


@faded_gradient.control
def two_layers_only(generator: np.random.Generator) -> dict[str, float]:
    """Two layers do not make a gradient vanish."""
    return _look_at_first_layer(generator, layers=2)


@faded_gradient.control
def slope_left_out_once(generator: np.random.Generator) -> dict[str, float]:
    """The message is not multiplied by the slopes of the tenth layer."""
    return _look_at_first_layer(generator, left_out=10)


@faded_gradient.figure
def gradient_by_layer(generator: np.random.Generator) -> Figure:
    """Length of the gradient at each layer for sigmoid and for ReLU with He's variance."""
    layers = list(range(1, 21))
    smallest = float(np.finfo(np.float16).smallest_subnormal)
    example = generator.normal(size=WIDTH)
    faded = _messages(_draw(generator, 20, variance=1 / WIDTH), example, sigmoid)
    kept = _messages(_draw(generator, 20, variance=2 / WIDTH), example, relu)
    return Figure(
        title="A sigmoid network's gradient fades layer by layer, but not to zero",
        x=Axis("layer, counted from the input"),
        y=Axis("length of the gradient at the weighted sums", scale="log"),
        series=[
            Series("sigmoid, variance 1/n", layers, [float(np.linalg.norm(m)) for m in faded]),
            Series("ReLU, variance 2/n", layers, [float(np.linalg.norm(m)) for m in kept]),
            Series("smallest 16-bit number", layers, [smallest] * 20),
        ],
    )


def _look_at_first_layer(
    generator: np.random.Generator,
    *,
    layers: int = 20,
    activation: Activation = sigmoid,
    bias: float = 0.0,
    left_out: int = 0,
) -> dict[str, float]:
    """Backpropagate through ten networks and check the first layer of the last one."""
    kept = []
    for _ in range(10):
        weights, example = _draw(generator, layers, 1 / WIDTH), generator.normal(size=WIDTH)
        messages = _messages(weights, example, activation, bias=bias, left_out=left_out)
        first, last = np.linalg.norm(messages[0]), np.linalg.norm(messages[-1])
        kept.append(float(first / last) if last > 0.0 else 0.0)
    gradient = np.outer(messages[0], example)

    def outputs(changes_of_sums: NDArray[np.inexact]) -> NDArray[np.inexact]:
        values = activation(weights[0] @ example + bias + changes_of_sums + 0j)
        for matrix in weights[1:]:
            values = activation(values @ matrix.T + bias)
        return values

    nudges = np.outer(1e-30j * example, np.eye(WIDTH)[0])
    exact = max(float(np.linalg.norm(outputs(nudges).sum(axis=1).imag / 1e-30)), 1e-300)

    length = max(float(np.linalg.norm(gradient)), 1e-300)
    before, after = outputs(np.array([0 * example, 0.01 * gradient @ example / length])).real
    return {
        "first_over_last": max(kept),
        "kept_per_layer": float(np.prod(kept) ** (1 / (10 * (layers - 1)))),
        "nonzero_in_64_bits": float(np.mean(gradient != 0.0)),
        "nonzero_in_16_bits": float(np.mean(gradient.astype(np.float16) != 0.0)),
        "relative_error": abs(1 - float(np.linalg.norm(gradient[0])) / exact),
        "gain_of_a_rescaled_step": float(np.sum(after - before) / (0.01 * length)),
    }


def _draw(generator: np.random.Generator, layers: int, variance: float) -> Array:
    """Return normal weights of the given variance, shape (layers, 100 units, 100 inputs)."""
    return generator.normal(scale=np.sqrt(variance), size=(layers, WIDTH, WIDTH))


def _messages(
    weights: Array, example: Array, activation: Activation, *, bias: float = 0.0, left_out: int = 0
) -> list[Array]:
    """Return the derivatives of the summed outputs with respect to each layer's weighted sums."""
    sums, values = [], example
    for matrix in weights:
        sums.append(matrix @ values + bias)
        values = activation(sums[-1] + 0j).real
    messages, message = [], np.ones_like(example)
    for layer in reversed(range(len(weights))):
        if layer + 1 != left_out:
            message = message * slope(activation, sums[layer])
        messages.append(message)
        message = weights[layer].T @ message
    return messages[::-1]


@demo
def growth_per_layer(generator: np.random.Generator) -> dict[str, float]:
    """Send an example through 10 ReLU layers of 100 units in each of 40 networks.

    With weights of variance v and no biases, the mean square of a layer's outputs is on average
    100 v / 2 times that of the layer before: ReLU passes half of it (He, Zhang, Ren and Sun 2015).
    A single network strays from the average, by an amount that its widths decide (Hanin and Rolnick
    2018). All three variances use the same random numbers, scaled.

    Args:
        generator: Draws the weights and the examples.

    Returns:
        Mean square of a layer's outputs over that of its inputs, averaged over all layers and
        networks, for He's variance 2/100, for 1/100 and for variance 1; and the variance of this
        quotient over all layers and networks for He's variance, times the 100 units.
    """
    return _measure_growth(generator)


@growth_per_layer.control("He's variance keeps the signal in every network, not just on average")
def no_straying(generator: np.random.Generator) -> dict[str, float]:
    """What the 40 networks do on average is taken for what each of them does."""
    return _measure_growth(generator, average_for_each=True)


@growth_per_layer.control
def no_relu_between_the_layers(generator: np.random.Generator) -> dict[str, float]:
    """Without ReLU nothing halves the mean square."""
    return _measure_growth(generator, activation=lambda z: z)


@growth_per_layer.control
def variance_taken_for_the_deviation(generator: np.random.Generator) -> dict[str, float]:
    """Weights are drawn with the standard deviation that should be their variance."""
    return _measure_growth(generator, power=2)


@growth_per_layer.figure
def mean_square_by_layer(generator: np.random.Generator) -> Figure:
    """Mean square of the outputs of each layer: the average of 40 networks, and single ones."""
    layers = list(range(11))
    weights, examples = _draw_networks(generator)

    def mean_squares(variance: float) -> Array:
        return _mean_squares(weights, variance, examples, relu)

    def series(label: str, values: Array) -> Series:
        return Series(label, layers, values.tolist())

    kept = mean_squares(0.02)
    furthest = np.argsort(kept[-1])
    return Figure(
        title="He's variance keeps the signal on average, and single networks stray",
        x=Axis("layer, 0 is the input"),
        y=Axis("mean square of the outputs", scale="log"),
        series=[
            series("variance 2/n, average", kept.mean(axis=1)),
            series("variance 2/n, highest network", kept[:, furthest[-1]]),
            series("variance 2/n, lowest network", kept[:, furthest[0]]),
            series("variance 1/n, average", mean_squares(0.01).mean(axis=1)),
        ],
    )


def _measure_growth(
    generator: np.random.Generator,
    *,
    activation: Activation = relu,
    power: int = 1,
    average_for_each: bool = False,
) -> dict[str, float]:
    """Measure the growth factors of 40 networks of 10 layers."""
    weights, examples = _draw_networks(generator)

    def factors(variance: float) -> Array:
        mean_squares = _mean_squares(weights, variance**power, examples, activation)
        quotients = mean_squares[1:] / mean_squares[:-1]
        return np.asarray(quotients.mean(axis=1) if average_for_each else quotients)

    kept = factors(0.02)
    return {
        "growth_at_2_over_n": float(np.mean(kept)),
        "growth_at_1_over_n": float(np.mean(factors(0.01))),
        "growth_at_1": float(np.mean(factors(1.0))),
        "variance_times_units": WIDTH * float(np.var(kept, ddof=1)),
    }


def _draw_networks(generator: np.random.Generator) -> tuple[Array, Array]:
    """Return weights of variance 1, shape (layers, networks, units, inputs), and examples."""
    weights = generator.standard_normal((10, 40, WIDTH, WIDTH))
    return weights, generator.standard_normal((40, WIDTH, 1))


def _mean_squares(
    weights: Array, variance: float, examples: Array, activation: Activation
) -> Array:
    """Return the mean square of the examples and of each layer, shape (layers + 1, networks).

    Args:
        weights: Weights of variance 1, shape (layers, networks, units, inputs).
        variance: What they are scaled to.
        examples: Shape (networks, inputs, 1).
        activation: Of every layer.
    """
    values, mean_squares = examples, [np.mean(examples**2, axis=(1, 2))]
    for matrices in weights:
        values = activation(np.sqrt(variance) * (matrices @ values) + 0j).real
        mean_squares.append(np.mean(values**2, axis=(1, 2)))
    return np.array(mean_squares)
