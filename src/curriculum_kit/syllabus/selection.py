"""Which pages a command means: SELECT words taken apart and looked up in the course."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curriculum_kit.model.course import Course
from curriculum_kit.source.nearest import did_you_mean

FORMS = (
    "Name a module ('SLUG' or 'module:1.3'), a series ('SLUG'), "
    "a lesson ('lesson:SLUG' or 'lesson:1.3.5') or a concept ('concept:ID')."
)
ABOUT_ALL = ("index", "claims", "misconceptions")
"""The pages about the course as a whole."""

Part = tuple[str, str]
"""``module``, ``lesson`` or ``concept``, and the slug or id of one."""


class UnknownSelectorError(Exception):
    """A selector that names no page.

    Attributes:
        selector: The word.
    """

    def __init__(self, selector: str, message: str) -> None:
        super().__init__(message)
        self.selector = selector


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages that were asked for.

    Attributes:
        index: Whether the pages about the course as a whole are among them.
        modules: The slugs of the modules, in course order.
        lessons: The slugs of the lessons, in course order.
        concepts: The ids of the concepts, in the order of the registry.
    """

    index: bool
    modules: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Count the pages."""
        parts = len(self.modules) + len(self.lessons) + len(self.concepts)
        return self.index * len(ABOUT_ALL) + parts


def selected(course: Course, words: Iterable[str]) -> Selection:
    """Find the pages that words select.

    Args:
        course: The course.
        words: Slugs of modules, series, lessons or ids of concepts, or ``module:``, ``series:``,
            ``lesson:`` or ``concept:`` before one, or before a number; of two kinds that share a
            name the first in this order is meant. None at all select every page.

    Returns:
        The pages, each once.

    Raises:
        UnknownSelectorError: A word names nothing that has a page.
    """
    asked = list(words)
    if not asked:
        return Selection(
            index=True,
            modules=tuple(course.modules),
            lessons=tuple(course.lessons),
            concepts=tuple(course.concepts),
        )
    known = _known(course)
    chosen = {part for word in asked for part in _parts(known, word)}
    return Selection(
        index=False,
        modules=tuple(slug for slug in course.modules if ("module", slug) in chosen),
        lessons=tuple(slug for slug in course.lessons if ("lesson", slug) in chosen),
        concepts=tuple(name for name in course.concepts if ("concept", name) in chosen),
    )


Known = Mapping[str, Mapping[str, tuple[Part, ...]]]


def _parts(known: Known, word: str) -> tuple[Part, ...]:
    prefix, separator, name = word.partition(":")
    if not separator:
        prefix, name = "", word
    for kind in [prefix] if prefix else known:
        if name in known.get(kind, {}):
            return known[kind][name]
    raise UnknownSelectorError(word, _advice(known, word))


def _known(course: Course) -> Known:
    """Return what stands behind every name, by kind."""
    modules = {slug: slug for slug in course.modules}
    modules |= {number: slug for slug, number in course.numbers.items() if slug in modules}
    lessons = {slug: slug for slug in course.lessons} | dict(course.lesson_numbers)
    return {
        "module": {name: (("module", slug),) for name, slug in modules.items()},
        "series": {
            slug: tuple(("module", module.id) for module in course.modules_of(found))
            for slug, found in course.series.items()
        },
        "lesson": {name: (("lesson", slug),) for name, slug in lessons.items()},
        "concept": {name: (("concept", name),) for name in course.concepts},
    }


def _advice(known: Known, word: str) -> str:
    prefix, _, name = word.rpartition(":")
    if prefix and prefix not in known:
        return f"'{word}' selects no page. {FORMS}"
    if re.fullmatch(r"[\d.]+", name):
        what = prefix or ("lesson" if name.count(".") > 1 else "module")
        numbers = [each for each in known[what] if "." in each]
        if numbers:
            kind = f"{what.capitalize()}s"
            return (
                f"there is no {what} '{name}'. {kind} are numbered {numbers[0]} to {numbers[-1]}."
            )
    kinds = [prefix] if prefix else list(known)
    names = [each for kind in kinds for each in known[kind] if "." not in each]
    if prefix:
        names = [f"{prefix}:{each}" for each in names]
    what = prefix or "module, series, lesson or concept"
    return f"there is no {what} '{name}'. {did_you_mean(word, names, otherwise=FORMS)}"
