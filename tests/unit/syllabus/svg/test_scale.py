"""Axes: where values are drawn, and which are marked."""

from __future__ import annotations

import math

import pytest

from curriculum_kit.syllabus.svg.scale import scale_for, written


def test_a_linear_axis_leaves_a_little_room() -> None:
    scale = scale_for([0.0, 10.0], 0, 108, "linear")
    assert (scale.low, scale.high) == (-0.4, 10.4)
    assert scale.at(-0.4) == 0
    assert scale.at(10.4) == pytest.approx(108)
    assert scale.ticks() == (0, 2, 4, 6, 8, 10)


def test_an_axis_with_bars_starts_at_zero() -> None:
    assert scale_for([3.0, 9.0], 0, 100, "linear", from_zero=True).low == 0


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([1.0, 1e3], ["1", "10", "100", "1000"]),
        ([1e-9, 1e3], ["10⁻⁹", "10⁻⁷", "10⁻⁵", "10⁻³", "10⁻¹", "10¹", "10³"]),
        ([12.0, 70.0], ["20", "50"]),
        ([5e-8, 5e-8], ["2·10⁻⁸", "5·10⁻⁸", "10⁻⁷"]),
    ],
)
def test_the_marks_of_a_log_axis(values: list[float], labels: list[str]) -> None:
    scale = scale_for(values, 0, 100, "log")
    assert [label for _, label in scale.labeled_ticks()] == labels


@pytest.mark.parametrize("kind", ["linear", "log"])
@pytest.mark.parametrize(
    "values", [[], [math.nan], [1.0], [0.0], [-1e300, 1e300], [5e-324, 1.7e308], [math.inf, 2.0]]
)
def test_whatever_the_values_the_axis_has_marks_on_it(kind: str, values: list[float]) -> None:
    scale = scale_for(values, 0, 100, "log" if kind == "log" else "linear")
    places = [scale.at(tick) for tick in scale.ticks()]
    assert len(places) >= 2
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in places)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.25, "0.25"),
        (-1.5, "-1.5"),
        (12345.0, "12345"),
        (0.30000000000000004, "0.3"),
        (1e-7, "10⁻⁷"),
        (3.8e-6, "3.8·10⁻⁶"),
        (262144.0, "2.62·10⁵"),
    ],
)
def test_numbers_are_written_for_readers(value: float, text: str) -> None:
    assert written(value) == text
