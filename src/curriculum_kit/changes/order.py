"""Which of the parts that stay have moved: as few as can explain the new order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Order:
    """How an order became another.

    Attributes:
        moved: Positions, in the old order, of the parts that moved.
        settled: Positions of those that moved in no explanation that is as short.
    """

    moved: frozenset[int]
    settled: frozenset[int]


def reordered(places: Sequence[int], names: Sequence[tuple[str, ...]]) -> Order:
    """Find the fewest parts that must have moved.

    Those that did not are a longest increasing subsequence of the new places (Schensted 1961). Of
    several, one is chosen by names, so that the way back is explained by the same parts.

    Args:
        places: The place of each part in the new order, in the old order.
        names: What to choose by, the same for either direction.
    """
    up_to = _lengths(places)
    onward = _lengths([-place for place in reversed(places)])[::-1]
    longest = max(up_to, default=0)
    levels: list[list[int]] = [[] for _ in range(longest)]
    for at, (below, above) in enumerate(zip(up_to, onward, strict=True)):
        if below + above - 1 == longest:
            levels[below - 1].append(at)
    kept: list[int] = []
    for level in levels:
        fit = [at for at in level if not kept or (at > kept[-1] and places[at] > places[kept[-1]])]
        kept.append(min(fit, key=lambda at: names[at]))
    return Order(
        moved=frozenset(range(len(places))) - frozenset(kept),
        settled=frozenset(level[0] for level in levels if len(level) == 1),
    )


def _lengths(values: Iterable[int]) -> list[int]:
    """Return the length of the longest increasing subsequence that ends at each value."""
    least: list[int] = []
    lengths = []
    for value in values:
        at = bisect_left(least, value)
        least[at : at + 1] = [value]
        lengths.append(at + 1)
    return lengths


def positions(names: Iterable[Name]) -> dict[Name, int]:
    """Return the position of each name.

    Args:
        names: Different names.
    """
    return {name: at for at, name in enumerate(names)}
