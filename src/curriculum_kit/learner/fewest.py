"""The fewest things that satisfy some needs, where things have needs of their own.

A need is a set of things, one of which suffices. Most needs offer one thing only; what these bring
in is settled at once. For the others, a first answer takes, need by need, whatever brings in the
fewest things, and loses what turns out to be superfluous. Then every combination that could be
better is tried, up to a limit of effort. All of it goes by worklists, so that long chains of needs
do no harm, and without the search the time grows with the number of needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

EFFORT = 500_000
"""Things looked at in search of a better answer: about half a second. Forty needs that offer two
things each and have nothing in common take a thousand."""

Need = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Needs:
    """What things need.

    Attributes:
        of: For each thing, its needs; all the things that they offer are smaller numbers.
        weights: What things weigh, which decides between answers of equally many.
    """

    of: Mapping[int, Sequence[Need]]
    weights: Mapping[int, int] = field(default_factory=dict)

    def weight(self, things: Iterable[int]) -> int:
        """Add up what things weigh; one that is not in the table weighs nothing.

        Args:
            things: The things.
        """
        return sum(self.weights.get(thing, 0) for thing in things)


@dataclass(frozen=True, slots=True)
class Answer:
    """Things that satisfy all needs, their own included.

    Attributes:
        chosen: The things; none of them can be left out.
        proven: Whether there is none with fewer things, and none with as many that weigh less. If
            it is not proven, the search for a better one was given up.
    """

    chosen: frozenset[int]
    proven: bool


def fewest(goals: Sequence[Need], needs: Needs, effort: int = EFFORT) -> Answer:
    """Choose the fewest things; of equally many, those that weigh least.

    Args:
        goals: What must be satisfied. Each need, here and of things, offers at least one thing.
        needs: What things need.
        effort: How many things to look at in search of a better answer than the first.
    """
    base: set[int] = set()
    opened = _settled(goals, needs, (), base) or []
    first = _first_answer(opened, needs, base)
    first = _without_the_superfluous(first, goals, needs)
    better, proven = _searched(opened, needs, base, first - base, effort)
    return Answer(frozenset(_without_the_superfluous(base | better, goals, needs)), proven)


def _settled(
    asked: Iterable[Need],
    needs: Needs,
    base: Collection[int],
    added: set[int],
    most: int | None = None,
) -> list[Need] | None:
    """Add whatever needs leave no choice about, and return those that leave one and are not met.

    Args:
        asked: The needs.
        needs: What things need.
        base: What is chosen already.
        added: What is chosen on top of it; grows.
        most: How many may be added; None for any number.

    Returns:
        The needs that are left; None if more than the most would be added.
    """
    waiting, left = list(asked), []
    for need in waiting:
        if _is_met(need, base, added):
            continue
        if len(need) > 1:
            left.append(need)
            continue
        added.add(need[0])
        if most is not None and len(added) > most:
            return None
        waiting.extend(needs.of.get(need[0], ()))
    return [need for need in dict.fromkeys(left) if not _is_met(need, base, added)]


def _is_met(need: Need, base: Collection[int], added: Collection[int]) -> bool:
    return any(thing in added or thing in base for thing in need)


def _first_answer(opened: Sequence[Need], needs: Needs, base: set[int]) -> set[int]:
    """Take for each need the thing that brings in the fewest."""
    chosen, waiting = set(base), list(opened)
    for need in waiting:
        if _is_met(need, chosen, ()):
            continue
        added, left = _cheapest(need, needs, chosen)
        chosen |= added
        waiting += left
    return chosen


def _cheapest(need: Need, needs: Needs, chosen: Collection[int]) -> tuple[set[int], list[Need]]:
    """Return what the thing brings in that brings in the fewest, and the needs then left.

    All are followed equally far, twice as far at each turn, so that the time is that of the
    cheapest, which is taken, and not that of the others, which may be looked at again and again.
    """
    most = 1
    while True:
        found = []
        for thing in need:
            added: set[int] = set()
            left = _settled([(thing,)], needs, chosen, added, most)
            if left is not None:
                found.append((len(added), needs.weight(added), thing, added, left))
        if found:
            return min(found, key=lambda each: each[:3])[3:]
        most *= 2


def _without_the_superfluous(
    chosen: Collection[int], goals: Sequence[Need], needs: Needs
) -> set[int]:
    """Leave out what nothing needs that is left, or what others satisfy as well.

    From the largest number down: only larger ones need a thing, and those are decided on by then.
    """
    kept = set(chosen)
    asking: dict[int, list[Need]] = {}
    offers: dict[Need, int] = {}

    def ask(need: Need) -> None:
        if need not in offers:
            offers[need] = sum(thing in kept for thing in need)
            for thing in need:
                asking.setdefault(thing, []).append(need)

    for need in goals:
        ask(need)
    for thing in sorted(chosen, reverse=True):
        asked = asking.get(thing, ())
        if any(offers[need] == 1 for need in asked):
            for need in needs.of.get(thing, ()):
                ask(need)
            continue
        kept.remove(thing)
        for need in asked:
            offers[need] -= 1
    return kept


def _searched(
    opened: Sequence[Need],
    needs: Needs,
    base: set[int],
    first: set[int],
    effort: int,
) -> tuple[set[int], bool]:
    """Try every combination that may be better than a first one, cheapest branches first.

    Returns:
        The best, without the base, and whether the search came to its end.
    """
    best, cost = first, (len(first), needs.weight(first))
    waiting: list[tuple[set[int], list[Need]]] = [(set(), list(opened))]
    while waiting:
        chosen, left = waiting.pop()
        if _least_cost(chosen, left, needs) >= cost:
            continue
        if not left:
            best, cost = chosen, (len(chosen), needs.weight(chosen))
            continue
        branches = []
        for thing in left[0]:
            added = set(chosen)
            more = _settled([(thing,), *left[1:]], needs, base, added) or []
            branches.append((_least_cost(added, more, needs), thing, added, more))
            effort -= len(added) + len(left)
        if effort < 0:
            return best, False
        branches.sort(key=lambda branch: branch[:2], reverse=True)
        waiting += [branch[2:] for branch in branches]
    return best, True


def _least_cost(chosen: Collection[int], left: Iterable[Need], needs: Needs) -> tuple[int, int]:
    """Return the number and weight that no answer on top of what is chosen can be below.

    Needs that have no thing in common take one thing each.
    """
    taken: set[int] = set()
    things, weight = len(chosen), needs.weight(chosen)
    for need in left:
        if taken.isdisjoint(need):
            taken.update(need)
            things += 1
            weight += min(needs.weights.get(thing, 0) for thing in need)
    return things, weight
