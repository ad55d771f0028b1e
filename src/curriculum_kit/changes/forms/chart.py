"""The changed part of the learner's path as a Mermaid diagram, which GitHub draws."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.changes.route import ModuleRoute, Stop
from curriculum_kit.output.github_markdown import mermaid_label

MOST = 30
"""Lessons that are drawn; of more, a picture says less than the table."""

NAME = 60
"""Characters of a lesson's slug that are shown."""

_CLASSES = """\
    classDef come fill:#dafbe1,stroke:#1a7f37,color:#1f2328
    classDef gone fill:#ffebe9,stroke:#cf222e,color:#1f2328,stroke-dasharray:4
    classDef moved fill:#fff8c5,stroke:#9a6700,color:#1f2328"""


def path_chart(comparison: Comparison) -> str:
    """Draw the lessons of the modules in which lessons came, went or moved.

    Args:
        comparison: What was compared.

    Returns:
        The source of the diagram: a row of lessons for each module, those that are gone dashed;
        empty if nothing came, went or moved, or more than MOST lessons would be drawn.
    """
    marks = dict(_marks(comparison))
    if not marks:
        return ""
    then = {module.module: module for module in comparison.before}
    now = {module.module: module for module in comparison.after}
    rows: list[tuple[ModuleRoute, list[Stop]]] = []
    for name in {**now, **then}:
        taken = _stops(now.get(name))
        gone = [stop for stop in _stops(then.get(name)) if marks.get(stop.lesson) == "gone"]
        if gone or any(stop.lesson in marks for stop in taken):
            rows.append((now.get(name) or then[name], [*taken, *gone]))
    if sum(len(stops) for _module, stops in rows) > MOST:
        return ""
    lines = ["flowchart LR"]
    number = 0
    for position, (module, stops) in enumerate(rows):
        title = mermaid_label(f"{module.number} {module.title}"[:NAME])
        lines.append(f'    subgraph m{position}["{title}"]')
        lines.append("    direction LR")
        lines += _row(stops, marks, number)
        lines.append("    end")
        number += len(stops)
    return "\n".join((*lines, _CLASSES))


def _row(stops: list[Stop], marks: dict[str, str], first: int) -> Iterator[str]:
    """Yield the lessons of a module, and arrows between those that are taken."""
    for number, stop in enumerate(stops, first):
        mark = marks.get(stop.lesson)
        shown = mermaid_label(f"{stop.lesson[:NAME]} ({stop.load.letter}{stop.new})")
        yield f'    n{number}["{shown}"]' + (f":::{mark}" if mark else "")
    taken = [
        f"n{number}" for number, stop in enumerate(stops, first) if marks.get(stop.lesson) != "gone"
    ]
    if len(taken) > 1:
        yield f"    {' --> '.join(taken)}"


def _marks(comparison: Comparison) -> Iterator[tuple[str, str]]:
    kinds = {"lesson-added": "come", "lesson-removed": "gone", "lesson-moved": "moved"}
    approved = (each.change for each in comparison.approved)
    for change in (*comparison.changes, *approved):
        if change.kind in kinds:
            yield change.subject.removeprefix("lesson:"), kinds[change.kind]


def _stops(module: ModuleRoute | None) -> tuple[Stop, ...]:
    return module.stops if module else ()
