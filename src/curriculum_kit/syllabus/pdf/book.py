"""Which books a selection asks for, and which pages of the site each binds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curriculum_kit.syllabus.html.addresses import COURSE, address_of
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.names import lesson_name
from curriculum_kit.syllabus.selection import Selection

COURSE_FILE = "course.pdf"


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the site, bound into a book.

    Attributes:
        kind: ``course``, ``module``, ``lesson`` or ``concept``.
        name: Its slug or id; ``course`` of the course.
        title: What its running header and the table of contents call it.
    """

    kind: str
    name: str
    title: str

    @property
    def address(self) -> str:
        """Where the page lies in the site."""
        return COURSE if self.kind == "course" else address_of(self.kind, self.name)

    @property
    def anchor(self) -> str:
        """The id of its section in the book."""
        return f"{self.kind}-{self.name}"


@dataclass(frozen=True, slots=True)
class Book:
    """A PDF to be printed.

    Attributes:
        file: Its name, relative to the folder of all of them.
        title: What it is called.
        parts: What it binds, in order.
    """

    file: str
    title: str
    parts: tuple[Part, ...]


def books(material: Material, selection: Selection) -> Iterator[Book]:
    """Yield the books that hold what is selected.

    Args:
        material: The course, walked and checked.
        selection: Which pages. The whole course is one book with all of its modules and lessons; a
            module is one with its lessons.
    """
    if selection.index:
        title = material.course.outline.title
        modules = (part for slug in selection.modules for part in _module(material, slug))
        yield Book(COURSE_FILE, title, (Part("course", "course", title), *modules))
        return
    for slug in selection.modules:
        parts = tuple(_module(material, slug))
        file = f"{slug}.pdf" if f"{slug}.pdf" != COURSE_FILE else f"{slug}_.pdf"
        yield Book(file, parts[0].title, parts)
    for slug in selection.lessons:
        part = _lesson(material, slug)
        yield Book(f"lessons/{slug}.pdf", part.title, (part,))
    for name in selection.concepts:
        part = Part("concept", name, material.course.name_of(name))
        yield Book(f"concepts/{name}.pdf", part.title, (part,))


def _module(material: Material, slug: str) -> Iterator[Part]:
    course = material.course
    module = course.modules[slug]
    yield Part("module", slug, f"Module {course.numbers[slug]}: {module.title}")
    for lesson in course.lessons_of(module):
        yield _lesson(material, lesson.id)


def _lesson(material: Material, slug: str) -> Part:
    name = lesson_name(material.course, slug)
    return Part("lesson", slug, f"{name.label} {name.title}")
