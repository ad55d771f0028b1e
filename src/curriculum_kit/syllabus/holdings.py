"""What a lesson needs of a concept and what the learner holds of it, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum_kit.learner.demands import Demand
from curriculum_kit.learner.timeline import Holding
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Gap
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.names import ConceptName, LessonName, concept_name, lesson_name


@dataclass(frozen=True, slots=True)
class Held:
    """A concept as the learner holds it.

    Attributes:
        depth: How deeply.
        lesson: The lesson that brought it there; None if the course assumes it on day one.
    """

    depth: Depth
    lesson: LessonName | None


@dataclass(frozen=True, slots=True)
class Assumption:
    """A concept that a lesson needs its learner to hold.

    Attributes:
        concept: The concept.
        depth: The depth it must be held at.
        held: How it is held there, entries of the lesson above that spot included; None if the
            learner has never met it.
        stated: Whether the lesson itself lists it, beside what its concepts may require.
        required_by: The concepts taken up in the lesson that require it.
        alternatives: Other concepts that would do as well.
        gap: The shortfall that the lesson admits to, and closes.
    """

    concept: ConceptName
    depth: Depth
    held: Held | None
    stated: bool
    required_by: tuple[ConceptName, ...]
    alternatives: tuple[ConceptName, ...]
    gap: Gap | None

    @property
    def met(self) -> bool:
        """Whether it is held deeply enough: OK if it is, else a GAP."""
        return self.held is not None and self.held.depth.reaches(self.depth)

    def brought_by(self, lesson: str) -> bool:
        """Tell whether a lesson itself brought it to where it is held.

        Args:
            lesson: The lesson's slug.
        """
        source = self.held.lesson if self.held else None
        return source is not None and source.slug == lesson


def held_as(course: Course, holding: Holding | None) -> Held | None:
    """Show what is held.

    Args:
        course: The course.
        holding: What is held; None if it has never been met.
    """
    if holding is None:
        return None
    lesson = lesson_name(course, holding.lesson) if holding.lesson else None
    return Held(holding.depth, lesson)


def assumptions_of(course: Course, demands: Iterable[Demand]) -> tuple[Assumption, ...]:
    """Draw up what a lesson needs, each concept once, as its hardest demand has it.

    A demand that nothing meets goes before one that the lesson closes, that before one that is
    met, and among those the deepest counts.

    Args:
        course: The course.
        demands: What the lesson asks for.
    """
    asked: dict[str, list[Demand]] = {}
    for demand in demands:
        asked.setdefault(demand.needed, []).append(demand)
    return tuple(_assumption(course, group) for group in asked.values())


def _assumption(course: Course, group: list[Demand]) -> Assumption:
    hardest = max(group, key=_hardness)
    requiring = dict.fromkeys(demand.required_by for demand in group if demand.required_by)
    return Assumption(
        concept=concept_name(course, hardest.needed),
        depth=hardest.depth,
        held=held_as(course, hardest.held),
        stated=any(demand.required_by is None for demand in group),
        required_by=tuple(concept_name(course, name) for name in requiring),
        alternatives=tuple(concept_name(course, name) for name in hardest.alternatives),
        gap=hardest.gap,
    )


def _hardness(demand: Demand) -> tuple[bool, bool, int]:
    return not demand.met and not demand.closed, not demand.met, demand.depth.rank
