"""What the page of one misconception says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.lesson import Example
from curriculum_kit.model.module import Module
from curriculum_kit.model.vocabulary import ExampleKind
from curriculum_kit.syllabus.lookup import Filed
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.names import (
    ClaimName,
    ConceptName,
    LessonName,
    ModuleName,
    claim_name,
    concept_name,
    lesson_name,
    module_name,
)


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A negative example in a lesson that addresses the misconception.

    Attributes:
        lesson: The lesson.
        example: The example.
    """

    lesson: LessonName
    example: Example


@dataclass(frozen=True, slots=True)
class MisconceptionPage:
    """Everything the page of a misconception says.

    Attributes:
        id: The misconception's id.
        belief: The belief.
        correction: What is right.
        about: The concepts it is about.
        home: The module or lesson it is filed in.
        addressed_in: The lessons that address it.
        refuted_by: The claims whose demos are the evidence against it.
        counterexamples: The negative examples of the lessons that address it. An author does not
            say which belief an example stands against, so that they are evidence of last resort.
    """

    id: str
    belief: str
    correction: str
    about: tuple[ConceptName, ...]
    home: ModuleName | LessonName
    addressed_in: tuple[LessonName, ...]
    refuted_by: tuple[ClaimName, ...]
    counterexamples: tuple[Counterexample, ...]


def misconception_page(material: Material, misconception: str) -> MisconceptionPage:
    """Draw up the page of a misconception.

    Args:
        material: The course, walked and checked.
        misconception: The id of a misconception that could be read.
    """
    return misconception_as_filed(material, material.lookup.misconceptions[misconception])


def misconception_as_filed(material: Material, filed: Filed) -> MisconceptionPage:
    """Draw up what is said of a misconception; of two with one id each has its own.

    Args:
        material: The course, walked and checked.
        filed: The misconception, and the module or lesson it is filed in.
    """
    course = material.course
    misconception, home = filed
    addressing = lessons_that_address(misconception, home)
    return MisconceptionPage(
        id=misconception.id,
        belief=misconception.belief,
        correction=misconception.correction,
        about=tuple(concept_name(course, material.meant(name)) for name in misconception.about),
        home=module_name(course, home.id)
        if isinstance(home, Module)
        else lesson_name(course, home.id),
        addressed_in=tuple(lesson_name(course, slug) for slug in addressing),
        refuted_by=tuple(claim_name(course, claim) for claim in misconception.refuted_by),
        counterexamples=tuple(_counterexamples(material, addressing)),
    )


def _counterexamples(material: Material, addressing: tuple[str, ...]) -> Iterator[Counterexample]:
    for slug in addressing:
        lesson = material.course.lessons.get(slug)
        for example in lesson.examples if lesson else ():
            if example.kind is ExampleKind.NEGATIVE:
                yield Counterexample(lesson_name(material.course, slug), example)
