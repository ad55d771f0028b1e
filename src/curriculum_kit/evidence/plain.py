"""Measured values, expectations and figures as plain data for JSON, and back again, strictly."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping

from curriculum_kit.evidence.figure import SCALES, STYLES, Axis, Figure, Series
from curriculum_kit.model.claim import OPERATORS, Expectation, Measurement

NO_NUMBERS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
"""What JSON has no numbers for, as the texts that stand for it."""


def plain_number(value: Measurement | None) -> Measurement | str | None:
    """Return a value as JSON can hold it.

    Args:
        value: The value.
    """
    if value is None or math.isfinite(value):
        return value
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def plain_expectation(expected: Expectation) -> dict[str, object]:
    """Return an expectation as its author wrote it.

    Args:
        expected: The expectation.
    """
    plain: dict[str, object] = {}
    for key in (*OPERATORS, "within", "within_relative", "unit"):
        given = getattr(expected, "is_" if key == "is" else key)
        if given is None:
            continue
        if isinstance(given, tuple):
            plain[key] = [plain_number(bound) for bound in given]
        else:
            plain[key] = given if isinstance(given, str) else plain_number(given)
    return plain


def plain_figure(figure: Figure) -> dict[str, object]:
    """Return a figure as JSON can hold it.

    Args:
        figure: The figure.
    """
    return {
        "title": figure.title,
        "x": {"label": figure.x.label, "scale": figure.x.scale},
        "y": {"label": figure.y.label, "scale": figure.y.scale},
        "series": [
            {
                "label": series.label,
                "style": series.style,
                "x": [plain_number(value) for value in series.x],
                "y": [plain_number(value) for value in series.y],
            }
            for series in figure.series
        ],
    }


def number_from(data: object) -> Measurement:
    """Read a measured value.

    Args:
        data: What ``plain_number`` returned.

    Raises:
        ValueError: It did not return that.
    """
    if isinstance(data, int | float) and abs(data) <= sys.float_info.max:
        return data
    if isinstance(data, str) and data in NO_NUMBERS:
        return NO_NUMBERS[data]
    raise ValueError("expected a number or a truth value")


def figure_from(data: object) -> Figure:
    """Read a figure.

    Args:
        data: What ``plain_figure`` returned.

    Raises:
        ValueError: It did not return that.
    """
    match data:
        case {"title": str(title), "x": x, "y": y, "series": list(series)}:
            return Figure(title, _axis(x), _axis(y), tuple(map(_series, series)))
    raise ValueError("expected a figure: title, x, y and series")


def measurements_from(data: object) -> Mapping[str, Measurement]:
    """Read measured values by name.

    Args:
        data: A mapping of names to what ``plain_number`` returned.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(data, dict):
        raise ValueError("expected measurements by name")
    return {name: number_from(value) for name, value in data.items()}


def _axis(data: object) -> Axis:
    match data:
        case {"label": str(label), "scale": ("linear" | "log") as scale}:
            return Axis(label, scale)
    raise ValueError(f"expected an axis: label, and a scale of {', '.join(SCALES)}")


def _series(data: object) -> Series:
    match data:
        case {
            "label": str(label),
            "style": ("line" | "points" | "bars") as style,
            "x": list(x),
            "y": list(y),
        }:
            along = tuple(float(number_from(value)) for value in x)
            return Series(label, along, tuple(float(number_from(value)) for value in y), style)
    raise ValueError(f"expected a series: label, x, y, and a style of {', '.join(STYLES)}")
