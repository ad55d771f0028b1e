"""Chromium as a printer: it gets one document, runs nothing in it, and fetches nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = (
    *("--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"),
    *("--disable-component-update", "--disable-dev-shm-usage", "--no-first-run"),
)
"""It needs no screen and no network, and /dev/shm is small in containers."""

INSTALL = "Debian and Ubuntu: apt-get install chromium. Or name one with --browser PATH."
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}(?=[+-Z])")
_ALWAYS = b"19800101000000"
"""The date in every PDF: with the true one a PDF that says the same would be another file."""


class NoPrinterError(Exception):
    """What is needed to print is not there, or does not work; says what to do."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A running browser.

    Attributes:
        browser: The browser.
    """

    browser: Browser

    def printed(self, html: str) -> bytes:
        """Print a document.

        Args:
            html: The document, with everything it needs in it.

        Returns:
            A tagged PDF with an outline made of the headings; of the same document the same bytes.
        """
        context = self.browser.new_context(
            java_script_enabled=False, offline=True, service_workers="block", color_scheme="light"
        )
        try:
            page = context.new_page()
            page.set_default_timeout(0)  # a large course takes minutes
            page.set_content(html, wait_until="load")
            pdf = page.pdf(
                prefer_css_page_size=True, print_background=True, outline=True, tagged=True
            )
        finally:
            context.close()
        return _DATE.sub(lambda found: b"/" + found[1] + b" (D:" + _ALWAYS, pdf)


def find_browser(named: Path | None) -> Path:
    """Return the browser to print with.

    Args:
        named: The one that was asked for, if any.

    Raises:
        NoPrinterError: There is none, or what drives it is not installed.
    """
    try:
        import playwright  # noqa: F401, PLC0415
        import pypdf  # noqa: F401, PLC0415
    except ImportError:
        message = "--to pdf needs more: pip install 'curriculum-kit[pdf]'"
        raise NoPrinterError(message) from None
    if named is not None:
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    raise NoPrinterError(f"--to pdf prints with Chromium, and there is none on the PATH. {INSTALL}")


@contextmanager
def printer(browser: Path) -> Iterator[Printer]:
    """Start a browser, and end it afterwards.

    Args:
        browser: Its program.

    Raises:
        NoPrinterError: It does not start.
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415

    with sync_playwright() as driver:
        try:
            # Without its sandbox, which containers and root lack; the document runs no script.
            started = driver.chromium.launch(executable_path=str(browser), args=list(OPTIONS))
        except Error as error:
            why = error.message.partition("\n")[0]
            message = f"'{browser}' does not start as a browser: {why} {INSTALL}"
            raise NoPrinterError(message) from None
        try:
            yield Printer(started)
        finally:
            started.close()


def first_pages(pdf: bytes) -> Mapping[str, int]:
    """Return the number of the page on which each link's target stands, by the target's id.

    Args:
        pdf: A printed document.
    """
    import io  # noqa: PLC0415

    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(pdf))
    numbers: dict[str, int] = {}
    for name, target in reader.named_destinations.items():
        number = reader.get_destination_page_number(target)
        if number is not None:
            numbers[name.removeprefix("/")] = number + 1
    return numbers
