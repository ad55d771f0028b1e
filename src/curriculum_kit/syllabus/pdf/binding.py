"""Pages of the site made into sections of one document.

In it every id must be one of its kind, a link to a page that is bound as well must lead there, and
of any other link within the site only the words may stay. Those of a link to a page about the whole
site ("Show in the atlas") must go as well, since a book has no such page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curriculum_kit.syllabus.html.addresses import (
    ATLAS,
    CLAIMS,
    COURSE,
    FINDINGS,
    MATRIX,
    MISCONCEPTIONS,
)
from curriculum_kit.syllabus.pdf.book import Part

# The pages escape < and > wherever they are no markup, so that what these find are tags.
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ID = re.compile(r' id="([^"]*)"')
_NAMED = re.compile(r' (id|aria-labelledby|aria-describedby|aria-controls|for)="([^"]*)"')
_LINK = re.compile(r' href="([^"]*)"')
_WEB = ("http:", "https:", "mailto:")
_ABOUT_ALL = (ATLAS, CLAIMS, COURSE, FINDINGS, MATRIX, MISCONCEPTIONS)
_LEDGERS = {"claim-": CLAIMS, "misconception-": MISCONCEPTIONS}


@dataclass(frozen=True, slots=True)
class Section:
    """A page, ready to be bound.

    Attributes:
        part: Which.
        html: What it shows.
    """

    part: Part
    html: str


def bound(sections: Iterable[Section]) -> list[Section]:
    """Return sections that may stand in one document, with their links leading to each other.

    Args:
        sections: Pages of the site as they are shown there, in order.
    """
    pages = list(sections)
    spots = _spots(pages)
    return [Section(page.part, _rewritten(page, spots)) for page in pages]


def _spots(pages: Iterable[Section]) -> Mapping[str, str]:
    """Return the id in the document behind every address of the site that it holds."""
    spots: dict[str, str] = {}
    for page in pages:
        part = page.part
        spots[part.address] = part.anchor
        for tag in _TAG.findall(page.html):
            for name in _ID.findall(tag):
                inside = _scoped(part, name)
                spots.setdefault(f"{part.address}#{name}", inside)
                for prefix, ledger in _LEDGERS.items():
                    if name.startswith(prefix):
                        spots.setdefault(f"{ledger}#{name}", inside)
    return spots


def _rewritten(page: Section, spots: Mapping[str, str]) -> str:
    def names(found: re.Match[str]) -> str:
        scoped = " ".join(_scoped(page.part, name) for name in found[2].split())
        return f' {found[1]}="{scoped}"'

    def link(found: re.Match[str]) -> str:
        if found[1].startswith(_WEB):
            return found[0]
        target = _address(page.part, found[1])
        if target in spots:
            return f' href="#{spots[target]}"'
        file, _, spot = target.partition("#")
        named = spot.startswith(tuple(_LEDGERS))
        return " hidden" if file in _ABOUT_ALL and not named else ""

    def tag(found: re.Match[str]) -> str:
        if found[0] == "<details>":
            return "<details open>"  # nobody can open it on paper
        return _LINK.sub(link, _NAMED.sub(names, found[0]))

    return _TAG.sub(tag, page.html)


def _scoped(part: Part, name: str) -> str:
    return f"{part.anchor}--{name}"


def _address(part: Part, target: str) -> str:
    """Return a link's target relative to the site's folder."""
    file, sign, spot = target.partition("#")
    folder = posixpath.dirname(part.address)
    return (
        (posixpath.normpath(posixpath.join(folder, file)) if file else part.address) + sign + spot
    )
