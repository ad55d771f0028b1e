"""The whole site: every page by its address, one after the other, so that none waits in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import resources

from curriculum_kit.syllabus.html import addresses, ledgers, overviews, parts, search
from curriculum_kit.syllabus.html.addresses import address_of
from curriculum_kit.syllabus.html.writer import Writer
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.selection import Selection
from curriculum_kit.syllabus.svg.chart import STYLE

ASSETS = ("matrix.css", "atlas.css", "atlas.js", "site.js")


Page = Callable[[], str]
"""Writes one file when it is called."""


def site(material: Material, selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield the files of a site: addresses relative to its folder, and what they hold.

    Args:
        material: The course, walked and checked.
        selection: Which pages.
    """
    for address, write in pages(material, selection).items():
        yield address, write()


def pages(material: Material, selection: Selection) -> Mapping[str, Page]:
    """Return what writes each file of a site, by the file's address; nothing is written yet.

    Args:
        material: The course, walked and checked.
        selection: Which pages; with a module come those of its lessons.
    """
    found: dict[str, Page] = {}
    # The keys as they will be: pages are written when all of them have their address.
    writer = Writer(material.course.outline.title, found.keys())
    if selection.index:
        found |= {
            addresses.COURSE: partial(parts.course, material, writer),
            addresses.ATLAS: partial(overviews.atlas, material, writer),
            addresses.MATRIX: partial(overviews.matrix, material, writer),
            addresses.CLAIMS: partial(ledgers.claims, material, writer),
            addresses.MISCONCEPTIONS: partial(ledgers.misconceptions, material, writer),
            addresses.FINDINGS: partial(ledgers.findings, material, writer),
            search.ADDRESS: partial(search.search_index, material),
        }
    for name in selection.concepts:
        found[address_of("concept", name)] = partial(parts.concept, material, name, writer)
    lessons = list(selection.lessons)
    for slug in selection.modules:
        found[address_of("module", slug)] = partial(parts.module, material, slug, writer)
        lessons += (each.id for each in material.course.lessons_of(material.course.modules[slug]))
    for slug in lessons:
        found[address_of("lesson", slug)] = partial(parts.lesson, material, slug, writer)
    found["assets/style.css"] = lambda: _asset("style.css") + STYLE
    for name in ASSETS:
        found[f"assets/{name}"] = partial(_asset, name)
    return found


def _asset(name: str) -> str:
    folder = resources.files("curriculum_kit.syllabus.html") / "assets"
    return (folder / name).read_text(encoding="utf-8")
