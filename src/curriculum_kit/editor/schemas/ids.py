"""The ids that a file may name: which keys name what, and the ids that one course has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.module import Act, Module, Series

REFERENCES: Final[Mapping[tuple[type, str], str]] = {
    (Outline, "assumes"): "concept",
    (Outline, "series"): "series",
    (Series, "modules"): "module",
    (Module, "lessons"): "lesson",
    (Act, "lessons"): "lesson",
    (Lesson, "new"): "concept",
    (Lesson, "reinforced"): "concept",
    (Lesson, "requires"): "concept",
    (Concept, "requires"): "concept",
    (Concept, "requires_any"): "concept",
    (Misconception, "about"): "concept",
    (Misconception, "addressed_in"): "lesson",
    (Misconception, "refuted_by"): "claim",
}
"""What is named under a key, directly or in the collections there."""

DECLARATIONS: Final = frozenset({(Outline, "series"), (Series, "modules"), (Module, "lessons")})
"""Keys under which a part is listed, and so comes to be: a new id is right there."""


@dataclass(frozen=True, slots=True)
class Named:
    """What an id stands for.

    Attributes:
        title: Its name in plain words.
        meaning: What it is, in a sentence or two.
    """

    title: str
    meaning: str


Ids = Mapping[str, Mapping[str, Named]]
"""What is named by each id, by its kind: ``concept``."""


def ids_of(course: Course) -> Ids:
    """Return the ids that the files of a course may name.

    Args:
        course: The course.
    """
    return {
        "concept": {
            name: Named(concept.name, concept.definition or concept.name)
            for name, concept in course.concepts.items()
        },
        "series": {
            name: Named(series.title, series.goal or series.title)
            for name, series in course.series.items()
        },
        "module": {
            name: Named(module.title, module.goal) for name, module in course.modules.items()
        },
        "lesson": {
            name: Named(lesson.title, f"{lesson.title}: {lesson.core}")
            for name, lesson in course.lessons.items()
        },
        "claim": {
            name: Named(f"Claim of lesson '{lesson.id}'", claim.statement)
            for name, (claim, lesson) in course.claims.items()
        },
    }
