"""Page contents written as HTML by templates, which escape everything that is not markup."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from posixpath import dirname

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from curriculum_kit.counting import noun_for
from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus import phrases
from curriculum_kit.syllabus.html import addresses, pieces
from curriculum_kit.syllabus.html.formulas import titled, untitled
from curriculum_kit.syllabus.html.prose import plain, prose, unlinked
from curriculum_kit.syllabus.pace import pace

MENU = (
    ("Course", addresses.COURSE),
    ("Atlas", addresses.ATLAS),
    ("Depths", addresses.MATRIX),
    ("Claims", addresses.CLAIMS),
    ("Misconceptions", addresses.MISCONCEPTIONS),
    ("Findings", addresses.FINDINGS),
)


@dataclass(frozen=True)
class Writer:
    """Writes the pages of one site.

    Attributes:
        title: The course's title, which every page shows.
        files: The addresses of the site's files; what lies elsewhere is named and not linked. None
            for all that a whole site has.
    """

    title: str
    files: Collection[str] | None = None
    _links: dict[tuple[object, ...], Markup] = field(default_factory=dict, repr=False)

    @property
    def plain_title(self) -> str:
        """The course's title where no math can be set."""
        return untitled(self.title)

    @property
    def menu(self) -> Sequence[tuple[str, str]]:
        """What every page leads to: labels and addresses."""
        return tuple((label, address) for label, address in MENU if self.has(address))

    def has(self, address: str) -> bool:
        """Tell whether the site has a file.

        Args:
            address: Its address, relative to the site's folder.
        """
        return self.files is None or address in self.files

    def page(self, template: str, here: str, title: str, **values: object) -> str:
        """Write one page.

        Args:
            template: The name of its template, without the ending.
            here: Its address, relative to the site's folder.
            title: What it is about, in plain words.
            values: What the template shows.
        """
        found = self._templates().get_template(f"{template}.html.j2")
        return found.render(
            site=self,
            here=here,
            title=untitled(title),
            to=partial(addresses.relative, page=here),
            see=partial(self._see, here),
            link=partial(self._link, here),
            **values,
        )

    def _link(self, here: str, kind: str, name: str, text: str, **attributes: str) -> Markup:
        """Return a link to a part of the course.

        Args:
            here: The page that it stands on.
            kind: What it leads to: ``lesson``.
            name: The id of that.
            text: What the reader sees: a name, or what is HTML already.
            attributes: What else the element says of itself; a trailing underscore is dropped.
        """
        if attributes:
            return self._see(here, addresses.address_of(kind, name), text, **attributes)
        # Pages of one folder hold the same links many times: it takes a third of the time so.
        key = (dirname(here), kind, name, text, isinstance(text, Markup))
        found = self._links.get(key)
        if found is None:
            found = self._see(here, addresses.address_of(kind, name), text)
            self._links[key] = found
        return found

    def _see(self, here: str, target: str, text: str, **attributes: str) -> Markup:
        """Return a link to an address of the site; the text alone if the site has no such page."""
        shown = text if isinstance(text, Markup) else titled(text)
        if not self.has(target.partition("#")[0]):
            return shown
        # Not Markup.format: pages hold very many links, and it takes five times as long.
        marks = "".join(
            f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
            for key, value in attributes.items()
        )
        address = escape(addresses.relative(target, here))
        return Markup(f'<a href="{address}"{marks}>{shown}</a>')  # noqa: S704  # all is escaped

    def _templates(self) -> Environment:
        return site_templates()


def _visible(value: object) -> object:
    """Show what cannot be seen, in everything but markup and the numbers that stay as they are."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache  # compiling the templates takes longer than writing a page
def site_templates() -> Environment:
    """Return the templates of the site's pages, with what they may say."""
    environment = Environment(
        loader=PackageLoader("curriculum_kit.syllabus.html", "templates"),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "prose": prose,
        "plain": plain,
        "titled": titled,
        "untitled": untitled,
        "unlinked": unlinked,
        "status": phrases.STATUS.get,
    }
    environment.globals |= {
        "say": phrases,
        "pace": pace,
        "noun_for": noun_for,
        "pieces": pieces,
        "anchor": addresses.anchor,
        "address_of": addresses.address_of,
    }
    return environment
