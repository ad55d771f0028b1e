"""The learner's way through two versions, measured by the lessons that are in both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from curriculum_kit.changes.change import Part
from curriculum_kit.changes.order import Order, positions, reordered
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.versions import Versions
from curriculum_kit.learner.timeline import Holding
from curriculum_kit.model.vocabulary import Depth

Pair = tuple[str, str]
"""A lesson's slug in the earlier version, and in the later one."""


@dataclass(frozen=True)
class Ways:
    """The two ways.

    A concept comes later if a lesson that stays started with it held and no longer does: so a new
    lesson at the start makes nothing later. Where the lesson that teaches it stays in its place,
    and another one moves ahead of it, that is a matter only if the other one relies on it.

    Attributes:
        versions: The two versions.
    """

    versions: Versions

    def compared(
        self, part: Part, then: Holding, now: Holding, depth: Depth
    ) -> tuple[list[Pair], list[Pair]]:
        """Return which lessons no longer start with a concept held, and which now do.

        Args:
            part: The concept.
            then: What first brings it to the depth in the earlier version.
            now: What does in the later one.
            depth: The depth.
        """
        start, starts = self._start(then), self._starts(now)
        settled = self._is_settled(then, now)
        lost, gained = [], []
        for pair in self._to_look_at(start, starts, settled=settled):
            held, holds = self._rank[pair] >= start, self._new_rank[pair] >= starts
            if held and not holds:
                if not settled or self._relied(pair, part, depth):
                    lost.append(pair)
            elif holds and not held and (not settled or self._relies(pair, part, depth)):
                gained.append(pair)
        return lost, gained

    def same_lesson(self, then: Holding, now: Holding) -> bool:
        """Tell whether the same lesson brings a concept in both versions, or day one does.

        Args:
            then: What brings it in the earlier version.
            now: What brings it in the later one.
        """
        if then.lesson is None or now.lesson is None:
            return then.lesson is now.lesson
        return self.versions.followed("lesson", then.lesson) == now.lesson

    def _to_look_at(self, start: int, starts: int, *, settled: bool) -> Iterable[Pair]:
        """Return the lessons between which a difference may lie, few where little has changed."""
        if settled:
            return self._unsettled  # no lesson that stays in place moves past another one
        if not self._unsettled:
            low, high = sorted((start, starts))
            return self._before[low:high]
        return self._before

    def _relied(self, pair: Pair, part: Part, depth: Depth) -> bool:
        return _needs(self.versions.before, pair[0], part.old, depth)

    def _relies(self, pair: Pair, part: Part, depth: Depth) -> bool:
        return _needs(self.versions.after, pair[1], part.new, depth)

    def _is_settled(self, then: Holding, now: Holding) -> bool:
        if not self.same_lesson(then, now):
            return False
        return then.lesson is None or (then.lesson, now.lesson) in self._settled

    def _start(self, then: Holding) -> int:
        """Return how many lessons that stay start, in the earlier version, without a concept."""
        return bisect_right(self._positions, then.position)

    def _starts(self, now: Holding) -> int:
        return bisect_right(self._new_positions, now.position)

    @cached_property
    def _before(self) -> Sequence[Pair]:
        at = self.versions.before.timeline.positions
        return sorted(self.versions.matched["lesson"].pairs, key=lambda pair: at[pair[0]])

    @cached_property
    def _after(self) -> Sequence[Pair]:
        at = self.versions.after.timeline.positions
        return sorted(self._before, key=lambda pair: at[pair[1]])

    @cached_property
    def _positions(self) -> Sequence[int]:
        at = self.versions.before.timeline.positions
        return [at[old] for old, _new in self._before]

    @cached_property
    def _new_positions(self) -> Sequence[int]:
        at = self.versions.after.timeline.positions
        return [at[new] for _old, new in self._after]

    @cached_property
    def _rank(self) -> dict[Pair, int]:
        return positions(self._before)

    @cached_property
    def _new_rank(self) -> dict[Pair, int]:
        return positions(self._after)

    @cached_property
    def _order(self) -> Order:
        names = [tuple(sorted(pair)) for pair in self._before]
        return reordered([self._new_rank[pair] for pair in self._before], names)

    @cached_property
    def _settled(self) -> frozenset[Pair]:
        return frozenset(self._before[at] for at in self._order.settled)

    @cached_property
    def _unsettled(self) -> Sequence[Pair]:
        return [pair for pair in self._before if pair not in self._settled]


def _needs(side: Side, lesson: str, concept: str | None, depth: Depth) -> bool:
    """Tell whether a lesson needs a concept at a depth, or deeper."""
    needed = side.needed_in(lesson).get(concept or "")
    return needed is not None and needed.reaches(depth)
