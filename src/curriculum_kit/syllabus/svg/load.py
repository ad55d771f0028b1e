"""The load of lessons as a row of bars: what each asks of the learner, and how much it brings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from curriculum_kit.counting import counted
from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.material import Step

WIDE, UPRIGHT, NARROW = 40, 20, 18
"""Pixels of a column: with its lesson's number, with that upright, with none of its own."""

MOST_WIDE, MOST_UPRIGHT = 8, 20
"""Lessons up to which columns are so wide: a phone shows 20 of them without making them smaller."""

GROWN = 1.25
"""How much larger than drawn it is where there is room."""

LEVEL = 22
"""Pixels of height for each new concept."""

MARGIN, HEAD, FOOT = 48, 14, 60


def load_svg(steps: Sequence[Step], name: str) -> str:
    """Draw the load of lessons, in the colors of the page that it stands on.

    Args:
        steps: The lessons, in order.
        name: A word that no other picture of the same page has; ids in the picture begin with it.

    Returns:
        An ``svg`` element, with what it shows said in words.
    """
    long, upright = len(steps) > MOST_UPRIGHT, len(steps) > MOST_WIDE
    column = NARROW if long else UPRIGHT if upright else WIDE
    most = max((step.new for step in steps), default=0)
    floor = HEAD + LEVEL * max(most, 3)
    width, height = MARGIN + column * max(len(steps), 1), floor + FOOT
    parts = [_opening(steps, name, width, height)]
    for level in range(1, max(most, 3) + 1):
        y = floor - LEVEL * level
        parts.append(
            f'<path class="grid" d="M{MARGIN} {y}H{width}"/>'
            f'<text x="{MARGIN - 8}" y="{y + 4}" text-anchor="end">{level}</text>'
        )
    middle = HEAD + (floor - HEAD) / 2
    parts.append(
        f'<text x="14" y="{middle:g}" transform="rotate(-90 14 {middle:g})">new concepts</text>'
    )
    for position, step in enumerate(steps):
        left, tall = MARGIN + column * position, LEVEL * step.new
        middle = left + column / 2
        parts.append(
            f'<rect class="{step.load}" x="{left + 3}" y="{floor - max(tall, 3)}" '
            f'width="{column - 6}" height="{max(tall, 3)}"/>'
            f'<text class="{step.load}" x="{middle:g}" y="{floor + 16}">{step.load.letter}</text>'
        )
        if not long:
            parts.append(_number(step, middle, floor, upright=upright))
    if long:
        parts += _modules(steps, floor)
    parts.append(f'<path class="axis" d="M{MARGIN} {floor}H{width}"/></svg>')
    return "".join(parts)


def _number(step: Step, middle: float, floor: int, *, upright: bool) -> str:
    label = f"{step.module}.{step.number}"
    if upright:
        turned = f"translate({middle + 4:g} {floor + 22}) rotate(-90)"
        return f'<text transform="{turned}" text-anchor="end">{label}</text>'
    return f'<text x="{middle:g}" y="{floor + 34}">{label}</text>'


def _opening(steps: Sequence[Step], name: str, width: int, height: int) -> str:
    title = "Load of each lesson, and how many new concepts it brings"
    kind = "load long" if len(steps) > MOST_UPRIGHT else "load"
    return (
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width * GROWN:g}" height="{height * GROWN:g}" role="img" direction="ltr" '
        f'aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{title}</title>'
        f'<desc id="{name}-description">{escape(description(steps))}</desc>'
    )


def description(steps: Sequence[Step]) -> str:
    """Say in words what the picture shows, a lesson after the other; of a long course the sums.

    Args:
        steps: The lessons, in order.
    """
    if len(steps) > MOST_UPRIGHT:
        loads = ((load, [s for s in steps if s.load is load]) for load in type(steps[0].load))
        return ", ".join(
            f"{counted(len(found), f'{load} lesson')} with "
            f"{counted(sum(step.new for step in found), 'new concept')}"
            for load, found in loads
            if found
        )
    return ", ".join(
        printable(f"{step.module}.{step.number} {step.load} {counted(step.new, 'new concept')}")
        for step in steps
    )


def _modules(steps: Sequence[Step], floor: int) -> list[str]:
    """Number the modules under their columns."""
    parts, left = [], MARGIN
    for module, group in groupby(steps, key=lambda step: step.module):
        parts.append(
            f'<text x="{left + 3}" y="{floor + 34}" text-anchor="start">{escape(module)}</text>'
        )
        left += NARROW * len(list(group))
    return parts
