"""A way through a course to some of its concepts, and why each lesson is on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from curriculum_kit.learner.timeline import Holding
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth


@dataclass(frozen=True, slots=True)
class Reason:
    """What a lesson is on the way for.

    Attributes:
        concept: The concept that it brings.
        depth: The depth that is asked for.
        lesson: The slug of the later lesson that asks for it; None if it is a goal.
        required_by: The concept of that lesson that requires it; None if the lesson itself does.
        again: Whether that lesson takes the concept up again, from this depth.
    """

    concept: str
    depth: Depth
    lesson: str | None
    required_by: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A lesson on the way.

    Attributes:
        lesson: The lesson.
        position: Its position in the course, from 0.
        reasons: What it is there for: at least one, goals first, then in course order.
    """

    lesson: Lesson
    position: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that is needed and that nothing brings.

    Attributes:
        options: Concepts with the depth each must be held at; one of them would do.
        lesson: The slug of the lesson that asks for it; None if it is a goal.
        required_by: The concept of that lesson that requires it; None if the lesson itself does.
        deepest: For the first of the options, the deepest that the course brings it before that
            lesson, or at all for a goal; None if it never does.
    """

    options: tuple[tuple[str, Depth], ...]
    lesson: str | None
    required_by: str | None
    deepest: Holding | None


@dataclass(frozen=True, slots=True)
class Route:
    """The way to some concepts.

    Attributes:
        goals: The concepts, and how deeply they are to be held at its end.
        stops: Its lessons, in course order; none if everything is known, or there is no way.
        obstacles: What bars the way; none if there is one.
        proven: Whether there is no way with fewer lessons, and none with as many and less time. If
            not, the search was given up, and still no lesson can be left out.
    """

    goals: Mapping[str, Depth]
    stops: tuple[Stop, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    proven: bool = True

    @property
    def minutes(self) -> int:
        """How long the lessons take that say so."""
        return sum(stop.lesson.minutes or 0 for stop in self.stops)

    @property
    def untimed(self) -> int:
        """How many lessons do not say how long they take."""
        return sum(stop.lesson.minutes is None for stop in self.stops)
