"""What the page of one lesson says: facts of the course and of the learner's way, not formatted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curriculum_kit.findings import Finding
from curriculum_kit.learner.timeline import Meeting
from curriculum_kit.model.lesson import Example, Exercise, Lesson, Modality, Scope
from curriculum_kit.model.vocabulary import Depth, Load, Status
from curriculum_kit.syllabus.claim_page import ClaimPage, claim_in
from curriculum_kit.syllabus.holdings import Assumption, Held, held_as
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.misconception_page import MisconceptionPage, misconception_as_filed
from curriculum_kit.syllabus.names import (
    ConceptName,
    LessonName,
    ModuleName,
    concept_name,
    lesson_name,
    module_name,
)
from curriculum_kit.syllabus.rows import WaiverNote, labelled, waiver_note


@dataclass(frozen=True, slots=True)
class Brought:
    """A concept that the lesson takes up.

    Attributes:
        concept: The concept.
        label: What is particular about it here, if anything.
        is_new: Whether the lesson says that this is the first meeting.
        counts_as_new: Whether it costs the learner a new idea.
        before: How it is held above this entry; None if the learner has never met it.
        said: The depth that the lesson says it starts from, if it says so.
        end: How deeply it is held afterwards.
    """

    concept: ConceptName
    label: str | None
    is_new: bool
    counts_as_new: bool
    before: Held | None
    said: Depth | None
    end: Depth

    @property
    def start(self) -> Depth | None:
        """How deeply it is held before; where nothing teaches it, what the lesson says."""
        return self.before.depth if self.before else self.said

    @property
    def title(self) -> str:
        """The name with the label in parentheses, in place of those that may end the name."""
        return labelled(self.concept.name, self.label)


@dataclass(frozen=True, slots=True)
class LessonPage:
    """Everything the page of a lesson says.

    Attributes:
        slug: The lesson's slug.
        title: Its title.
        module: The module it is part of.
        number: Its number in the module, from 1.
        core: Its core concept.
        load: What it asks of the learner.
        status: How far it is made.
        minutes: How long it takes, if the author says so.
        objective: What the learner can do afterwards, if the author says so.
        position: Why it stands where it does, if the author says so.
        new: How many new concepts it costs the learner.
        assumes: What its learner must hold, concepts that it brings itself included.
        brings: The concepts it takes up, new ones first, in the order they are written.
        claims: What it claims.
        misconceptions: The misconceptions it addresses, wherever they are filed.
        examples: Its examples and counterexamples.
        modalities: The ways in which it presents its idea.
        mental_models: Pictures to think with.
        scope: What it covers and leaves to others, if the author says so.
        exercises: What the learner does.
        waivers: What its authors accept of it and of all in it.
        findings: What stands against it and all in it.
        previous: The lesson before it in the course, across all borders.
        following: The lesson after it.
    """

    slug: str
    title: str
    module: ModuleName
    number: int
    core: str
    load: Load
    status: Status
    minutes: int | None
    objective: str | None
    position: str | None
    new: int
    assumes: tuple[Assumption, ...]
    brings: tuple[Brought, ...]
    claims: tuple[ClaimPage, ...]
    misconceptions: tuple[MisconceptionPage, ...]
    examples: tuple[Example, ...]
    modalities: tuple[Modality, ...]
    mental_models: tuple[str, ...]
    scope: Scope | None
    exercises: tuple[Exercise, ...]
    waivers: tuple[WaiverNote, ...]
    findings: tuple[Finding, ...]
    previous: LessonName | None
    following: LessonName | None


def lesson_page(material: Material, slug: str) -> LessonPage:
    """Draw up the page of a lesson.

    Args:
        material: The course, walked and checked.
        slug: The slug of a lesson that could be read.
    """
    course, lookup = material.course, material.lookup
    lesson, name = course.lessons[slug], lesson_name(course, slug)
    number = name.number or 0
    subject = f"lesson:{slug}"
    return LessonPage(
        slug=slug,
        title=lesson.title,
        module=module_name(course, course.module_of[slug].id),
        number=number,
        core=lesson.core,
        load=lesson.load,
        status=lesson.status,
        minutes=lesson.minutes,
        objective=lesson.objective,
        position=lesson.position,
        new=len(material.timeline.new_in(slug)),
        assumes=lookup.assumptions[slug],
        brings=tuple(_brought(material, lesson)),
        claims=tuple(claim_in(material, claim, slug) for claim in lesson.claims.values()),
        misconceptions=tuple(
            misconception_as_filed(material, filed) for filed in lookup.addressed_in.get(slug, ())
        ),
        examples=lesson.examples,
        modalities=lesson.modalities,
        mental_models=lesson.mental_models,
        scope=lesson.scope,
        exercises=lesson.exercises,
        waivers=tuple(
            waiver_note(finding, number) for finding in material.waived_about.get(subject, ())
        ),
        findings=material.found_about.get(subject, ()),
        previous=_neighbor(material, slug, -1),
        following=_neighbor(material, slug, +1),
    )


def brought_by(material: Material, meeting: Meeting) -> Brought:
    """Show what a lesson's entry does to a concept.

    Args:
        material: The course, walked and checked.
        meeting: The entry.
    """
    before = meeting.before
    entries = meeting.lesson.new if meeting.is_new else meeting.lesson.reinforced
    return Brought(
        concept=concept_name(material.course, meeting.meant),
        label=entries[meeting.concept].label,
        is_new=meeting.is_new,
        counts_as_new=meeting.counts_as_new,
        before=held_as(material.course, before),
        said=meeting.start,
        end=max(meeting.depth, before.depth) if before else meeting.depth,
    )


def _brought(material: Material, lesson: Lesson) -> Iterator[Brought]:
    return (brought_by(material, meeting) for meeting in material.timeline.meetings[lesson.id])


def _neighbor(material: Material, slug: str, offset: int) -> LessonName | None:
    other = material.slug_beside(slug, offset)
    return lesson_name(material.course, other) if other else None
