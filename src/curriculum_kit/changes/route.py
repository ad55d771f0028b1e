"""The learner's way through a course in short: the loads of each module, and what is new where."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.changes.side import Side
from curriculum_kit.model.vocabulary import Load


@dataclass(frozen=True, slots=True)
class Stop:
    """A lesson on the way.

    Attributes:
        lesson: Its slug.
        load: What it asks of the learner.
        new: How many new concepts it brings.
    """

    lesson: str
    load: Load
    new: int


@dataclass(frozen=True, slots=True)
class ModuleRoute:
    """A module on the way.

    Attributes:
        module: Its slug.
        number: Its number, ``1.3``.
        title: Its title.
        stops: Its lessons, in order, without those that could not be read.
    """

    module: str
    number: str
    title: str
    stops: tuple[Stop, ...]

    @property
    def pattern(self) -> str:
        """The loads of its lessons: ``S-B-C``."""
        return "-".join(stop.load.letter for stop in self.stops)


def route_of(side: Side) -> tuple[ModuleRoute, ...]:
    """Return the learner's way through a version of a course.

    Args:
        side: The version.
    """
    course = side.course
    return tuple(
        ModuleRoute(
            slug,
            course.numbers.get(slug, ""),
            module.title,
            tuple(
                Stop(lesson.id, lesson.load, len(side.timeline.new_in(lesson.id)))
                for lesson in course.lessons_of(module)
            ),
        )
        for slug, module in course.modules.items()
    )
