"""A demo's picture as data: axes with units and named series, drawn later by the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Scale = Literal["linear", "log"]
Style = Literal["line", "points", "bars"]
SCALES: tuple[str, ...] = get_args(Scale)
STYLES: tuple[str, ...] = get_args(Style)


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a figure.

    Attributes:
        label: What is shown along it, its unit included: "layers below the output".
        scale: Linear, or base-10 logarithmic for values that span decades.
    """

    label: str
    scale: Scale = "linear"


@dataclass(frozen=True, slots=True)
class Series:
    """One named line, set of points or set of bars.

    Attributes:
        label: What this series is, as the legend says it.
        x: Positions along the first axis, in its unit.
        y: Values along the second axis, in its unit; as many as ``x``.
        style: How the values are drawn.
    """

    label: str
    x: Sequence[float]
    y: Sequence[float]
    style: Style = "line"

    def __post_init__(self) -> None:
        """Refuse series whose two sequences differ in length.

        Raises:
            ValueError: ``x`` and ``y`` have different lengths.
        """
        if len(self.x) != len(self.y):
            message = f"series {self.label!r} has {len(self.x)} positions and {len(self.y)} values"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of what a demo measured.

    Attributes:
        title: What the reader should see in it.
        x: The horizontal axis.
        y: The vertical axis.
        series: What is drawn, in legend order.
    """

    title: str
    x: Axis
    y: Axis
    series: Sequence[Series]
