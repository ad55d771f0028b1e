"""The colors of the pages can be read: text by WCAG's 4.5 to 1, shapes by 3 to 1, in both schemes.

axe-core checks neither text in pictures nor shapes, so that the palette itself is checked.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = (files("curriculum_kit.syllabus.html") / "assets/style.css").read_text(encoding="utf-8")
ATLAS = (files("curriculum_kit.syllabus.html") / "assets/atlas.css").read_text(encoding="utf-8")
TEXTS = [
    *((color, ground) for color in ("text", "quiet", "link") for ground in ("page", "raised")),
    *((color, "page") for color in ("stretch", "build", "consolidate", "good", "bad", "stale")),
    *((color, "mark") for color in ("text", "link")),
    *((f"on-depth-{number}", f"depth-{number}") for number in range(1, 5)),
    *((color, "page") for color in ("below", "above")),
    ("page", "accent"),
]
SHAPES = [(color, "page") for color in ("accent", "quiet", "stretch", "build", "consolidate")]


def palette(scheme: str) -> dict[str, str]:
    """Return the colors of a scheme by their names; what dark does not set stays as it is."""
    found: dict[str, str] = {}
    for sheet in (STYLE.partition("@media print")[0], ATLAS):
        rules = re.findall(
            r"(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{(.*?)\}", sheet, re.DOTALL
        )
        for dark, body in rules:
            if not dark or scheme == "dark":
                found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
    return found


def luminance(color: str) -> float:
    """Return the relative luminance of a color, as WCAG 2.2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("color", "ground"), TEXTS)
def test_text_can_be_read(scheme: str, color: str, ground: str) -> None:
    colors = palette(scheme)
    assert contrast(colors[color], colors[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("color", "ground"), SHAPES)
def test_shapes_can_be_told_from_the_page(scheme: str, color: str, ground: str) -> None:
    colors = palette(scheme)
    assert contrast(colors[color], colors[ground]) >= 3
