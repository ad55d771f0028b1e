"""Figures drawn as SVG: sound, complete, and told in words as well."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit import Axis, Figure, Series
from curriculum_kit.evidence.figure import SCALES, STYLES
from curriculum_kit.syllabus.svg.chart import MOST_POINTS, svg
from curriculum_kit.syllabus.svg.description import description

NAMESPACE = "{http://www.w3.org/2000/svg}"
DECAY = Figure(
    title="Noise falls with the root of the batch",
    x=Axis("batch size (examples)", "log"),
    y=Axis("noise"),
    series=[
        Series("measured", [1, 10, 100], [2.0, 0.63, 0.2]),
        Series("one batch", [10], [0.63], "points"),
        Series("bars", [1, 10], [1.0, 0.5], "bars"),
    ],
)


def texts(drawn: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(drawn).iter(f"{NAMESPACE}text")]


def test_title_axes_and_legend_are_written() -> None:
    written = texts(svg(DECAY, "decay"))
    for text in (DECAY.title, DECAY.x.label, DECAY.y.label, "measured", "one batch", "bars"):
        assert text in written


def test_it_is_told_in_words() -> None:
    assert description(DECAY) == (
        "noise against batch size (examples). measured: from 2 at 1 to 0.2 at 100, "
        "between 0.2 and 2. one batch: 0.63 at 10. bars: from 1 at 1 to 0.5 at 10, "
        "between 0.5 and 1."
    )
    root = ET.fromstring(svg(DECAY, "decay"))
    labels = [root.find(f"{NAMESPACE}{tag}") for tag in ("title", "desc")]
    ids = [label.get("id") for label in labels if label is not None]
    assert root.get("aria-labelledby", "").split() == ids == ["decay-title", "decay-description"]
    assert root.get("role") == "img"


def test_nothing_is_fetched_and_nothing_runs() -> None:
    drawn = svg(DECAY, "decay").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|<script|\bon\w+=|href", drawn)


def test_hostile_labels_are_only_text() -> None:
    label = "</text><script>alert(1)</script>\x1b[31m\u202e"
    figure = Figure(label, Axis(label), Axis(label), [Series(label, [1, 2], [1, 2])])
    drawn = svg(figure, "hostile")
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
    ET.fromstring(drawn)


def test_points_without_a_place_are_left_out() -> None:
    series = Series("curve", [0.0, 1.0, 2.0, 3.0], [1.0, math.nan, 1.0, 2.0], "points")
    drawn = svg(Figure("t", Axis("x", "log"), Axis("y"), [series]), "holes")
    [marks] = re.findall(r'class="mark c0" d="([^"]*)"', drawn)[:1]
    assert marks.count("M") == 2


def test_long_lines_are_thinned_and_keep_their_ends() -> None:
    many = 10 * MOST_POINTS
    x = [float(number) for number in range(many)]
    drawn = svg(Figure("t", Axis("x"), Axis("y"), [Series("line", x, x)]), "long")
    [path] = re.findall(r'class="line c0" d="([^"]*)"', drawn)[:1]
    assert MOST_POINTS <= path.count("L") + 1 <= MOST_POINTS + 1
    assert re.match(r"M77\.\d .*L376\.\d \d+\.\d$", path)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("scale", SCALES)
@given(points=st.lists(st.tuples(st.floats(), st.floats()), max_size=5))
def test_any_numbers_are_drawn_inside_the_picture(
    style: str, scale: str, points: list[tuple[float, float]]
) -> None:
    x, y = [point[0] for point in points], [point[1] for point in points]
    axis = Axis("axis", scale)  # type: ignore[arg-type]  # one of SCALES
    figure = Figure("any", axis, axis, [Series("s", x, y, style)])  # type: ignore[arg-type]
    root = ET.fromstring(svg(figure, "any"))
    width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
    for path in root.iter(f"{NAMESPACE}path"):
        for x_text, y_text in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d", "")):
            assert 0 <= float(x_text) <= width
            assert 0 <= float(y_text) <= height
