"""The syllabus as GitHub Markdown: files to commit and compare, with links from one to another."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.syllabus.concept_page import ConceptPage, concept_page
from curriculum_kit.syllabus.course_page import CoursePage, course_page
from curriculum_kit.syllabus.lesson_page import LessonPage, lesson_page
from curriculum_kit.syllabus.markdown import ledgers
from curriculum_kit.syllabus.markdown.addresses import CLAIMS, INDEX, MISCONCEPTIONS, file_of
from curriculum_kit.syllabus.markdown.writer import written
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.module_page import ModulePage, module_page
from curriculum_kit.syllabus.selection import Selection


def pages(material: Material, selection: Selection) -> Iterator[tuple[str, str]]:
    """Write pages, one after the other, so that none waits in memory.

    Args:
        material: The course, walked and checked.
        selection: Which pages.

    Yields:
        The file of each, relative to their folder, and its text; the index first.
    """
    if selection.index:
        yield INDEX, course_markdown(course_page(material))
        yield CLAIMS, ledgers.claims(material)
        yield MISCONCEPTIONS, ledgers.misconceptions(material)
    for slug in selection.modules:
        yield file_of("module", slug), module_markdown(module_page(material, slug))
    for slug in selection.lessons:
        yield file_of("lesson", slug), lesson_markdown(lesson_page(material, slug))
    for name in selection.concepts:
        yield file_of("concept", name), concept_markdown(concept_page(material, name))


def course_markdown(page: CoursePage) -> str:
    """Write the index page.

    Args:
        page: What it says.
    """
    return written("course", INDEX, page=page)


def module_markdown(page: ModulePage) -> str:
    """Write the page of a module.

    Args:
        page: What it says.
    """
    return written("module", file_of("module", page.slug), page=page)


def lesson_markdown(page: LessonPage) -> str:
    """Write the page of a lesson.

    Args:
        page: What it says.
    """
    return written("lesson", file_of("lesson", page.slug), page=page)


def concept_markdown(page: ConceptPage) -> str:
    """Write the page of a concept.

    Args:
        page: What it says.
    """
    return written("concept", file_of("concept", page.id), page=page)
