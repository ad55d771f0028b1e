"""From values to places along an axis, and the marks that make the axis readable."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from curriculum_kit.evidence.figure import Scale as Kind

TICKS = 6
"""Marks along an axis, about: more crowd it."""

GREATEST = 1e300
"""The greatest value that is drawn; on a log axis its inverse is the least."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: which stretch of values it shows, and where on the page.

    Attributes:
        low: The least value shown, in the axis' unit.
        high: The greatest value shown.
        start: Where the least value is drawn, in pixels.
        end: Where the greatest value is drawn, in pixels; less than ``start`` for a vertical axis.
        kind: ``linear`` or ``log``.
    """

    low: float
    high: float
    start: float
    end: float
    kind: Kind = "linear"

    def shows(self, value: float) -> bool:
        """Tell whether a value has a place on the axis: a NaN has none, nor has log of 0.

        Args:
            value: A value in the axis' unit.
        """
        return _has_place(value, self.kind)

    def at(self, value: float) -> float:
        """Return where a value is drawn, in pixels.

        Args:
            value: A value that the axis shows.
        """
        low, high, here = (self._along(each) for each in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (here - low) / (high - low)

    def ticks(self) -> tuple[float, ...]:
        """Return the values to mark: round ones on a linear axis, powers of ten on a log one."""
        if self.kind == "linear":
            return _round_values(self.low, self.high)
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        if last - first < 2:
            parts = (
                part * 10.0**power for power in range(first - 1, last + 1) for part in (1, 2, 5)
            )
            return tuple(value for value in parts if self.low <= value <= self.high)
        step = math.ceil((last - first) / TICKS)
        return tuple(10.0**power for power in range(first, last + 1, step))

    def labeled_ticks(self) -> tuple[tuple[float, str], ...]:
        """Return the values to mark with their labels, all as powers of ten where one must be."""
        ticks = self.ticks()
        decades = self.kind == "log" and len(ticks) > 2 and ticks[1] >= 10 * ticks[0]
        if decades and not (ticks[0] >= 1e-3 and ticks[-1] <= 1e4):
            return tuple((tick, "1" if tick == 1 else f"10{_raised(tick)}") for tick in ticks)
        return tuple((tick, written(tick)) for tick in ticks)

    def _along(self, value: float) -> float:
        return value if self.kind == "linear" else math.log10(value)


def scale_for(
    values: Iterable[float], start: float, end: float, kind: Kind, *, from_zero: bool = False
) -> Scale:
    """Return an axis that shows some values, with a little room around them.

    Args:
        values: What is drawn along it; those that cannot be shown are passed over.
        start: Where its least value is drawn, in pixels.
        end: Where its greatest value is drawn, in pixels.
        kind: ``linear`` or ``log``.
        from_zero: Whether a linear axis must show 0, as one with bars must.
    """
    shown = [value for value in values if _has_place(value, kind)]
    if kind == "log":
        return Scale(*_decades(shown), start, end, kind)
    if from_zero:
        shown.append(0.0)
    low, high = (min(shown), max(shown)) if shown else (0.0, 1.0)
    # Wide enough for neighboring marks to be different numbers.
    room = max((high - low) * 0.04, abs(high) * 1e-9) or 0.5
    bottom = low if from_zero and low == 0 else low - room
    top = high if from_zero and high == 0 > low else high + room
    return Scale(bottom, top, start, end, kind)


def written(value: float) -> str:
    """Write a number as readers do: with a power of ten where it is far from 1.

    Args:
        value: A number.
    """
    if not math.isfinite(value):
        return str(value)
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value:.4g}" if abs(value) < 1e4 else f"{value:.0f}"
    digits, exponent = f"{value:.2e}".split("e")
    digits = digits.rstrip("0").rstrip(".")
    power = "10" + str(int(exponent)).translate(_RAISED)
    return power if digits == "1" else f"{digits}·{power}"


def _raised(power: float) -> str:
    return str(round(math.log10(power))).translate(_RAISED)


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _has_place(value: float, kind: Kind) -> bool:
    """Tell whether a value can be drawn: where floats end, their distances are no floats."""
    return abs(value) <= GREATEST and (kind == "linear" or value >= 1 / GREATEST)


def _decades(values: list[float]) -> tuple[float, float]:
    """Return whole powers of ten around values where they span some, else a little around them."""
    low, high = (min(values), max(values)) if values else (1.0, 10.0)
    if high >= 100 * low:
        return 10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high))
    room = max(1.15, math.sqrt(7 * low / high))  # at least a factor of 7, to have marks
    return low / room, high * room


def _round_values(low: float, high: float) -> tuple[float, ...]:
    """Return multiples of 1, 2 or 5 times a power of ten between two values."""
    rough = high / TICKS - low / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    # Multiplied, not added up, and rounded to the step's digits: 0.30000000000000004 is no mark.
    digits = max(0, -math.floor(math.log10(step)))
    return tuple(round(number * step, digits) + 0.0 for number in range(first, last + 1))
