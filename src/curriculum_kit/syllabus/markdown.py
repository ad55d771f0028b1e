"""Pages written as GitHub Markdown, from templates that escape whatever they are not told is ready.

Which text is what, decided here for all templates:

- Inline Markdown, in which emphasis, code, links and math survive (filters ``prose`` and, in a
  table, ``prose_cell``): the goal of a module or series, premise, story, position, core concept,
  belief, correction, the statement of a claim, the reason of a waiver, the audience.
- Code, shown as it stands in a code span (filters ``code`` and ``code_cell``): ids of claims and
  rules, demos.
- Plain, shown exactly as it stands (everything else, without a filter): titles, names of concepts,
  labels, slugs, messages of findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from curriculum_kit.syllabus import escaping, inline, phrases
from curriculum_kit.syllabus.chart import load_chart
from curriculum_kit.syllabus.course_page import CoursePage, course_page
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.module_page import ModulePage, module_page
from curriculum_kit.syllabus.rows import LessonRow
from curriculum_kit.syllabus.selection import Selection

INDEX = "index.md"


class Ready(str):
    """Markdown that is written as it stands; every other value in a template is escaped."""

    __slots__ = ()


def pages(material: Material, selection: Selection) -> Mapping[str, str]:
    """Write pages.

    Args:
        material: The course, walked and checked.
        selection: Which pages.

    Returns:
        The text of each by the name of its file, the index first.
    """
    written = {INDEX: course_markdown(course_page(material))} if selection.index else {}
    for slug in selection.modules:
        written[file_of(slug)] = module_markdown(module_page(material, slug))
    return written


def file_of(slug: str) -> str:
    """Return the name of a module's file; no slug holds an underscore, so that none clashes.

    Args:
        slug: The module's slug.
    """
    return f"{slug}.md" if f"{slug}.md" != INDEX else "index_.md"


def module_markdown(page: ModulePage) -> str:
    """Write the page of a module.

    Args:
        page: What it says.
    """
    return _written("module.md.j2", page)


def course_markdown(page: CoursePage) -> str:
    """Write the index page.

    Args:
        page: What it says.
    """
    return _written("course.md.j2", page)


def _written(template: str, page: ModulePage | CoursePage) -> str:
    text = _environment().get_template(template).render(page=page)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", text)  # a text of blanks leaves its paragraph empty


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("curriculum_kit.syllabus", "markdown"),
        autoescape=False,  # noqa: S701  # it escapes for HTML; `finalize` does for Markdown
        finalize=_finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "prose": lambda text: Ready(inline.prose(text, cell=False)),
        "prose_cell": lambda text: Ready(inline.prose(text, cell=True)),
        "code": lambda text: Ready(escaping.code(text, cell=False)),
        "code_cell": lambda text: Ready(escaping.code(text, cell=True)),
        "chart": _chart,
        "file": lambda slug: Ready(file_of(slug)),
        "status": phrases.STATUS.__getitem__,
    }
    environment.filters |= filters
    environment.globals["say"] = phrases
    return environment


def _finalized(value: object) -> str:
    return value if isinstance(value, Ready) else escaping.plain(str(value))


def _chart(lessons: tuple[LessonRow, ...]) -> Ready:
    return Ready(load_chart(lessons))
