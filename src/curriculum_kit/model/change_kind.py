"""What a kind of change is, and how much one may matter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Impact(IntEnum):
    """How much a change matters.

    BREAKING: a learner in the middle of the course, or a lesson that stays, loses something it
    relied on. NOTABLE: the course is another one for its learners, and nobody loses by it.
    COSMETIC: only the words are others.
    """

    COSMETIC = 0
    NOTABLE = 1
    BREAKING = 2

    @property
    def label(self) -> str:
        """The impact as it is written: ``breaking``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change.

    Attributes:
        name: What happened, ``lesson-moved``.
        impact: How much it matters, at worst.
        inverse: The kind of change that takes it back; itself for what has no direction.
        summary: What happened, in one line.
        only_if: When it is that grave; otherwise it is notable. None if always.
    """

    name: str
    impact: Impact
    inverse: str
    summary: str
    only_if: str | None = None
