"""The ordered words that authors choose from: depth, load, status, gap size, support."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Self


class Ordered(Enum):
    """An enumeration whose members compare in the order they are written."""

    rank: int

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)

    def __lt__(self, other: Self) -> bool:
        """Tell whether this member stands before the other."""
        return self.rank < other.rank

    def __le__(self, other: Self) -> bool:
        """Tell whether this member is the other or stands before it."""
        return self.rank <= other.rank

    def __gt__(self, other: Self) -> bool:
        """Tell whether this member stands after the other."""
        return self.rank > other.rank

    def __ge__(self, other: Self) -> bool:
        """Tell whether this member is the other or stands after it."""
        return self.rank >= other.rank

    def __str__(self) -> str:
        """Return the word as authors write it."""
        return str(self.value)


class Depth(Ordered):
    """How deeply a learner holds a concept."""

    MENTIONED = "MENTIONED"
    """Named only."""
    INTRODUCED = "INTRODUCED"
    """Can recognize and explain it in their own words, has not practiced it."""
    DEVELOPED = "DEVELOPED"
    """Can trace a worked example and predict new cases."""
    APPLIED = "APPLIED"
    """Has done it unaided in a real setting."""

    @property
    def letter(self) -> str:
        """The initial that stands for it where there is little room."""
        return self.name[0]

    def reaches(self, required: Depth) -> bool:
        """Tell whether holding a concept this deeply satisfies a requirement.

        Args:
            required: The depth asked for.
        """
        return self.rank >= required.rank

    def levels_above(self, held: Depth | None) -> int:
        """Count the levels between what is held and this depth.

        Args:
            held: What the learner holds; None is one level below MENTIONED.

        Returns:
            A positive number if this depth is the deeper one.
        """
        return self.rank - (held.rank if held else -1)


class Load(Ordered):
    """What a lesson asks of the learner."""

    STRETCH = "STRETCH"
    """A genuinely new paradigm or mechanism."""
    BUILD = "BUILD"
    """Extends or combines known pieces."""
    CONSOLIDATE = "CONSOLIDATE"
    """Integrates, with (almost) nothing new."""

    @property
    def letter(self) -> str:
        """The initial that stands for it in a load pattern: ``S-B-C``."""
        return self.name[0]


class Status(Ordered):
    """How far the making of a lesson has come; a module's and the course's are derived."""

    PLANNED = "planned"
    """Only its plan is there."""
    IN_PROGRESS = "in-progress"
    """Its material is being made."""
    BUILT = "built"
    """Its material is complete."""

    @classmethod
    def of_all(cls, parts: Iterable[Status]) -> Status:
        """Derive the status of a whole from its parts.

        Args:
            parts: The statuses of its lessons.

        Returns:
            BUILT if every part is built, PLANNED if none is begun, else IN_PROGRESS.
        """
        found = set(parts)
        if found == {cls.BUILT}:
            return cls.BUILT
        return cls.PLANNED if found <= {cls.PLANNED} else cls.IN_PROGRESS


class GapSize(Ordered):
    """What it takes to close a gap between what the learner holds and what a lesson uses."""

    TRIVIAL = "trivial"
    """One sentence."""
    SMALL = "small"
    """A recap section."""
    MEDIUM = "medium"
    """A dedicated section."""
    LARGE = "large"
    """A prerequisite lesson of its own."""


class Support(Ordered):
    """How much an exercise helps the learner along."""

    GUIDED = "guided"
    """Step by step, each step given."""
    SUPPORTED = "supported"
    """With hints, or part of the solution given."""
    INDEPENDENT = "independent"
    """Nothing is given but the task."""


class ExampleKind(Ordered):
    """Whether an example falls under the concept or marks its boundary."""

    POSITIVE = "positive"
    """It falls under the concept."""
    NEGATIVE = "negative"
    """It looks as if it did and does not: it marks the boundary."""
