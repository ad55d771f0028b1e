"""The reference of the kinds of change, as a page for ``docs``."""

from __future__ import annotations

from curriculum_kit.model.change_kind import Impact, Kind
from curriculum_kit.model.change_kinds import FAMILIES

_INTRODUCTION = """# Kinds of change

What `curriculum diff` tells apart, and how much each matters to learners. `make docs` writes this
page. *Breaking*: a learner in the middle of the course, or a lesson that stays, loses something it
relied on. *Notable*: the course is another one, and nobody loses by it. *Cosmetic*: only the words
are others. Compared the other way around, each change becomes the one in the last column.
"""


def kinds_page() -> str:
    """Return the page, as Markdown."""
    parts = [_INTRODUCTION]
    for family, kinds in FAMILIES.items():
        head = "| kind | impact | what happened | the way back |\n|---|---|---|---|"
        rows = [f"| `{k.name}` | {_impact(k)} | {k.summary} | `{k.inverse}` |" for k in kinds]
        parts.append(f"## {family}\n\n" + "\n".join((head, *rows)) + "\n")
    return "\n".join(parts)


def _impact(kind: Kind) -> str:
    if kind.only_if is None:
        return kind.impact.label
    return f"{kind.impact.label} if {kind.only_if}, else {Impact.NOTABLE.label}"
