"""The HTML document of a book: its title page with the table of contents, then its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.html import parts
from curriculum_kit.syllabus.html.formulas import untitled
from curriculum_kit.syllabus.html.writer import Writer, site_templates
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.pdf.binding import Section, bound
from curriculum_kit.syllabus.pdf.book import Book, Part
from curriculum_kit.syllabus.svg.chart import STYLE

LONGEST_HEADER = 70
"""Letters of a running header; a longer one would run into the other one on its line."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A book before it is printed.

    Attributes:
        book: Which.
        course: The title of the course.
        sections: Its sections, in order.
    """

    book: Book
    course: str
    sections: tuple[Section, ...]


class Binder(Writer):
    """Writes pages of the site without what surrounds their content there."""

    def _templates(self) -> Environment:
        return _book_templates()

    def document(self, bound_book: Bound, numbers: Mapping[str, int]) -> str:
        """Write the document of a book.

        Args:
            bound_book: The book.
            numbers: The number of the page on which each section begins, by the section's anchor;
                without them the table of contents names none.
        """
        template = self._templates().get_template("book.html.j2")
        return template.render(
            book=bound_book.book,
            course=bound_book.course,
            sections=[(each.part, Markup(each.html)) for each in bound_book.sections],  # noqa: S704
            numbers=numbers,
            style=Markup(_style(bound_book)),  # noqa: S704  # ours, and what authors wrote in it escaped
        )


@cache
def _book_templates() -> Environment:
    """Return the site's templates, with ours in place of what surrounds the content there."""
    site = site_templates()
    ours = PackageLoader("curriculum_kit.syllabus.pdf", "templates")
    return site.overlay(loader=ChoiceLoader([ours, site.loader] if site.loader else [ours]))


def bind(material: Material, book: Book, binder: Binder) -> Bound:
    """Draw up the sections of a book.

    Args:
        material: The course, walked and checked.
        book: Which parts it binds.
        binder: Writes their pages.
    """
    sections = (Section(part, _page(material, part, binder)) for part in book.parts)
    return Bound(book, material.course.outline.title, tuple(bound(sections)))


def _page(material: Material, part: Part, binder: Binder) -> str:
    if part.kind == "course":
        return parts.course(material, binder)
    writers = {"module": parts.module, "lesson": parts.lesson, "concept": parts.concept}
    return writers[part.kind](material, part.name, binder)


def _style(bound_book: Bound) -> str:
    html = resources.files("curriculum_kit.syllabus.html") / "assets"
    pdf = resources.files("curriculum_kit.syllabus.pdf") / "assets"
    site, matrix, ours = (
        sheet.read_text(encoding="utf-8")
        for sheet in (html / "style.css", html / "matrix.css", pdf / "print.css")
    )
    return "\n".join((site, STYLE, matrix, ours, *_headers(bound_book)))


def _headers(bound_book: Bound) -> list[str]:
    """Return the running headers: the course on the left, the section on the right."""
    rules = [f"@page {{ @top-left {{ content: {css_text(untitled(bound_book.course))}; }} }}"]
    for number, section in enumerate(bound_book.sections):
        # The course's own pages would name it on the right as well.
        named = section.part.title != bound_book.course
        header = css_text(untitled(section.part.title)) if named else '""'
        rules.append(f"@page part{number} {{ @top-right {{ content: {header}; }} }}")
        rules.append(f"#{section.part.anchor} {{ page: part{number}; }}")
    return rules


def css_text(text: str) -> str:
    """Return a text as a string of a style sheet, of which nothing can end it.

    Args:
        text: A title.

    Returns:
        The string in its quotation marks, shortened to what fits a running header.
    """
    shown = printable(text)
    if len(shown) > LONGEST_HEADER:
        shown = f"{shown[: LONGEST_HEADER - 1]}…"
    return '"' + "".join(_css(character) for character in shown) + '"'


def _css(character: str) -> str:
    # Spaces as well: the one after an escape would count as its end.
    harmless = character.isascii() and character.isalnum()
    return character if harmless else f"\\{ord(character):06x}"
