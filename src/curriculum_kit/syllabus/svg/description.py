"""A demo's figure in words, for those who do not see it."""

from __future__ import annotations

from curriculum_kit.evidence.figure import Figure, Series
from curriculum_kit.syllabus.svg.scale import written


def description(figure: Figure) -> str:
    """Say in words what a figure shows.

    Args:
        figure: The figure.
    """
    across = f"{figure.y.label} against {figure.x.label}."
    return " ".join([across, *(_told(series) for series in figure.series)])


def _told(series: Series) -> str:
    pairs = list(zip(series.x, series.y, strict=True))
    if not pairs:
        return f"{series.label}: nothing."
    ends = [f"{written(y)} at {written(x)}" for x, y in (pairs[0], pairs[-1])]
    if len(pairs) == 1:
        return f"{series.label}: {ends[0]}."
    low, high = written(min(series.y)), written(max(series.y))
    return f"{series.label}: from {ends[0]} to {ends[1]}, between {low} and {high}."
