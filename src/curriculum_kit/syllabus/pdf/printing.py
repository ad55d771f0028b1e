"""Books printed, one after the other, with one browser for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.pdf.book import books
from curriculum_kit.syllabus.pdf.document import Binder, Bound, bind
from curriculum_kit.syllabus.pdf.printer import Printer, first_pages, printer
from curriculum_kit.syllabus.selection import Selection


def pdfs(material: Material, selection: Selection, browser: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the books that hold what is selected: the name of each file, and the PDF.

    Args:
        material: The course, walked and checked.
        selection: Which pages.
        browser: The program of the browser to print with.

    Raises:
        NoPrinterError: The browser does not start.
    """
    binder = Binder(material.course.outline.title)
    with printer(browser) as running:
        for book in books(material, selection):
            yield book.file, _printed(bind(material, book, binder), binder, running)


def _printed(bound: Bound, binder: Binder, running: Printer) -> bytes:
    """Print a book; twice where it has contents, to learn on which pages its sections begin."""
    pdf = running.printed(binder.document(bound, {}))
    if len(bound.sections) == 1:
        return pdf
    return running.printed(binder.document(bound, first_pages(pdf)))
