"""The forms that ``curriculum render`` writes; each is imported only to be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from curriculum_kit.syllabus.material import Material
    from curriculum_kit.syllabus.selection import Selection

FORMS = ("markdown", "html", "pdf", "json", "csv")
WHOLE = ("json", "csv")
"""Forms that hold the whole course, so that nothing can be selected for them."""

PRINTED = ("markdown", "json")
"""Forms of which one file may go to standard output."""

Files = Iterable[tuple[str, str | bytes]]
"""Names relative to a folder, and what the files hold."""


def require_sense(form: str, *, selecting: bool, pages: int, printing: bool) -> None:
    """Refuse a call whose options contradict one another.

    Args:
        form: One of FORMS.
        selecting: Whether pages were named.
        pages: How many pages are to be written.
        printing: Whether they are to go to standard output.

    Raises:
        UsageError: With what to do.
    """
    if selecting and form in WHOLE:
        raise click.UsageError(f"--to {form} writes the whole course: leave SELECT out")
    if printing and form == "html":
        raise click.UsageError(
            "--to html writes pages and the style sheet that they share: name a folder with --out"
        )
    if printing and form not in PRINTED:
        raise click.UsageError(f"--to {form} writes files: name a folder with --out")
    if printing and form not in WHOLE and pages != 1:
        raise click.UsageError(
            f"standard output takes one page, and these are {pages}. "
            "Name a folder with --out, or one page."
        )


def files_of(
    form: str, material: Material, selection: Selection, browser: Path | None = None
) -> Files:
    """Return the files of a form, each written when it is asked for.

    Args:
        form: One of FORMS.
        material: The course, walked and checked.
        selection: Which pages.
        browser: The browser to print PDFs with, if one was named.

    Raises:
        UsageError: PDFs cannot be printed here.
    """
    if form == "pdf":
        return _pdf(material, selection, browser)
    writers = {"markdown": _markdown, "html": _html, "json": _json, "csv": _csv}
    return writers[form](material, selection)


def _markdown(material: Material, selection: Selection) -> Files:
    from curriculum_kit.syllabus.markdown import pages  # noqa: PLC0415

    return pages(material, selection)


def _html(material: Material, selection: Selection) -> Files:
    from curriculum_kit.syllabus.html.site import site  # noqa: PLC0415

    return site(material, selection)


def _json(material: Material, _selection: Selection) -> Iterator[tuple[str, str]]:
    from curriculum_kit.syllabus.data.document import FILE, course_json  # noqa: PLC0415

    yield FILE, course_json(material)


def _csv(material: Material, _selection: Selection) -> Files:
    from curriculum_kit.syllabus.data.tables import tables  # noqa: PLC0415

    return tables(material)


def _pdf(
    material: Material, selection: Selection, browser: Path | None
) -> Iterator[tuple[str, bytes]]:
    from curriculum_kit.syllabus.pdf.printer import NoPrinterError, find_browser  # noqa: PLC0415
    from curriculum_kit.syllabus.pdf.printing import pdfs  # noqa: PLC0415

    try:
        yield from pdfs(material, selection, find_browser(browser))
    except NoPrinterError as error:
        raise click.UsageError(str(error)) from None
