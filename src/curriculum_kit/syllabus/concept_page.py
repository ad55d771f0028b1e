"""What the page of one concept says: facts of the registry and of the learner's way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum_kit.findings import Finding
from curriculum_kit.learner.redundancy import Redundancy
from curriculum_kit.model.concept import Requirement
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.holdings import Assumption, Held, held_as
from curriculum_kit.syllabus.lesson_page import Brought, brought_by
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.misconception_page import MisconceptionPage, misconception_as_filed
from curriculum_kit.syllabus.names import ConceptName, LessonName, concept_name, lesson_name
from curriculum_kit.syllabus.rows import WaiverNote, waiver_note


@dataclass(frozen=True, slots=True)
class Touch:
    """A lesson that takes the concept up.

    Attributes:
        lesson: The lesson.
        entry: From which depth it takes the concept to which.
    """

    lesson: LessonName
    entry: Brought


@dataclass(frozen=True, slots=True)
class Use:
    """A lesson that needs the concept.

    Attributes:
        lesson: The lesson.
        assumption: How deeply, for what, and how it is held there.
    """

    lesson: LessonName
    assumption: Assumption


@dataclass(frozen=True, slots=True)
class Link:
    """One concept that requires another; from either one, the other end.

    Attributes:
        concept: The concept at the other end.
        depth: How deeply the required one must be held.
        to_reach: Only asked for where the one that requires is taken this deep or deeper.
        chain: Where the requirement is redundant, the concepts from the one listed beside it that
            implies it down to the required one, each requiring the next; empty where it is not.
        alternatives: Other concepts that would do as well as the required one.
    """

    concept: ConceptName
    depth: Depth
    to_reach: Depth
    chain: tuple[ConceptName, ...] = ()
    alternatives: tuple[ConceptName, ...] = ()

    @property
    def redundant(self) -> bool:
        """Whether another requirement beside it implies it, at least as deeply."""
        return bool(self.chain)


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """Everything the page of a concept says.

    Attributes:
        id: The concept's id.
        name: Its name.
        aliases: Its other names.
        definition: What it is, if the author says so.
        sources: Where it comes from.
        assumed: How deeply the course assumes it on day one, if it does.
        touched: The lessons that take it up, in course order: the timeline of its depth.
        held: How it is held at the end of the course; None if nothing brings it.
        requires: Its prerequisites.
        requires_any: Groups of alternatives, one of each of which suffices.
        dependents: The concepts that require it, in the order of the registry.
        used: The lessons that need it, in course order, those that bring it themselves included.
        misconceptions: The misconceptions about it.
        waivers: What the authors accept of it.
        findings: What stands against it.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    definition: str | None
    sources: tuple[str, ...]
    assumed: Depth | None
    touched: tuple[Touch, ...]
    held: Held | None
    requires: tuple[Link, ...]
    requires_any: tuple[tuple[Link, ...], ...]
    dependents: tuple[Link, ...]
    used: tuple[Use, ...]
    misconceptions: tuple[MisconceptionPage, ...]
    waivers: tuple[WaiverNote, ...]
    findings: tuple[Finding, ...]


def concept_page(material: Material, concept: str) -> ConceptPage:
    """Draw up the page of a concept.

    Args:
        material: The course, walked and checked.
        concept: The id of a concept that could be read.
    """
    course, lookup = material.course, material.lookup
    found, subject = course.concepts[concept], f"concept:{concept}"
    history = material.timeline.history.get(concept, ())
    return ConceptPage(
        id=concept,
        name=found.name,
        aliases=found.aliases,
        definition=found.definition,
        sources=found.sources,
        assumed=history[0].depth if history and history[0].lesson is None else None,
        touched=tuple(
            Touch(lesson_name(course, meeting.lesson.id), brought_by(material, meeting))
            for meeting in lookup.met_in.get(concept, ())
        ),
        held=held_as(course, history[-1] if history else None),
        requires=tuple(_links(material, found.requires, _chains(material, concept))),
        requires_any=tuple(tuple(_links(material, group, {})) for group in found.requires_any),
        dependents=tuple(
            link
            for name in lookup.dependents.get(concept, ())
            for link in _dependent(material, name, concept)
        ),
        used=tuple(
            Use(lesson_name(course, slug), assumption)
            for slug, assumption in lookup.needed_in.get(concept, ())
        ),
        misconceptions=tuple(
            misconception_as_filed(material, filed) for filed in lookup.about.get(concept, ())
        ),
        waivers=tuple(map(waiver_note, material.waived_about.get(subject, ()))),
        findings=material.found_about.get(subject, ()),
    )


def _dependent(material: Material, name: str, needed: str) -> Iterator[Link]:
    """Yield the links by which a concept requires another."""
    concept = material.course.concepts[name]
    dependent = concept_name(material.course, name)
    for written, asked in concept.requires.items():
        if material.meant(written) == needed:
            chain = _chains(material, name).get(needed, ())
            yield Link(dependent, asked.depth, asked.to_reach, _named(material, chain))
    for group in concept.requires_any:
        for written, asked in group.items():
            if material.meant(written) == needed:
                others = (material.meant(other) for other in group if other != written)
                alternatives = _named(material, tuple(others))
                yield Link(dependent, asked.depth, asked.to_reach, (), alternatives)


def _links(
    material: Material, asked: Mapping[str, Requirement], chains: Mapping[str, tuple[str, ...]]
) -> Iterator[Link]:
    for written, requirement in asked.items():
        needed = material.meant(written)
        yield Link(
            concept=concept_name(material.course, needed),
            depth=requirement.depth,
            to_reach=requirement.to_reach,
            chain=_named(material, chains.get(needed, ())),
        )


def _chains(material: Material, concept: str) -> Mapping[str, tuple[str, ...]]:
    """Return the redundant prerequisites of a concept, with the chain that implies each."""
    found = Redundancy(material.prerequisites).among(material.prerequisites.edges[concept])
    return {implied.needed: implied.chain for implied in found}


def _named(material: Material, concepts: tuple[str, ...]) -> tuple[ConceptName, ...]:
    return tuple(concept_name(material.course, name) for name in concepts)
