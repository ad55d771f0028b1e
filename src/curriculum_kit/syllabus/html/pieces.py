"""The small pieces that a large site holds hundreds of thousands of: chips, and names as links.

They are functions and no macros of a template, which take several times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from curriculum_kit.model.vocabulary import Depth, Load
from curriculum_kit.syllabus.html.formulas import titled
from curriculum_kit.syllabus.names import ConceptName, LessonName

Linker = Callable[[str, str, str], Markup]
"""Returns a link on some page to a part of the course: to its kind and id, with a text."""


@cache
def depth(value: Depth) -> Markup:
    """Return a depth in its color.

    Args:
        value: The depth.
    """
    return Markup('<b class="{}">{}</b>').format(value.letter, value)


@cache
def load(value: Load) -> Markup:
    """Return a load in its color.

    Args:
        value: The load.
    """
    return Markup('<b class="chip {0}">{0}</b>').format(value)


def concept(link: Linker, name: ConceptName) -> Markup:
    """Return the name of a concept, a link if it has a page.

    Args:
        link: Makes links on the page that it stands on.
        name: The concept.
    """
    return link("concept", name.id, name.name) if name.known else titled(name.name)


def lesson(link: Linker, name: LessonName) -> Markup | str:
    """Return the number and title of a lesson, a link if it has a page.

    Args:
        link: Makes links on the page that it stands on.
        name: The lesson.
    """
    if name.title is None:
        return name.slug
    numbered = f"{name.label} {name.title}" if name.module else name.title
    return link("lesson", name.slug, numbered)
