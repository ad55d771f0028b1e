"""Takes the pictures of the web site in docs/images, one for each kind of page.

Run as ``python scripts/screenshots.py`` where a Chromium is installed. They show the bundled course
with its recorded evidence, and are WebP, which is a third of the size of PNG.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from curriculum_kit.check import check
from curriculum_kit.cli.evidence_file import evidence_for
from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.html.site import site
from curriculum_kit.syllabus.material import material_of
from curriculum_kit.syllabus.pdf.printer import find_browser
from curriculum_kit.syllabus.selection import selected

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
QUALITY = 62
LARGEST = 60_000
"""Bytes of a picture: a reader of the documentation loads all of them."""


class Shot(NamedTuple):
    """A picture to take.

    Attributes:
        name: The name of its file, without the ending.
        address: The page, relative to the site's folder.
        scheme: The colors that the reader prefers.
        width: Of the window, in pixels.
        height: Of the window, in pixels.
    """

    name: str
    address: str
    scheme: str = "light"
    width: int = 1100
    height: int = 760


SHOTS = (
    Shot("course", "index.html"),
    Shot("course-dark", "index.html", scheme="dark"),
    Shot("course-phone", "index.html", width=360, height=720),
    Shot("module", "modules/training-neural-networks.html#load"),
    Shot("lesson", "lessons/optimizers.html"),
    Shot("claim", "lessons/optimizers.html#claim-adam-first-step-is-the-learning-rate"),
    Shot("concept", "concepts/backpropagation.html"),
    Shot("atlas", "atlas.html#concept-backpropagation"),
    Shot("matrix", "matrix.html"),
    Shot("claims", "claims.html"),
    Shot("misconceptions", "misconceptions.html"),
    Shot("findings", "findings.html"),
)


def main() -> None:
    """Render the bundled course and take all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        _write_site(Path(folder))
        browser = driver.chromium.launch(
            executable_path=str(find_browser(None)), args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in SHOTS:
            picture = taken(browser, Path(folder), shot)
            assert len(picture) <= LARGEST, f"{shot.name} has {len(picture)} bytes"
            (IMAGES / f"{shot.name}.webp").write_bytes(picture)
            print(f"{shot.name:>15} {len(picture) / 1e3:5.1f} kB")
        browser.close()


def taken(browser: Browser, site_folder: Path, shot: Shot) -> bytes:
    """Take one picture.

    Args:
        browser: What opens the page.
        site_folder: Where the site lies.
        shot: Which picture.

    Returns:
        The picture as WebP.
    """
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
    )
    page.goto(f"{site_folder.as_uri()}/{shot.address}")
    picture = _webp(page)
    page.close()
    return picture


def _webp(page: Page) -> bytes:
    """Ask the browser itself, for Playwright knows no WebP."""
    session = page.context.new_cdp_session(page)
    found = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(found["data"])


def _write_site(folder: Path) -> None:
    root = ROOT / "curriculum"
    report = check(load_course(root))
    material = material_of(report, evidence_for(root))
    for address, text in site(material, selected(report.project.course, ())):
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
