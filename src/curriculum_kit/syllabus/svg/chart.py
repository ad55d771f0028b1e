"""A demo's figure drawn as SVG that a screen reader can tell, and that follows light and dark.

Series are told apart by color, by dash and by the shape of their marks, so that none depends on
seeing colors; the colors are those of Okabe and Ito (2008), darkened or lightened where their
contrast with the page would be less than three to one (WCAG 2.1, 1.4.11).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from curriculum_kit.evidence.figure import Figure, Series
from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.svg.description import description
from curriculum_kit.syllabus.svg.scale import Scale, scale_for

WIDTH = 400
LEFT, RIGHT, TOP, BOTTOM = 66, 388, 46, 250
"""The edges of the plot, in pixels of a picture so narrow that a phone shows its text readably."""

LEGEND_ROW = 22
TITLE_COLUMNS, LABEL_COLUMNS, ACROSS_COLUMNS, UPWARD_COLUMNS = 46, 42, 48, 32
"""Characters in a line of the title, of the legend, and along the two axes."""

MOST_POINTS = 1_000
"""Points drawn of a line: more cannot be told apart, and would make pages heavy."""

_LIGHT = ("#0072b2", "#d55e00", "#007a58", "#a64d85", "#8a6d00", "#1f6f8b", "#333333", "#9c2f2f")
_DARK = ("#56b4e9", "#f0954a", "#2ec295", "#e08cc0", "#e6c229", "#7fd3ea", "#dddddd", "#f08a8a")
_DASHES = ("", "8 4", "2 3", "10 3 2 3", "5 5", "12 4", "1 4", "6 2 2 2")
_MARKS = ("circle", "square", "diamond", "triangle")


def _rules(colors: tuple[str, ...], ink: str, page: str, axis: str, grid: str) -> str:
    hues = "".join(f".chart .c{number}{{--c:{color}}}" for number, color in enumerate(colors))
    return (
        f".chart text{{fill:{ink}}}.chart .page{{fill:{page}}}"
        f".chart .axis{{stroke:{axis}}}.chart .grid{{stroke:{grid}}}{hues}"
    )


STYLE = (
    ".chart text{font:13px system-ui,sans-serif}"
    ".chart .small{font-size:12px}.chart .title{font-weight:600;font-size:14px}"
    ".chart .axis,.chart .grid,.chart .line{fill:none}"
    ".chart .line{stroke:var(--c);stroke-width:2}.chart .mark{fill:var(--c)}"
    + _rules(_LIGHT, "#1b1b1b", "#ffffff", "#6b6b6b", "#dcdcdc")
    + "@media screen and (prefers-color-scheme:dark){"
    + _rules(_DARK, "#ececec", "#15171a", "#9a9a9a", "#3a3c40")
    + "}\n"
)
"""For a page that holds charts, or for a chart that stands alone."""


def svg(figure: Figure, name: str, *, alone: bool = True) -> str:
    """Draw a figure.

    Args:
        figure: What to draw.
        name: A word that no other picture of the same page has; ids in the picture begin with it.
        alone: Whether it brings its style along, as a file must, and a page need not.

    Returns:
        An ``svg`` element that fetches nothing, with a title and a description in words.
    """
    title = _wrapped(figure.title, TITLE_COLUMNS)
    top = TOP + 19 * (len(title) - 1)
    plot = _plot_of(figure, top)
    across = _wrapped(figure.x.label, ACROSS_COLUMNS)
    legend_top = plot.y.start + 46 + 15 * len(across)
    height = legend_top + LEGEND_ROW * sum(len(_wrapped(s.label)) for s in figure.series) + 8
    parts = [
        _opening(name, height),
        f'<title id="{name}-title">{_text(figure.title)}</title>',
        f'<desc id="{name}-description">{_text(description(figure))}</desc>',
        f"<style>{STYLE}</style>" if alone else "",
        f'<rect class="page" width="{WIDTH}" height="{height:g}"/>',
        *(
            f'<text class="title" x="{WIDTH / 2:g}" y="{24 + 19 * row}" text-anchor="middle">'
            f"{_text(line)}</text>"
            for row, line in enumerate(title)
        ),
        *_axes(figure, plot),
        *_bars(figure, plot),
        *(
            drawn
            for number, series in enumerate(figure.series)
            if series.style != "bars"
            for drawn in _series(series, number, plot)
        ),
        *_legend(figure.series, legend_top),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _opening(name: str, height: float) -> str:
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" '
        f'role="img" aria-labelledby="{name}-title {name}-description" direction="ltr">'
    )


@dataclass(frozen=True, slots=True)
class _Plot:
    x: Scale
    y: Scale

    def places(self, series: Series) -> list[tuple[float, float]]:
        """Return where the points of a series are drawn, without those that have no place."""
        shown = [
            (self.x.at(x), self.y.at(y))
            for x, y in zip(series.x, series.y, strict=True)
            if self.x.shows(x) and self.y.shows(y)
        ]
        every = -(-len(shown) // MOST_POINTS) or 1
        return shown[::every] + (shown[-1:] if (len(shown) - 1) % every else [])


def _plot_of(figure: Figure, top: float) -> _Plot:
    barred = any(series.style == "bars" for series in figure.series)
    across = [value for series in figure.series for value in series.x]
    if barred and figure.x.scale == "linear" and len(set(across)) > 0:
        gap = _gap(figure)
        across += [min(across) - gap / 2, max(across) + gap / 2]
    upward = [value for series in figure.series for value in series.y]
    below = top + BOTTOM - TOP
    return _Plot(
        scale_for(across, LEFT, RIGHT, figure.x.scale),
        scale_for(upward, below, top, figure.y.scale, from_zero=barred),
    )


def _axes(figure: Figure, plot: _Plot) -> Iterator[str]:
    left, right, below, above = plot.x.start, plot.x.end, plot.y.start, plot.y.end
    for value, label in plot.y.labeled_ticks():
        y = plot.y.at(value)
        yield f'<path class="grid" d="M{left:g} {y:.1f}H{right:g}"/>'
        yield (
            f'<text class="small" x="{left - 8:g}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
        )
    for value, label in plot.x.labeled_ticks():
        x = plot.x.at(value)
        yield f'<path class="axis" d="M{x:.1f} {below:g}v5"/>'
        yield (
            f'<text class="small" x="{x:.1f}" y="{below + 20:g}" text-anchor="middle">'
            f"{label}</text>"
        )
    yield f'<path class="axis" d="M{left:g} {above:g}V{below:g}H{right:g}"/>'
    middle = (above + below) / 2
    for row, line in enumerate(_wrapped(figure.y.label, UPWARD_COLUMNS)):
        yield (
            f'<text class="small" transform="translate({13 + 14 * row} {middle:g}) rotate(-90)" '
            f'text-anchor="middle">{_text(line)}</text>'
        )
    for row, line in enumerate(_wrapped(figure.x.label, ACROSS_COLUMNS)):
        yield (
            f'<text class="small" x="{WIDTH / 2:g}" y="{below + 40 + 15 * row:g}" '
            f'text-anchor="middle">{_text(line)}</text>'
        )


def _series(series: Series, number: int, plot: _Plot) -> Iterator[str]:
    places = plot.places(series)
    if series.style == "line" and len(places) > 1:
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        yield f'<path class="line c{_color(number)}"{_dash(number)} d="{path}"/>'
    elif places:
        marks = "".join(_mark(number, x, y) for x, y in places)
        yield f'<path class="mark c{_color(number)}" d="{marks}"/>'


def _bars(figure: Figure, plot: _Plot) -> Iterator[str]:
    """Draw the bars of all series side by side, from 0 or from the bottom of a log axis."""
    barred = [(n, series) for n, series in enumerate(figure.series) if series.style == "bars"]
    if not barred:
        return
    low, high = plot.x.low, plot.x.high
    wide = abs(plot.x.at(low + min(_gap(figure), high - low)) - plot.x.at(low)) * 0.8 / len(barred)
    wide = max(wide if plot.x.kind == "linear" else 12.0, 1.0)
    base = plot.y.at(0.0) if plot.y.kind == "linear" else plot.y.start
    for position, (number, series) in enumerate(barred):
        for x, y in plot.places(series):
            left = x + wide * (position - len(barred) / 2)
            yield (
                f'<rect class="mark c{_color(number)}" x="{left:.1f}" y="{min(y, base):.1f}" '
                f'width="{wide:.1f}" height="{abs(base - y):.1f}"/>'
            )


def _gap(figure: Figure) -> float:
    """Return the least distance between two bars of a series, 1 if there is only one."""
    places = sorted({x for series in figure.series if series.style == "bars" for x in series.x})
    return min((b - a for a, b in pairwise(places)), default=1.0)


def _legend(series: Sequence[Series], top: float) -> Iterator[str]:
    row = 0
    for number, each in enumerate(series):
        y = top + LEGEND_ROW * row
        color = f"c{_color(number)}"
        if each.style == "line" and len(each.x) > 1:
            yield f'<path class="line {color}"{_dash(number)} d="M8 {y - 4:g}h32"/>'
        elif each.style == "bars":
            place = f'x="17" y="{y - 11:g}" width="14" height="13"'
            yield f'<rect class="mark {color}" {place}/>'
        else:
            yield f'<path class="mark {color}" d="{_mark(number, 24, y - 4)}"/>'
        for line in _wrapped(each.label):
            yield f'<text x="48" y="{top + LEGEND_ROW * row:g}">{_text(line)}</text>'
            row += 1


def _mark(number: int, x: float, y: float) -> str:
    """Return the outline of one mark, whose shape tells its series."""
    shape = _MARKS[number % len(_MARKS)]
    if shape == "circle":
        return f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
    if shape == "square":
        return f"M{x - 3.5:.1f} {y - 3.5:.1f}h7v7h-7z"
    if shape == "diamond":
        return f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5-5z"
    return f"M{x:.1f} {y - 5:.1f}l5 9h-10z"


def _color(number: int) -> int:
    return number % len(_LIGHT)


def _dash(number: int) -> str:
    dash = _DASHES[number % len(_DASHES)]
    return f' stroke-dasharray="{dash}"' if dash else ""


def _wrapped(text: str, columns: int = LABEL_COLUMNS) -> list[str]:
    return textwrap.wrap(text, columns) or [""]


def _text(text: str) -> str:
    return escape(printable(text))
