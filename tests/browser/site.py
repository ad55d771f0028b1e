"""The site of the bundled course, and pages of it in a real browser that must stay at home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from curriculum_kit.syllabus.html.site import site
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.selection import selected

Scheme = Literal["light", "dark"]

OUTSIDE = re.compile(r"^(?!file:|data:|about:)")


@dataclass(frozen=True, repr=False)
class Site:
    """A rendered site.

    Attributes:
        material: What it is drawn from.
        folder: Where it lies.
        browser: What opens its pages.
    """

    material: Material
    folder: Path
    browser: Browser

    @contextmanager
    def page(
        self,
        address: str,
        *,
        scheme: Scheme = "light",
        width: int = 1280,
        scripts: bool = True,
    ) -> Iterator[Page]:
        """Open a page from the disk; whatever it asks of the network or complains of is a failure.

        Args:
            address: The page, relative to the site's folder, perhaps with a spot in it.
            scheme: The colors that the reader prefers.
            width: Of the window, in pixels.
            scripts: Whether the reader lets scripts run.
        """
        complaints: list[str] = []
        context = self.browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        context.route(OUTSIDE, lambda route: route.abort())
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(f"no answer: {request.url}"))
        page.goto(f"{self.folder.as_uri()}/{address}")
        try:
            yield page
        finally:
            context.close()
        assert not complaints, "\n".join(complaints)


def write_site(material: Material, folder: Path) -> None:
    """Write every file of a course's site.

    Args:
        material: What it is drawn from.
        folder: An empty folder.
    """
    for address, text in site(material, selected(material.course, ())):
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
