"""What the page of one module says: facts of the course and of the learner's way, not formatted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curriculum_kit.evidence.recorded import EvidenceFile
from curriculum_kit.learner.timeline import Holding, Meeting
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.module import Module
from curriculum_kit.model.vocabulary import Load, Status
from curriculum_kit.syllabus.material import Material, Step
from curriculum_kit.syllabus.rows import (
    ActPart,
    ClaimRow,
    ConceptRow,
    LessonRow,
    MisconceptionRow,
    Recovery,
    WaiverNote,
    waiver_note,
)

DAY_ONE = "day one"
"""Where a concept comes from that the course assumes."""


@dataclass(frozen=True, slots=True)
class ModulePage:
    """Everything the page of a module says.

    Attributes:
        slug: The module's slug.
        number: Its number in the course, ``1.3``.
        title: Its title.
        goal: What it teaches, and why.
        status: How far its lessons are made.
        premise: Where the learner stands, if the module has a narrative.
        acts: The parts of the narrative.
        lessons: Its lessons, in order, without those that could not be read.
        concepts: What they take up, in order.
        adjacent: Each STRETCH lesson of the module that follows another one, after that one.
        recoveries: What follows each STRETCH lesson of the module.
        waivers: What its authors accept.
        misconceptions: The module's own misconceptions.
        claims: What its lessons claim.
        recorded: The record of their evidence, if there is one.
    """

    slug: str
    number: str
    title: str
    goal: str
    status: Status
    premise: str | None
    acts: tuple[ActPart, ...]
    lessons: tuple[LessonRow, ...]
    concepts: tuple[ConceptRow, ...]
    adjacent: tuple[tuple[Step, Step], ...]
    recoveries: tuple[Recovery, ...]
    waivers: tuple[WaiverNote, ...]
    misconceptions: tuple[MisconceptionRow, ...]
    claims: tuple[ClaimRow, ...]
    recorded: EvidenceFile | None

    @property
    def built(self) -> int:
        """How many of the lessons are built."""
        return sum(lesson.status is Status.BUILT for lesson in self.lessons)

    @property
    def new(self) -> int:
        """How many new concepts the module costs the learner."""
        return sum(lesson.new for lesson in self.lessons)

    @property
    def pattern(self) -> str:
        """The loads of its lessons: ``S-B-B-S``."""
        return "-".join(lesson.load.letter for lesson in self.lessons)

    def slug_of(self, number: int) -> str:
        """Return the slug of a lesson.

        Args:
            number: Its number in the module, from 1.
        """
        return next(lesson.slug for lesson in self.lessons if lesson.number == number)


def module_page(material: Material, slug: str) -> ModulePage:
    """Draw up the page of a module.

    Args:
        material: The course, walked and checked.
        slug: The slug of a module that could be read.
    """
    draft = _Draft(material, material.course.modules[slug])
    module, narrative = draft.module, draft.module.narrative
    steps = tuple(draft.steps())
    return ModulePage(
        slug=slug,
        number=draft.number,
        title=module.title,
        goal=module.goal,
        status=material.course.status_of(module),
        premise=narrative.premise if narrative else None,
        acts=tuple(
            ActPart(act.title, draft.numbers_of(act.lessons), act.story)
            for act in (narrative.acts if narrative else ())
        ),
        lessons=tuple(map(draft.lesson_row, steps)),
        concepts=tuple(
            draft.concept_row(step, meeting)
            for step in steps
            for meeting in material.timeline.meetings[step.slug]
        ),
        adjacent=tuple(draft.adjacent(steps)),
        recoveries=tuple(
            Recovery.after(step, material.step(step.slug, +1), material.busy)
            for step in steps
            if step.load is Load.STRETCH
        ),
        waivers=tuple(sorted(draft.waiver_notes(), key=_place)),
        misconceptions=tuple(draft.misconceptions()),
        claims=tuple(draft.claims(steps)),
        recorded=material.evidence.recorded if material.evidence else None,
    )


def _place(note: WaiverNote) -> tuple[bool, int]:
    """Order notes by lesson, what is about no lesson last."""
    return note.lesson is None, note.lesson or 0


@dataclass(frozen=True, slots=True)
class _Draft:
    material: Material
    module: Module

    @property
    def number(self) -> str:
        return self.material.course.numbers[self.module.id]

    def steps(self) -> Iterator[Step]:
        found = (self.material.step(slug) for slug in self.module.lessons)
        return (step for step in found if step is not None)

    def numbers_of(self, slugs: tuple[str, ...]) -> tuple[int, ...]:
        lessons = self.module.lessons
        return tuple(sorted(lessons.index(slug) + 1 for slug in {*slugs} if slug in lessons))

    def lesson_row(self, step: Step) -> LessonRow:
        lesson = self.material.course.lessons[step.slug]
        return LessonRow(
            number=step.number,
            slug=step.slug,
            title=lesson.title,
            core=lesson.core,
            load=step.load,
            position=lesson.position,
            status=lesson.status,
            new=step.new,
        )

    def concept_row(self, step: Step, meeting: Meeting) -> ConceptRow:
        lesson, before = meeting.lesson, meeting.before
        entries = lesson.new if meeting.is_new else lesson.reinforced
        return ConceptRow(
            id=meeting.meant,
            name=self.material.course.name_of(meeting.meant),
            label=entries[meeting.concept].label,
            lesson=step.number,
            is_new=meeting.is_new,
            start=before.depth if before else meeting.start,
            end=max(meeting.depth, before.depth) if before else meeting.depth,
            origin=self._origin(before),
            known=meeting.meant in self.material.course.concepts,
        )

    def _origin(self, held: Holding | None) -> str | None:
        if held is None:
            return None
        if held.lesson is None:
            return DAY_ONE
        number = self.material.course.numbers[self.material.course.module_of[held.lesson].id]
        return None if number == self.number else number

    def adjacent(self, steps: tuple[Step, ...]) -> Iterator[tuple[Step, Step]]:
        for step in steps:
            before = self.material.step(step.slug, -1)
            if before and before.load is Load.STRETCH and step.load is Load.STRETCH:
                yield before, step

    def waiver_notes(self) -> Iterator[WaiverNote]:
        for finding in self.material.waived_about.get(f"module:{self.module.id}", ()):
            kind, _, name = finding.subject.partition(":")
            number = self.numbers_of((name,)) if kind == "lesson" else ()
            yield waiver_note(finding, number[0] if number else None)

    def misconceptions(self) -> Iterator[MisconceptionRow]:
        for misconception in self.module.misconceptions.values():
            lessons = lessons_that_address(misconception, self.module)
            elsewhere = (
                self.material.step(slug)
                for slug in lessons
                if slug in self.material.course.lessons and slug not in self.module.lessons
            )
            yield MisconceptionRow(
                belief=misconception.belief,
                correction=misconception.correction,
                lessons=self.numbers_of(lessons),
                elsewhere=tuple(step for step in elsewhere if step is not None),
                refuted_by=misconception.refuted_by,
            )

    def claims(self, steps: tuple[Step, ...]) -> Iterator[ClaimRow]:
        evidence = self.material.evidence
        for step in steps:
            for claim in self.material.course.lessons[step.slug].claims.values():
                stands = evidence.standings[claim.id] if evidence else None
                yield ClaimRow(step.number, claim.id, claim.statement, claim.demo, stands)
