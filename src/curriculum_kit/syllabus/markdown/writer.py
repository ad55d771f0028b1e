"""Page contents written by templates, which escape whatever they are not told is ready.

Which text is what, decided here for all templates:

- Inline Markdown, in which emphasis, code, links and math survive (filters ``prose`` and, in a
  table, ``prose_cell``): the goal of a module or series, premise, story, position, core concept,
  objective, definition, belief, correction, the statement of a claim, sources, examples and the
  like, the resolution of a gap, the reason of a waiver, the audience.
- Code, shown as it stands in a code span (filters ``code`` and ``code_cell``): ids of claims and
  misconceptions, rules, demos, names of measurements, measured values.
- Plain, shown exactly as it stands (everything else, without a filter): titles, names of concepts,
  labels, slugs, messages of findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from curriculum_kit.output import github_markdown
from curriculum_kit.syllabus import inline, phrases
from curriculum_kit.syllabus.chart import load_chart
from curriculum_kit.syllabus.markdown.links import Links, Ready
from curriculum_kit.syllabus.markdown.mermaid import neighborhood
from curriculum_kit.syllabus.pace import pace
from curriculum_kit.syllabus.rows import LessonRow


def written(template: str, here: str, **values: object) -> str:
    """Write one page.

    Args:
        template: The name of its template, without the ending.
        here: Its file, relative to the folder of all pages.
        values: What the template shows.
    """
    page = _environment().get_template(f"{template}.md.j2").render(to=Links(here), **values)
    page = "\n".join(line.rstrip() for line in page.split("\n"))
    # A text of blanks leaves its paragraph empty, and a template need not count its blank lines.
    return re.sub("\n{3,}", "\n\n", page).rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("curriculum_kit.syllabus.markdown", "templates"),
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
        "code": lambda text: Ready(github_markdown.code(text, cell=False)),
        "code_cell": lambda text: Ready(github_markdown.code(text, cell=True)),
        "chart": _chart,
        "graph": lambda page: Ready(neighborhood(page)),
        "number": phrases.number,
        "status": phrases.STATUS.__getitem__,
    }
    environment.filters |= filters
    environment.globals["say"] = phrases
    environment.globals["pace"] = pace
    return environment


def _finalized(value: object) -> str:
    return value if isinstance(value, Ready) else github_markdown.plain(str(value))


def _chart(lessons: tuple[LessonRow, ...]) -> Ready:
    return Ready(load_chart(lessons))
