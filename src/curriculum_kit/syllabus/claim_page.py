"""What the page of one claim says."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.evidence.standing import ClaimStanding
from curriculum_kit.model.claim import Claim, Expectation
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.names import LessonName, MisconceptionName, lesson_name


@dataclass(frozen=True, slots=True)
class Expected:
    """What one measurement of the demo must be.

    Attributes:
        measurement: Its name.
        value: What it must be; as a string, in words.
    """

    measurement: str
    value: Expectation


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Everything the page of a claim says.

    Attributes:
        id: The claim's id.
        statement: What is true, and under which conditions.
        demo: The demo that measures it, as ``file:function``, if there is one.
        expected: What its measurements must be.
        seeds: How many seeds must all pass.
        sources: Where the statement comes from.
        lesson: The lesson that stands on it.
        refutes: The misconceptions that it is evidence against.
        evidence: How it stands today; None where no evidence was recorded.
    """

    id: str
    statement: str
    demo: str | None
    expected: tuple[Expected, ...]
    seeds: int
    sources: tuple[str, ...]
    lesson: LessonName
    refutes: tuple[MisconceptionName, ...]
    evidence: ClaimStanding | None = None


def claim_page(material: Material, claim: str) -> ClaimPage:
    """Draw up the page of a claim.

    Args:
        material: The course, walked and checked.
        claim: The id of a claim that could be read.
    """
    found, lesson = material.course.claims[claim]
    return claim_in(material, found, lesson.id)


def claim_in(material: Material, claim: Claim, lesson: str) -> ClaimPage:
    """Draw up what is said of a claim in a lesson; of two with one id each has its own.

    Args:
        material: The course, walked and checked.
        claim: The claim.
        lesson: The slug of the lesson that stands on it.
    """
    return ClaimPage(
        id=claim.id,
        statement=claim.statement,
        demo=claim.demo,
        expected=tuple(Expected(name, value) for name, value in claim.expect.items()),
        seeds=claim.seeds,
        sources=claim.sources,
        lesson=lesson_name(material.course, lesson),
        refutes=tuple(
            MisconceptionName(each.id, each.belief)
            for each, _home in material.lookup.refuted_by.get(claim.id, ())
        ),
        evidence=material.evidence.standings.get(claim.id) if material.evidence else None,
    )
