"""Small courses for page tests, each one YAML text, and a reader of the pages they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import TypeAdapter

from curriculum_kit.findings import Finding
from curriculum_kit.learner.references import Spellings, misspelt_concepts, unknown_concepts
from curriculum_kit.learner.timeline import timeline_of
from curriculum_kit.model.authored import identified
from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series
from curriculum_kit.syllabus.material import Material

Fields = Mapping[str, object]
_adapter = cache(TypeAdapter)
"""Built once for each kind, which takes most of the time of a small course."""

MARKDOWN = MarkdownIt("commonmark").enable("table")


def course_of(text: str) -> Course:
    """Build a course.

    Args:
        text: YAML of ``series: {slug: {modules: {slug: {lessons: {slug: fields}}}}}``, beside
            ``concepts`` and the keys of ``curriculum.yaml``; required fields may be left out.
    """
    data = yaml.safe_load(text)
    concepts = {
        name: identified(_adapter(Concept).validate_python({"name": name, **(entry or {})}), name)
        for name, entry in data.pop("concepts", {}).items()
    }
    series: dict[str, Series] = {}
    modules: dict[str, Module] = {}
    lessons: dict[str, Lesson] = {}
    for name, entry in data.pop("series").items():
        inner = entry.pop("modules")
        fields = {"title": name, **entry, "modules": list(inner)}
        series[name] = identified(_adapter(Series).validate_python(fields), name)
        for slug, parts in inner.items():
            taught = parts.pop("lessons")
            fields = {"title": slug, "goal": "G.", **parts, "lessons": list(taught)}
            modules[slug] = identified(_adapter(Module).validate_python(fields), slug)
            for lesson, given in taught.items():
                fields = {"title": lesson, "core": "C", "load": "BUILD", **(given or {})}
                lessons[lesson] = identified(_adapter(Lesson).validate_python(fields), lesson)
    outline = {"title": "T", **data, "series": list(series)}
    return Course(_adapter(Outline).validate_python(outline), series, modules, lessons, concepts)


def misspelt_in(course: Course) -> Mapping[str, str]:
    """Return what the misspelt concept ids of a course are taken for.

    Args:
        course: The course.
    """
    unknown = chain.from_iterable(unknown_concepts(course).values())
    return misspelt_concepts(unknown, Spellings(course.concepts))


def material_from(text: str, waived: tuple[Finding, ...] = ()) -> Material:
    """Build the material of a course.

    Args:
        text: As ``course_of`` takes it.
        waived: Findings that were waived.
    """
    course = course_of(text)
    misspelt = misspelt_in(course)
    return Material(course, timeline_of(course, misspelt), waived=waived, misspelt=misspelt)


@dataclass(frozen=True)
class Section:
    """What stands under a heading of a page.

    Attributes:
        paragraphs: The source of its paragraphs.
        fences: The content of its code blocks.
        tables: Its tables, each a list of rows, the heading row first, each cell as it is shown.
    """

    paragraphs: list[str] = field(default_factory=list)
    fences: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)


def sections_of(page: str) -> dict[str, Section]:
    """Read a page as GitHub does.

    Args:
        page: Markdown.

    Returns:
        Its sections by heading, in order, the title's included.
    """
    sections: dict[str, Section] = {}
    tokens = MARKDOWN.parse(page)
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            current = sections.setdefault(_shown(tokens[number + 1]), Section())
        elif token.type == "paragraph_open":
            current.paragraphs.append(_shown(tokens[number + 1]))
        elif token.type == "fence":
            current.fences.append(token.content)
        elif token.type == "table_open":
            current.tables.append([])
        elif token.type == "tr_open":
            current.tables[-1].append([])
        elif token.type in ("th_open", "td_open"):
            current.tables[-1][-1].append(_shown(tokens[number + 1]))
    return sections


def _shown(token: Token) -> str:
    """Return the text that a reader sees of an inline token."""
    return "".join(child.content for child in token.children or () if child.content)
