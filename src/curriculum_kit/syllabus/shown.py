"""The page of any part of a course, drawn up and written as ``show`` prints it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.claim_page import ClaimPage, claim_page
from curriculum_kit.syllabus.concept_page import ConceptPage, concept_page
from curriculum_kit.syllabus.lesson_page import LessonPage, lesson_page
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.misconception_page import misconception_page
from curriculum_kit.syllabus.module_page import ModulePage, module_page
from curriculum_kit.syllabus.page_json import Page, page_json
from curriculum_kit.syllabus.subject import Subject
from curriculum_kit.syllabus.terminal.claim import claim_text
from curriculum_kit.syllabus.terminal.concept import concept_text
from curriculum_kit.syllabus.terminal.lesson import lesson_text
from curriculum_kit.syllabus.terminal.misconception import misconception_text
from curriculum_kit.syllabus.terminal.module import module_text

_DRAWN: Mapping[str, Callable[[Material, str], Page]] = {
    "concept": concept_page,
    "lesson": lesson_page,
    "module": module_page,
    "claim": claim_page,
    "misconception": misconception_page,
}


def written(
    material: Material, subject: Subject, form: str, terminal: Terminal, unread: Collection[str]
) -> str:
    """Write the page of a part of the course.

    Args:
        material: The course, walked and checked.
        subject: The part.
        form: ``text`` or ``json``.
        terminal: What it is written to.
        unread: The subjects that could not, or not wholly, be read.
    """
    page = _DRAWN[subject.kind](material, subject.id)
    return page_json(subject, page, unread) if form == "json" else page_text(page, terminal)


def page_text(page: Page, terminal: Terminal) -> str:
    """Write a page for people.

    Args:
        page: What it says.
        terminal: What it is written to.
    """
    if isinstance(page, ConceptPage):
        return concept_text(page, terminal)
    if isinstance(page, LessonPage):
        return lesson_text(page, terminal)
    if isinstance(page, ModulePage):
        return module_text(page, terminal)
    if isinstance(page, ClaimPage):
        return claim_text(page, terminal)
    return misconception_text(page, terminal)
