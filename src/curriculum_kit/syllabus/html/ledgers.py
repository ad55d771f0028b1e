"""The pages that list one kind of thing from the whole course: claims, misconceptions, findings."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from curriculum_kit.syllabus import phrases
from curriculum_kit.syllabus.html import addresses
from curriculum_kit.syllabus.html.writer import Writer
from curriculum_kit.syllabus.ledgers import claims_by_lesson, misconceptions_by_home
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.names import LessonName, ModuleName


def claims(material: Material, writer: Writer) -> str:
    """Write the ledger of claims, with how each stands.

    Args:
        material: The course, walked and checked.
        writer: Writes the site's pages.
    """
    evidence = material.evidence
    lessons = list(claims_by_lesson(material))
    spots = _beginnings(material, [lesson.module for lesson, _ in lessons])
    counts = evidence.counts if evidence else (("not verified", len(material.course.claims)),)
    return writer.page(
        "claims",
        addresses.CLAIMS,
        "Claims",
        lessons=[(spot, *each) for spot, each in zip(spots, lessons, strict=True)],
        jumps=_jumps(material, spots),
        counts=counts,
        recorded=evidence.recorded if evidence else None,
    )


def misconceptions(material: Material, writer: Writer) -> str:
    """Write the ledger of misconceptions.

    Args:
        material: The course, walked and checked.
        writer: Writes the site's pages.
    """
    homes = list(misconceptions_by_home(material))
    spots = _beginnings(material, [_module_of(home) for home, _ in homes])
    return writer.page(
        "misconceptions",
        addresses.MISCONCEPTIONS,
        "Misconceptions",
        homes=[
            (spot, _called(home), found) for spot, (home, found) in zip(spots, homes, strict=True)
        ],
        jumps=_jumps(material, spots),
    )


def findings(material: Material, writer: Writer) -> str:
    """Write the page of what the rules have to say.

    Args:
        material: The course, walked and checked.
        writer: Writes the site's pages.
    """

    def about(subject: str) -> str | Markup:
        kind, _, name = subject.partition(":")
        words = phrases.subject(subject)
        if name not in _known(material, kind):
            return words
        target = addresses.relative(addresses.address_of(kind, name), addresses.FINDINGS)
        return Markup('<a href="{}">{}</a>').format(target, words)

    return writer.page(
        "findings",
        addresses.FINDINGS,
        "Findings",
        standing=material.findings,
        waived=material.waived,
        about=about,
    )


def _beginnings(material: Material, numbers: Sequence[str | None]) -> list[str | None]:
    """Return the spot of a module for the first section that is of it, and None for the others.

    Args:
        material: The course, walked and checked.
        numbers: The number of the module that each section is of.
    """
    spots = {
        material.course.numbers[slug]: addresses.anchor("module", slug)
        for slug in material.course.modules
    }
    return [spots.pop(number, None) if number else None for number in numbers]


def _jumps(material: Material, spots: Sequence[str | None]) -> list[tuple[str, str]]:
    """Return the modules that have a spot, with what links to them say, in course order."""
    course = material.course
    named = (
        (addresses.anchor("module", slug), f"{course.numbers[slug]} {module.title}")
        for slug, module in course.modules.items()
    )
    return [(spot, title) for spot, title in named if spot in spots]


def _module_of(home: ModuleName | LessonName) -> str | None:
    return home.number if isinstance(home, ModuleName) else home.module


def _called(home: ModuleName | LessonName) -> str:
    if isinstance(home, ModuleName):
        return f"Module {home.number}: {home.title}"
    return f"Lesson {home.label}: {home.title or home.slug}"


def _known(material: Material, kind: str) -> frozenset[str] | dict[str, object]:
    """Return the ids of a kind that the site has a spot for."""
    course = material.course
    found: dict[str, dict[str, object]] = {
        "module": dict(course.modules),
        "lesson": dict(course.lessons),
        "concept": dict(course.concepts),
        "claim": dict(course.claims),
        "misconception": dict(material.lookup.misconceptions),
    }
    return found.get(kind, frozenset())
