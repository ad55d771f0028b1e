"""Parts of a course as pages mention them: the id to link to, beside the words to show."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.model.course import Course
from curriculum_kit.model.vocabulary import Load


@dataclass(frozen=True, slots=True)
class ConceptName:
    """A concept, mentioned.

    Attributes:
        id: Its id.
        name: Its name; the id where the registry does not hold it.
        known: Whether the registry holds it, so that it has a page.
    """

    id: str
    name: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class ModuleName:
    """A module, mentioned.

    Attributes:
        slug: Its slug.
        number: Its number in the course, ``1.3``.
        title: Its title.
    """

    slug: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class LessonName:
    """A lesson, mentioned.

    Attributes:
        slug: Its slug.
        title: Its title; None where there is no such lesson, or it could not be read.
        module: The number of its module, ``1.3``; None where no module lists it.
        number: Its own number in the module, from 1; None where no module lists it.
        load: What it asks of the learner; None where it could not be read.
    """

    slug: str
    title: str | None
    module: str | None
    number: int | None
    load: Load | None = None

    @property
    def label(self) -> str:
        """Its number in the course, ``1.3.5``; the slug where no module lists it."""
        return f"{self.module}.{self.number}" if self.module else self.slug


@dataclass(frozen=True, slots=True)
class ClaimName:
    """A claim, mentioned.

    Attributes:
        id: Its id.
        statement: What is claimed; None where there is no such claim, or it could not be read.
        lesson: The lesson that stands on it.
    """

    id: str
    statement: str | None
    lesson: LessonName | None


@dataclass(frozen=True, slots=True)
class MisconceptionName:
    """A misconception, mentioned.

    Attributes:
        id: Its id.
        belief: The belief.
    """

    id: str
    belief: str


def concept_name(course: Course, concept: str) -> ConceptName:
    """Mention a concept.

    Args:
        course: The course.
        concept: Its id.
    """
    return ConceptName(concept, course.name_of(concept), concept in course.concepts)


def module_name(course: Course, slug: str) -> ModuleName:
    """Mention a module.

    Args:
        course: The course.
        slug: The slug of a module that could be read.
    """
    return ModuleName(slug, course.numbers[slug], course.modules[slug].title)


def lesson_name(course: Course, slug: str) -> LessonName:
    """Mention a lesson.

    Args:
        course: The course.
        slug: Its slug.
    """
    lesson, module = course.lessons.get(slug), course.module_of.get(slug)
    return LessonName(
        slug=slug,
        title=lesson.title if lesson else None,
        module=course.numbers[module.id] if module else None,
        number=module.lessons.index(slug) + 1 if module else None,
        load=lesson.load if lesson else None,
    )


def claim_name(course: Course, claim: str) -> ClaimName:
    """Mention a claim.

    Args:
        course: The course.
        claim: Its id.
    """
    if claim not in course.claims:
        return ClaimName(claim, None, None)
    found, lesson = course.claims[claim]
    return ClaimName(claim, found.statement, lesson_name(course, lesson.id))
