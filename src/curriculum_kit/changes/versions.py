"""Two versions of a course side by side, their parts matched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from curriculum_kit.changes.change import Part
from curriculum_kit.changes.matching import Matching, matching
from curriculum_kit.changes.side import Side
from curriculum_kit.model.parts import PARTS
from curriculum_kit.model.vocabulary import Depth, Status

Value = TypeVar("Value")


@dataclass(frozen=True)
class Versions:
    """Two versions of a course.

    Attributes:
        before: The earlier one.
        after: The later one.
    """

    before: Side
    after: Side

    @cached_property
    def matched(self) -> Mapping[str, Matching]:
        """The parts of both, by kind."""
        return {kind: matching(self.before.parts[kind], self.after.parts[kind]) for kind in PARTS}

    @cached_property
    def _followed(self) -> Mapping[str, Mapping[str, str]]:
        return {kind: found.followed() for kind, found in self.matched.items()}

    def followed(self, kind: str, name: str) -> str:
        """Return what the later version calls a part.

        Args:
            kind: The kind of part.
            name: Its id in the earlier version.
        """
        return self._followed[kind].get(name, name)

    def all_followed(self, kind: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return what the later version calls some parts, in their order.

        Args:
            kind: Their kind.
            names: Their ids in the earlier version.
        """
        return tuple(self.followed(kind, name) for name in names)

    def under_new_names(self, kind: str, entries: Mapping[str, Value]) -> dict[str, Value]:
        """Return a mapping of the earlier version under the ids of the later one.

        Args:
            kind: What the keys are.
            entries: The mapping.
        """
        return {self.followed(kind, name): entry for name, entry in entries.items()}

    def pairs(self, kind: str, *keys: str) -> Iterator[tuple[str, str]]:
        """Yield the ids of what is in both versions, where these keys of it could be read in both.

        Args:
            kind: The kind of part.
            keys: Keys of the part.
        """
        for old, new in self.matched[kind].pairs:
            if self.before.reads(kind, old, *keys) and self.after.reads(kind, new, *keys):
                yield old, new

    def course_reads(self, *keys: str) -> bool:
        """Tell whether what both manifests say under some keys made sense.

        Args:
            keys: Keys of ``curriculum.yaml``.
        """
        broken = (self.before.context, self.after.context)
        return not any(context.misread("course", key) for context in broken for key in keys)

    def gone(self, kind: str) -> Iterator[Part]:
        """Yield what is in the earlier version only.

        Args:
            kind: The kind of part.
        """
        for name in self.matched[kind].gone:
            if self.after.surely_lacks(kind, name):
                yield Part(kind, name, None)

    def come(self, kind: str) -> Iterator[Part]:
        """Yield what is in the later version only.

        Args:
            kind: The kind of part.
        """
        for name in self.matched[kind].come:
            if self.before.surely_lacks(kind, name):
                yield Part(kind, None, name)

    @cached_property
    def built(self) -> frozenset[str]:
        """The lessons that were built and stay, as the later version calls them."""
        return frozenset(
            new
            for old, new in self.matched["lesson"].pairs
            if self.before.course.lessons[old].status is Status.BUILT
        )

    @cached_property
    def taken_up(self) -> Mapping[str, tuple[tuple[str, Depth], ...]]:
        """For each concept, which lessons that were built and stay take it how deep now."""
        found: dict[str, list[tuple[str, Depth]]] = {}
        for slug in self.built:
            for meeting in self.after.timeline.meetings.get(slug, ()):
                found.setdefault(meeting.meant, []).append((slug, meeting.depth))
        return {concept: tuple(sorted(uses)) for concept, uses in found.items()}
