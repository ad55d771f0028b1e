"""A concept between what it stands on and what stands on it, drawn in three columns."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from curriculum_kit.output.printable import printable

MOST = 20
"""Neighbors drawn on each side: with more, the lists beside the picture are easier to read."""

BOX_WIDTH, BOX_HEIGHT, GAP, GUTTER = 134, 60, 8, 26
LETTERS, LINES = 16, 3
"""Letters of 13 pixels that a line of a box holds, and its lines: a phone shows three boxes."""


GROWN = 1.3
"""How much larger than drawn it is where there is room."""


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A concept that requires the one in the middle, or is required by it.

    Attributes:
        id: Its id.
        name: Its name.
        known: Whether it has a page.
        redundant: Whether another requirement implies this one.
    """

    id: str
    name: str
    known: bool = True
    redundant: bool = False


def neighborhood_svg(
    name: str,
    below: Sequence[Neighbor],
    above: Sequence[Neighbor],
    address_of: Callable[[str], str],
) -> str:
    """Draw a concept with its direct neighbors, in the colors of the page it stands on.

    Args:
        name: The concept's name.
        below: What it requires.
        above: What requires it.
        address_of: Returns the address of a concept's page, by its id.

    Returns:
        An ``svg`` element whose boxes are links.
    """
    rows = max(min(len(below), MOST), min(len(above), MOST), 1)
    height = rows * (BOX_HEIGHT + GAP) + GAP
    width = 3 * BOX_WIDTH + 2 * GUTTER + 2
    middle = BOX_WIDTH + GUTTER + 1
    parts = [
        _opening(name, width, height),
        *_edges(below[:MOST], height, from_left=True),
        *_edges(above[:MOST], height, from_left=False),
        *_boxes(below[:MOST], 1, height, address_of),
        _box(name, middle, _top(0, 1, height), "chosen"),
        *_boxes(above[:MOST], middle + BOX_WIDTH + GUTTER, height, address_of),
        "</svg>",
    ]
    return "".join(parts)


def _opening(name: str, width: int, height: int) -> str:
    label = escape(printable(f"{name}, what it stands on and what stands on it"))
    return (
        '<svg class="neighbors" xmlns="http://www.w3.org/2000/svg" role="group" direction="ltr" '
        f'viewBox="0 0 {width} {height}" width="{width * GROWN:g}" height="{height * GROWN:g}" '
        f'aria-label="{label}">'
    )


def _top(position: int, many: int, height: int) -> float:
    """Return where a box starts, so that its column stands in the middle."""
    return (height - many * (BOX_HEIGHT + GAP) + GAP) / 2 + position * (BOX_HEIGHT + GAP)


def _edges(neighbors: Sequence[Neighbor], height: int, *, from_left: bool) -> Iterator[str]:
    start = BOX_WIDTH + 1 if from_left else 2 * BOX_WIDTH + GUTTER + 1
    half, center = GUTTER / 2, height / 2
    for position, neighbor in enumerate(neighbors):
        y = _top(position, len(neighbors), height) + BOX_HEIGHT / 2
        left, right = (y, center) if from_left else (center, y)
        dim = ' class="redundant"' if neighbor.redundant else ""
        curve = f"M{start} {left:g}c{half:g} 0 {half:g} {right - left:g} {GUTTER} {right - left:g}"
        yield f'<path{dim} d="{curve}"/>'


def _boxes(
    neighbors: Sequence[Neighbor], left: int, height: int, address_of: Callable[[str], str]
) -> Iterator[str]:
    for position, neighbor in enumerate(neighbors):
        top = _top(position, len(neighbors), height)
        drawn = _box(neighbor.name, left, top, "redundant" if neighbor.redundant else "")
        address = escape(address_of(neighbor.id))
        yield f'<a href="{address}">{drawn}</a>' if neighbor.known else drawn


def _box(name: str, left: int, top: float, kind: str) -> str:
    lines = textwrap.wrap(printable(name), LETTERS, max_lines=LINES, placeholder="…") or [""]
    first = top + BOX_HEIGHT / 2 + 4.5 - 8 * (len(lines) - 1)
    written = "".join(
        f'<text x="{left + BOX_WIDTH / 2:g}" y="{first + 16 * row:g}" text-anchor="middle">'
        f"{escape(line)}</text>"
        for row, line in enumerate(lines)
    )
    box = f'x="{left}" y="{top:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"'
    return f'<g class="{kind}"><title>{escape(printable(name))}</title><rect {box}/>{written}</g>'
