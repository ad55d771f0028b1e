"""Demo behind lesson 'momentum': what the velocity settles at."""

from curriculum_kit import demo


@demo
def settled_velocity() -> dict[str, float]:
    """Repeat v = 0.9 v + g with the gradient g = 1.

    Returns:
        The velocity after 300 steps over the gradient.
    """
    return {"velocity_over_gradient": _settle(gradient_weight=1.0)}


@settled_velocity.control("average, with its factor 1 - 0.9 before the gradient")
def average() -> dict[str, float]:
    """The velocity is v = 0.9 v + (1 - 0.9) g."""
    return {"velocity_over_gradient": _settle(gradient_weight=1 - 0.9)}


def _settle(gradient_weight: float) -> float:
    """Return the velocity after 300 steps under a gradient of 1."""
    velocity = 0.0
    for _ in range(300):
        velocity = 0.9 * velocity + gradient_weight
    return velocity
