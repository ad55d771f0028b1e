"""Demos behind lesson 'backpropagation': it computes gradients, locally and cheaply."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from curriculum_kit import Axis, Figure, Series, demo

Array = NDArray[np.float64]
ComplexArray = NDArray[np.complex128]
Rule = Callable[[Array], Array]

RULES: list[Rule] = [
    lambda gradient: -0.1 * gradient,
    lambda gradient: -0.1 * gradient / np.linalg.norm(gradient),
    lambda gradient: -0.1 * np.sign(gradient),
]


def complex_step(loss: Callable[[ComplexArray], complex], weights: Array) -> Array:
    """Return the gradient from a step of 1e-30 along the imaginary axis, weight by weight.

    Nothing is subtracted, so no digits are lost (Squire and Trapp 1998).
    """
    gradient = np.zeros_like(weights)
    for index in np.ndindex(weights.shape):
        nudged = weights.astype(complex)
        nudged[index] += 1e-30j
        gradient[index] = loss(nudged).imag / 1e-30
    return gradient


@demo
def one_gradient(generator: np.random.Generator) -> dict[str, float]:
    """Compute one gradient by backpropagation and hand it to three update rules.

    The network has 4 inputs, 5 tanh units and a linear output, the loss is the mean squared error
    of 8 examples (Rumelhart, Hinton and Williams 1986). The rules are gradient descent, descent
    with the gradient scaled to length 1, and descent by the signs of the gradient.

    Args:
        generator: Draws the weights and the examples.

    Returns:
        How many weights differ after backpropagation; the largest difference between its gradient
        and the complex-step gradient, and central differences of step 1e-5; how many different
        steps downhill the rules make of it.
    """
    return _share_gradient(generator)


@one_gradient.control("backprop is a different algorithm from gradient descent: it updates weights")
def updates_on_the_way_back(generator: np.random.Generator) -> dict[str, float]:
    """The output weights are changed before the message passes through them."""
    return _share_gradient(generator, update_on_the_way=True)


@one_gradient.control
def one_rule_under_three_names(generator: np.random.Generator) -> dict[str, float]:
    """Only gradient descent uses the gradient."""
    return _share_gradient(generator, rules=3 * RULES[:1])


def _share_gradient(
    generator: np.random.Generator,
    *,
    update_on_the_way: bool = False,
    rules: list[Rule] = RULES,
) -> dict[str, float]:
    """Backpropagate once; hidden weights have shape (5, 4), output weights (5,)."""
    inputs, targets = generator.normal(size=(8, 4)), generator.normal(size=8)
    hidden_weights, output_weights = generator.normal(size=(5, 4)), generator.normal(size=5)
    before = np.concatenate([hidden_weights.ravel(), output_weights])

    def loss(weights: Array | ComplexArray) -> complex:
        hidden = np.tanh(inputs @ weights[:20].reshape(5, 4).T)
        return complex(np.mean((hidden @ weights[20:] - targets) ** 2))

    hidden = np.tanh(inputs @ hidden_weights.T)
    error = 2 * (hidden @ output_weights - targets) / 8
    output_gradient = error @ hidden
    if update_on_the_way:
        output_weights -= 0.1 * output_gradient
    message = np.outer(error, output_weights)
    hidden_gradient = (message * (1 - hidden**2)).T @ inputs

    after = np.concatenate([hidden_weights.ravel(), output_weights])
    gradient = np.concatenate([hidden_gradient.ravel(), output_gradient])
    steps = [rule(gradient) for rule in rules]
    nudges = 1e-5 * np.eye(25)
    central = [(loss(before + nudge) - loss(before - nudge)).real / 2e-5 for nudge in nudges]
    return {
        "weights_changed": int(np.sum(before != after)),
        "difference_from_complex_step": _largest(gradient - complex_step(loss, before)),
        "difference_from_central_differences": _largest(gradient - np.array(central)),
        "downhill_updates": len({tuple(step) for step in steps if step @ gradient < 0.0}),
    }


@demo
def local_rule(generator: np.random.Generator) -> dict[str, float]:
    """Compute a layer's gradient from its input, its output and the message that comes back.

    Five tanh units are followed either by a linear output (5 weights) or by nine more tanh units
    and an output (54 weights). The larger network's output weights are chosen so that it sends back
    the same message: the derivative of its loss with respect to the five outputs.

    Args:
        generator: Draws the weights and the one example.

    Returns:
        Largest difference between the layer's own gradient and the complex-step gradient of the
        whole network, for the smaller and for the larger network.
    """
    return _compare_networks(generator)


@local_rule.control("each weight needs to know the full network: same layer, another message")
def message_not_matched(generator: np.random.Generator) -> dict[str, float]:
    """The larger network sends back a message of its own."""
    return _compare_networks(generator, matched=False)


@local_rule.control
def local_derivatives_without_the_message(generator: np.random.Generator) -> dict[str, float]:
    """The layer takes 1 for every entry of the message."""
    return _compare_networks(generator, heard=False)


@local_rule.control
def slope_of_the_activation_left_out(generator: np.random.Generator) -> dict[str, float]:
    """The message is not multiplied by the slope of tanh."""
    return _compare_networks(generator, with_slope=False)


def _compare_networks(
    generator: np.random.Generator,
    *,
    matched: bool = True,
    heard: bool = True,
    with_slope: bool = True,
) -> dict[str, float]:
    """Apply the local rule once and check it against both networks."""
    inputs, weights = generator.normal(size=4), generator.normal(size=(5, 4))
    readout, wide = generator.normal(size=5), generator.normal(size=(9, 5))
    outputs = np.tanh(weights @ inputs)
    message = 2 * (readout @ outputs - 1.0) * readout

    slope = 1 - outputs**2 if with_slope else np.ones(5)
    gradient = np.outer((message if heard else np.ones(5)) * slope, inputs)

    jacobian = (1 - np.tanh(wide @ outputs) ** 2)[:, None] * wide
    wide_readout = np.linalg.lstsq(jacobian.T, message, rcond=None)[0] if matched else np.ones(9)

    def loss(changed: ComplexArray) -> complex:
        return complex((readout @ np.tanh(changed @ inputs) - 1.0) ** 2)

    def wide_loss(changed: ComplexArray) -> complex:
        return complex(wide_readout @ np.tanh(wide @ np.tanh(changed @ inputs)))

    return {
        "difference_before_5_weights": _largest(gradient - complex_step(loss, weights)),
        "difference_before_54_weights": _largest(gradient - complex_step(wide_loss, weights)),
    }


def _largest(differences: Array) -> float:
    """Return the largest absolute value."""
    return float(np.max(np.abs(differences)))


@demo
def cost_of_a_gradient(generator: np.random.Generator) -> dict[str, float]:
    """Count multiplications in matrix products, in units of one forward pass.

    The network has three square tanh layers without biases and takes one example. A forward pass
    multiplies once per weight. Backpropagation adds one multiplication per weight for the gradient
    and one for the message, which the first layer need not send on. Baur and Strassen 1983 bound
    such costs for every formula. One-sided differences repeat the forward pass for each weight.

    Args:
        generator: Draws the weights and the example.

    Returns:
        Cost of backpropagation, its own forward pass included, with 48 and with 768 weights; cost
        of one-sided differences with 768; the largest difference between their two gradients.
    """
    return _count(generator)


@cost_of_a_gradient.control
def a_backward_pass_for_each_weight(generator: np.random.Generator) -> dict[str, float]:
    """No message is shared: every weight has the error walk back for itself alone."""
    return _count(generator, shared=False)


@cost_of_a_gradient.control
def central_differences(generator: np.random.Generator) -> dict[str, float]:
    """Each weight takes two forward passes in place of one."""
    return _count(generator, central=True)


@cost_of_a_gradient.control
def slopes_left_out(generator: np.random.Generator) -> dict[str, float]:
    """It costs the same not to multiply by the slopes of tanh, and is wrong."""
    return _count(generator, with_slope=False)


@cost_of_a_gradient.figure
def cost_against_size(generator: np.random.Generator) -> Figure:
    """Cost of a gradient against the number of weights, with the control that shares nothing."""
    widths = (2, 4, 8, 16)
    costs = [_costs(generator, width) for width in widths]
    alone = [_costs(generator, width, shared=False) for width in widths]
    weights = [3.0 * width**2 for width in widths]
    return Figure(
        title="Backpropagation costs a few forward passes at every size",
        x=Axis("weights", scale="log"),
        y=Axis("cost of the gradient (forward passes)", scale="log"),
        series=[
            Series("backpropagation", weights, [cost["backward"] for cost in costs]),
            Series("one-sided differences", weights, [cost["differences"] for cost in costs]),
            Series(
                "a backward pass for each weight", weights, [cost["backward"] for cost in alone]
            ),
        ],
    )


def _count(generator: np.random.Generator, **changes: bool) -> dict[str, float]:
    """Return the costs at widths 4 and 16, which have 48 and 768 weights."""
    small, large = (_costs(generator, width, **changes) for width in (4, 16))
    return {
        "passes_for_48_weights": small["backward"],
        "passes_for_768_weights": large["backward"],
        "passes_of_differences": large["differences"],
        "difference_of_gradients": large["disagreement"],
    }


def _costs(
    generator: np.random.Generator,
    width: int,
    *,
    shared: bool = True,
    central: bool = False,
    with_slope: bool = True,
) -> dict[str, float]:
    """Compute one gradient both ways; weights have shape (3, width, width)."""
    weights = generator.normal(size=(3, width, width)) / np.sqrt(width)
    example = generator.normal(size=(width, 1))

    product = _CountingProduct()
    activations = _forward(weights, example, product)
    gradient = np.zeros_like(weights)
    for _ in range(1 if shared else weights.size):
        message = np.ones((width, 1))
        for layer in (2, 1, 0):
            slope = 1 - activations[layer + 1] ** 2 if with_slope else 1.0
            gradient[layer] = product(message * slope, activations[layer].T)
            if layer > 0:
                message = product(weights[layer].T, message * slope)
    backward = product.multiplications / weights.size

    product = _CountingProduct()
    unchanged = _forward(weights, example, product)[-1].sum()
    differences = np.zeros_like(weights)
    for index in np.ndindex(weights.shape):
        nudge = np.zeros_like(weights)
        nudge[index] = 1e-7
        above = _forward(weights + nudge, example, product)[-1].sum()
        below = _forward(weights - nudge, example, product)[-1].sum() if central else unchanged
        differences[index] = (above - below) / (2e-7 if central else 1e-7)
    return {
        "backward": backward,
        "differences": product.multiplications / weights.size,
        "disagreement": _largest(gradient - differences),
    }


class _CountingProduct:
    """A matrix product that counts its multiplications."""

    def __init__(self) -> None:
        self.multiplications = 0

    def __call__(self, left: Array, right: Array) -> Array:
        """Return left @ right."""
        self.multiplications += left.shape[0] * left.shape[1] * right.shape[1]
        return np.asarray(left @ right)


def _forward(weights: Array, example: Array, product: _CountingProduct) -> list[Array]:
    """Return the example and the output of each layer, all of shape (width, 1)."""
    activations = [example]
    for matrix in weights:
        activations.append(np.tanh(product(matrix, activations[-1])))
    return activations
