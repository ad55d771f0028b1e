"""Why a learner needs what comes before a concept: the chain that leads to it from day one."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.names import ConceptName, LessonName, concept_name, lesson_name

MOST = 20
"""Stages of a way that are told: nobody reads more, and every concept's page has one."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A concept on the way.

    Attributes:
        concept: The concept.
        lesson: The lesson in which the learner meets it first; None if it is brought on day one, or
            nothing teaches it.
        assumed: Whether it is brought on day one.
        begins: Whether it requires nothing, so that a way begins with it.
    """

    concept: ConceptName
    lesson: LessonName | None
    assumed: bool
    begins: bool


def way_to(material: Material, concept: str) -> tuple[Stage, ...]:
    """Return the chain of prerequisites that holds a concept back longest.

    Of the prerequisites of each, it goes on with the one that the course brings last: that one says
    why the concept cannot come earlier.

    Args:
        material: The course, walked and checked.
        concept: The id of a concept in the registry.

    Returns:
        From the first concept of the chain to the one asked about; of a longer chain its end.
    """
    chain = [concept]
    while (before := _last_brought(material, chain[-1])) and before not in chain:
        chain.append(before)
        if len(chain) == MOST:
            break
    return tuple(_stage(material, name) for name in reversed(chain))


def _last_brought(material: Material, concept: str) -> str | None:
    """Return the prerequisite of a concept that the course brings last."""
    found = material.course.concepts.get(concept)
    needed = [material.meant(name) for name in found.requires] if found else []
    return max(needed, key=lambda name: _position(material, name), default=None)


def _position(material: Material, concept: str) -> int:
    held = material.timeline.history.get(concept, ())
    return held[0].position if held else -2


def _stage(material: Material, concept: str) -> Stage:
    held = material.timeline.history.get(concept, ())
    first = held[0].lesson if held else None
    return Stage(
        concept=concept_name(material.course, concept),
        lesson=lesson_name(material.course, first) if first else None,
        assumed=bool(held) and first is None,
        begins=_last_brought(material, concept) is None,
    )
