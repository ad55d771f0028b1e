"""Turns a rule's example, a fragment of a course, into the smallest whole course around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

MARK = "# <--"
HEADING = re.compile(r"^## (\S+)$", re.MULTILINE)

DEMOS = """
from curriculum_kit import demo

@demo
def measured():
    return {"value": 1.0}

@measured.control
def twice_too_large():
    return {"value": 2.0}
"""

LESSON = {
    "title": "title: {slug}",
    "core": "core: one idea",
    "load": "load: BUILD",
    "position": "position: here",
    "objective": "objective: explain it",
    "claims": (
        "claims:\n"
        "  {slug}-holds:\n"
        "    statement: '{slug} holds.'\n"
        "    demo: examples:measured\n"
        "    expect: {{value: {{equals: 1, within: 0.5}}}}\n"
        "    sources: [textbook]"
    ),
}


@dataclass(frozen=True)
class Marked:
    """The line that a fragment marks: a file of the course and a line number from 1."""

    file: str
    line: int


def write_course(fragment: str, folder: Path) -> Marked | None:
    """Write the course around a fragment.

    Args:
        fragment: Files under headings such as ``## optimizers.yaml``. ``curriculum.yaml``,
            ``concepts.yaml`` and ``module.yaml`` are what they say, ``*.py`` are demos, everything
            else is a lesson; keys that a lesson needs and lacks are added at its end.
        folder: An empty folder; the course comes to lie in ``course`` under it.

    Returns:
        The line that the fragment marks, if it marks one.
    """
    parts = HEADING.split(fragment)[1:]
    files = {
        name: text.removeprefix("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)
    }
    special = {"curriculum.yaml", "concepts.yaml", "module.yaml"}
    lessons = [name for name in files if name not in special and name.endswith(".yaml")]
    home = {name: f"course/series/module/{name}" for name in lessons}
    home |= {"module.yaml": "course/series/module/module.yaml"}
    home |= {"curriculum.yaml": "course/curriculum.yaml"}
    home |= {"concepts.yaml": "course/concepts/concepts.yaml"}
    slugs = ", ".join(name.removesuffix(".yaml") for name in lessons)
    written = {home.get(name, f"demos/{name}"): text for name, text in files.items()}
    _complete(written, home["curriculum.yaml"], {"title": "title: T", "series": "series: [series]"})
    _complete(
        written,
        home["module.yaml"],
        {"title": "title: M", "goal": "goal: G", "lessons": f"lessons: [{slugs}]"},
    )
    for name in lessons:
        slug = name.removesuffix(".yaml")
        _complete(written, home[name], {k: v.format(slug=slug) for k, v in LESSON.items()})
    written["course/series/series.yaml"] = "title: S\nmodules: [module]\n"
    if any("examples:" in text for text in written.values()):
        written["demos/examples.py"] = DEMOS
    written.setdefault(home["concepts.yaml"], _registry(files[name] for name in lessons))
    marked = None
    for file, text in written.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            if line.endswith(MARK):
                marked = Marked(file, number)
    return marked


def _complete(written: dict[str, str], file: str, defaults: dict[str, str]) -> None:
    text = written.get(file, "")
    for key, default in defaults.items():
        if not re.search(rf"^{key}:", text, re.MULTILINE):
            text += default + "\n"
    written[file] = text


def _registry(lessons: Iterable[str]) -> str:
    """Return a registry with every concept that the lessons name, as far as they can be read."""
    names: set[str] = set()
    for text in lessons:
        try:
            lesson = yaml.safe_load(text) or {}
        except yaml.YAMLError:
            continue
        for key in ("new", "reinforced", "requires"):
            names |= set(lesson.get(key) or ())
    return "".join(f"{name}: {{name: {name}}}\n" for name in sorted(names))
