"""What the browser is shown after each save: the site, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from curriculum_kit.preview.copies import Copies, Copy
from curriculum_kit.preview.look import Look, LookError
from curriculum_kit.preview.panel import Panel, panel_of
from curriculum_kit.syllabus.html.site import pages
from curriculum_kit.syllabus.selection import selected


@dataclass(frozen=True, slots=True)
class Edition:
    """The site between two saves.

    Attributes:
        name: Tells it from every other, of earlier runs too.
        panel: What there is to say on every page.
        copies: The files of the site.
        made: When the state of the course that the files show was read.
        whole: Whether nothing of the course was lost in that state.
    """

    name: str
    panel: Panel
    copies: Copies
    made: datetime
    whole: bool

    def copy(self, address: str) -> Copy | None:
        """Return a file of the site; None if there is none at that address.

        Args:
            address: The address, relative to the site.
        """
        return self.copies.copy(address)


def next_edition(
    found: Look | LookError, before: Edition | None, name: str, now: datetime
) -> Edition:
    """Return what to show after a look at the course.

    A course of which something is lost would give pages with holes: those of the last whole
    state are kept instead, all of them, so that no two pages contradict each other.

    Args:
        found: What was found.
        before: What is being shown.
        name: The name of the edition.
        now: When it was found.
    """
    if isinstance(found, LookError):
        panel = Panel(str(found), failed=True)
        if before is None:
            return Edition(name, panel, Copies({}), now, whole=False)
        return replace(before, name=name, panel=panel.noting(_kept(before)))
    panel = panel_of(found)
    if found.lost and before is not None and before.whole:
        return replace(before, name=name, panel=panel.noting(_kept(before)))
    table = pages(found.material, selected(found.material.course, ()))
    copies = Copies(table, before.copies.written() if before is not None else {})
    if found.lost:
        lost = ", ".join(found.lost)
        panel = panel.noting(f"Not in these pages, because it could not be read: {lost}.")
    return Edition(name, panel, copies, now, whole=not found.lost)


def _kept(before: Edition) -> str:
    made = f"{before.made:%H:%M:%S}"
    return f"These pages show the course as it was at {made}, until it can be read again."
