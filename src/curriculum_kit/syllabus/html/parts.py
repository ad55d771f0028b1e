"""The pages of the course's parts: the course itself, a module, a lesson, a concept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from curriculum_kit.syllabus.claim_page import ClaimPage
from curriculum_kit.syllabus.concept_page import ConceptPage, concept_page
from curriculum_kit.syllabus.course_page import course_page
from curriculum_kit.syllabus.html.addresses import COURSE, address_of, anchor
from curriculum_kit.syllabus.html.writer import Writer
from curriculum_kit.syllabus.lesson_page import lesson_page
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.matrix import module_matrix
from curriculum_kit.syllabus.module_page import module_page
from curriculum_kit.syllabus.svg.chart import svg
from curriculum_kit.syllabus.svg.load import load_svg
from curriculum_kit.syllabus.way import way_to

MOST_NEIGHBORS = 20
"""Neighbors beside a concept on either side: more are easier to read in lists below each other."""


def course(material: Material, writer: Writer) -> str:
    """Write the page of the course.

    Args:
        material: The course, walked and checked.
        writer: Writes the site's pages.
    """
    page = course_page(material)
    chart = _load_chart(material, material.course.lessons)
    return writer.page("course", COURSE, page.title, page=page, load_chart=chart)


def module(material: Material, slug: str, writer: Writer) -> str:
    """Write the page of a module.

    Args:
        material: The course, walked and checked.
        slug: The module's slug.
        writer: Writes the site's pages.
    """
    page = module_page(material, slug)
    chart = _load_chart(material, [lesson.slug for lesson in page.lessons])
    title = f"Module {page.number}: {page.title}"
    here = address_of("module", slug)
    matrix = module_matrix(material, slug)
    return writer.page("module", here, title, page=page, load_chart=chart, matrix=matrix)


def lesson(material: Material, slug: str, writer: Writer) -> str:
    """Write the page of a lesson.

    Args:
        material: The course, walked and checked.
        slug: The lesson's slug.
        writer: Writes the site's pages.
    """
    page = lesson_page(material, slug)
    here = address_of("lesson", slug)
    return writer.page("lesson", here, page.title, page=page, pictures=_pictures(page.claims))


def concept(material: Material, name: str, writer: Writer) -> str:
    """Write the page of a concept.

    Args:
        material: The course, walked and checked.
        name: The concept's id.
        writer: Writes the site's pages.
    """
    page = concept_page(material, name)
    here = address_of("concept", name)
    return writer.page(
        "concept",
        here,
        page.name,
        page=page,
        is_drawn=_is_drawn(page),
        way=way_to(material, name),
    )


def _is_drawn(page: ConceptPage) -> bool:
    """Tell whether a concept is shown between its neighbors, and not above lists of them."""
    below, above = len(page.requires) + len(page.requires_any), len(page.dependents)
    return below + above > 0 and max(below, above) <= MOST_NEIGHBORS


def _load_chart(material: Material, lessons: Iterable[str]) -> Markup:
    found = (material.step(slug) for slug in lessons)
    drawn = load_svg([step for step in found if step is not None], "load")
    return _in_pane(drawn, "Load trajectory")


def _in_pane(drawn: str, label: str) -> Markup:
    """Let a wide picture scroll in a region of its own, with the keyboard too."""
    opening = Markup('<div class="wide" tabindex="0" role="region" aria-label="{}">').format(label)
    return opening + Markup(drawn) + Markup("</div>")  # noqa: S704  # all text in it is escaped


def _pictures(claims: Iterable[ClaimPage]) -> Mapping[str, list[Markup]]:
    """Draw the figures of each claim, by its id."""
    found: dict[str, list[Markup]] = {}
    for claim in claims:
        record = claim.evidence.record if claim.evidence else None
        found[claim.id] = [
            Markup(svg(figure, f"{anchor('figure', claim.id)}-{number}", alone=False))  # noqa: S704
            for number, figure in enumerate(record.figures.values() if record else ())
        ]
    return found
