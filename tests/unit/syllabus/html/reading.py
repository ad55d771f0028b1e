"""A site read back: the ids of every page, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import urldefrag, urlsplit

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "line"}


@dataclass
class Page(HTMLParser):
    """One page.

    Attributes:
        ids: Every id, in order.
        links: Every address that it names.
        unclosed: Elements that are open where reading stands; none once a sound page is read.
        text: What stands between the tags, scripts included.
    """

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given[key] or "" for key in ("href", "src") if key in given]
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.unclosed.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Page:
    """Read a page.

    Args:
        text: Its HTML, every element of which must be closed.
    """
    page = Page()
    page.feed(text)
    page.close()
    assert page.unclosed == []
    return page


def targets(page: Page, here: str) -> set[tuple[str, str]]:
    """Return where the links of a page lead: pages of the site, and spots in them.

    Args:
        page: The page.
        here: Its address, relative to the site's folder.
    """
    found = set()
    for link in page.links:
        assert not urlsplit(link).scheme, f"{link} leads out of the site"
        address, spot = urldefrag(link)
        found.add((normpath(join(dirname(here), address)) if address else here, spot))
    return found
