"""Which pages a command means: SELECT words taken apart and looked up in the course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum_kit.model.course import Course
from curriculum_kit.source.nearest import did_you_mean

FORMS = "Name a module ('SLUG' or 'module:1.3') or a series ('SLUG')."


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
        index: Whether the page of the course itself is among them.
        modules: The slugs of the modules, in course order.
    """

    index: bool
    modules: tuple[str, ...]

    def __len__(self) -> int:
        """Count the pages."""
        return self.index + len(self.modules)


def selected(course: Course, words: Iterable[str]) -> Selection:
    """Find the pages that words select.

    Args:
        course: The course.
        words: Slugs of modules or series, or ``module:`` or ``series:`` before a slug or number;
            none at all select every page.

    Returns:
        The pages, each once.

    Raises:
        UnknownSelectorError: A word names no module and no series.
    """
    asked = list(words)
    if not asked:
        return Selection(index=True, modules=tuple(course.modules))
    chosen = {slug for word in asked for slug in _modules(course, word)}
    return Selection(index=False, modules=tuple(slug for slug in course.modules if slug in chosen))


def _modules(course: Course, word: str) -> tuple[str, ...]:
    prefix, separator, name = word.partition(":")
    if not separator:
        prefix, name = "", word
    known = _known(course)
    kinds = [prefix] if prefix else list(known)
    for kind in kinds:
        if name in known.get(kind, {}):
            return known[kind][name]
    raise UnknownSelectorError(word, _advice(course, word, known.get(prefix)))


def _known(course: Course) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the modules behind every name, by kind; of two kinds the first wins."""
    modules: dict[str, tuple[str, ...]] = {slug: (slug,) for slug in course.modules}
    modules |= {number: (slug,) for slug, number in course.numbers.items() if slug in modules}
    series = {
        slug: tuple(module.id for module in course.modules_of(found))
        for slug, found in course.series.items()
    }
    return {"module": modules, "series": series}


def _advice(course: Course, word: str, named: Iterable[str] | None) -> str:
    prefix, _, name = word.rpartition(":")
    if prefix in ("", "lesson") and name in course.module_of:
        module = course.module_of[name].id
        return f"lesson '{name}' has no page of its own. Its module does: '{module}'."
    if prefix and named is None:
        return f"'{word}' selects no page. {FORMS}"
    names = [known for known in named or () if not known[:1].isdigit()]
    if prefix:
        candidates = [f"{prefix}:{known}" for known in names]
    else:
        candidates = [*course.modules, *course.series]
    what = prefix or "module or series"
    numbers = list(course.numbers.values())
    if numbers and name[:1].isdigit():
        return f"there is no {what} '{name}'. Modules are numbered {numbers[0]} to {numbers[-1]}."
    return f"there is no {what} '{name}'. {did_you_mean(word, candidates, otherwise=FORMS)}"
