"""Concepts that nothing uses, assumptions that nothing needs, alternatives that leave no choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.fragment_findings import found

REGISTRY = """
## concepts.yaml
slope: {name: Slope}
"""
USES = {
    "new": ("", "new: {slope: INTRODUCED}"),
    "reinforced": ("", "reinforced: {slope: INTRODUCED}"),
    "required by a lesson": ("", "requires: {slope: INTRODUCED}"),
    "required by a concept": ("step: {name: Step, requires: {slope: INTRODUCED}}\n", ""),
    "one of several that a concept requires": (
        "step: {name: Step, requires_any: [{slope: INTRODUCED, step: INTRODUCED}]}\n",
        "",
    ),
    "misspelt": ("", "new: {sloep: INTRODUCED}"),
    "under another name": ("", "new: {Slope: INTRODUCED}"),
}
UNUSED = {
    "not at all": ("", ""),
    "another one": ("step: {name: Step}\n", "new: {step: INTRODUCED}"),
    "something is believed about it": (
        "",
        "misconceptions: {m: {belief: B, correction: C, about: [slope]}}",
    ),
}


def course(concepts: str, lesson: str, assumes: str = "") -> str:
    outline = f"## curriculum.yaml\nassumes: {{{assumes}}}\n"
    return f"{outline}{REGISTRY}{concepts}## lesson.yaml\n{lesson or 'load: BUILD'}\n"


@pytest.mark.parametrize(("concepts", "lesson"), USES.values(), ids=USES)
def test_used(concepts: str, lesson: str, tmp_path: Path) -> None:
    assert "slope" not in "".join(found("orphan-concept", course(concepts, lesson), tmp_path))
    assumed = course(concepts, lesson, assumes="slope: INTRODUCED")
    assert found("unused-assumption", assumed, tmp_path) == []


@pytest.mark.parametrize(("concepts", "lesson"), UNUSED.values(), ids=UNUSED)
def test_unused(concepts: str, lesson: str, tmp_path: Path) -> None:
    assert found("orphan-concept", course(concepts, lesson), tmp_path) == [
        "concept 'slope' is neither taught nor required nor assumed"
    ]
    assumed = course(concepts, lesson, assumes="slope: INTRODUCED")
    assert found("orphan-concept", assumed, tmp_path) == []
    assert found("unused-assumption", assumed, tmp_path) == [
        "the course assumes 'slope', but nothing in it requires it"
    ]


@pytest.mark.parametrize(
    ("requires", "group", "said"),
    [
        ("{}", "{slope: INTRODUCED, step: INTRODUCED}", None),
        ("{}", "{slope: INTRODUCED}", "offers 'slope' as the only alternative"),
        (
            "{slope: INTRODUCED}",
            "{slope: INTRODUCED, step: INTRODUCED}",
            "accepts 'slope' as an alternative, but requires it in any case",
        ),
        (
            "{slope: INTRODUCED}",
            "{slope: INTRODUCED}",
            "accepts 'slope' as an alternative, but requires it in any case",
        ),
        # The alternative is deeper than what is required, or asked for before it is.
        ("{slope: INTRODUCED}", "{slope: DEVELOPED, step: INTRODUCED}", None),
        (
            "{slope: {depth: INTRODUCED, to_reach: DEVELOPED}}",
            "{slope: INTRODUCED, step: INTRODUCED}",
            None,
        ),
    ],
)
def test_idle_alternative(requires: str, group: str, said: str | None, tmp_path: Path) -> None:
    concepts = (
        f"step: {{name: T}}\nroll: {{name: R, requires: {requires}, requires_any: [{group}]}}\n"
    )
    messages = found("idle-alternative", course(concepts, ""), tmp_path)
    assert messages == ([f"concept 'roll' {said}"] if said else [])
