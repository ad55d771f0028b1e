"""The ways out that rules about reading and waivers offer, and where they offer none."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.model.waiver import Waiver
from curriculum_kit.places import Place, Pointer
from curriculum_kit.remedies import Change, Remove, Rename, Rewrite
from curriculum_kit.rules.context import Context, WaiverUse
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course

SLOPES = "foundations/descent/slopes.yaml"


def offered(rule: str, file: str, old: str, new: str, folder: Path) -> list[tuple[str, str]]:
    """Return what a rule would change, and into what, with one thing written otherwise."""
    course = small_course(folder)
    edit(course, file, old, new)
    project = load_course(course)
    asked = RuleNames(RULES).get(rule)
    assert asked is not None
    problems = list(asked.check(Context(project, project.reading), asked.options()))
    assert len(problems) == 1
    remedy = problems[0].remedy
    return [written(change) for change in remedy.changes] if remedy else []


def written(change: Change) -> tuple[str, str]:
    assert isinstance(change, Rename | Rewrite)
    assert isinstance(change.where, Place)
    span = change.where.span
    assert span.line == span.end_line
    line = Path(change.where.file).read_text(encoding="utf-8").split("\n")[span.line - 1]
    new = change.key if isinstance(change, Rename) else change.value
    return line[span.column - 1 : span.end_column - 1], new


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("minutes: 45", "minute: 45", [("minute", "minutes")]),
        ("new:\n", '"New":\n', [('"New"', "new")]),
        ("what: a stair", "waht: a stair", [("waht", "what")]),
        ("{covers: [lines],", "{coverd: [lines],", [("coverd", "covers")]),
        # The right key is there already, so something would be lost.
        ("minutes: 45", "minutes: 45\nminute: 30", []),
        ("minutes: 45", "minutes: 45\nhomework: 30", []),
    ],
)
def test_unknown_key(old: str, new: str, changes: list[tuple[str, str]], tmp_path: Path) -> None:
    assert offered("unknown-key", SLOPES, old, new, tmp_path) == changes


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("load: STRETCH", "load: stretch", [("stretch", "STRETCH")]),
        ("status: built", 'status: "Built"', [('"Built"', "built")]),
        ("slope: INTRODUCED", "slope: introduced", [("introduced", "INTRODUCED")]),
        ("slope: INTRODUCED", "slope: {depth: introduced}", [("introduced", "INTRODUCED")]),
        ("support: guided", "support: Guided", [("Guided", "guided")]),
        # A letter more or less may be another word.
        ("slope: INTRODUCED", "slope: INTRODUCE", []),
        ("load: STRETCH", "load: LONG", []),
        ("minutes: 45", "minutes: long", []),
    ],
)
def test_invalid_value(old: str, new: str, changes: list[tuple[str, str]], tmp_path: Path) -> None:
    assert offered("invalid-value", SLOPES, old, new, tmp_path) == changes


@pytest.mark.parametrize(
    ("step", "changes"),
    [
        ("introduced -> DEVELOPED", "INTRODUCED -> DEVELOPED"),
        ("introduced->Developed", "INTRODUCED -> DEVELOPED"),
        ("developed", "DEVELOPED"),
        ("introduced -> DEVELOPD", None),
    ],
)
def test_invalid_step(step: str, changes: str | None, tmp_path: Path) -> None:
    file = "foundations/descent/stepping.yaml"
    old = "slope: INTRODUCED -> DEVELOPED"
    found = offered("invalid-value", file, old, f"slope: {step}", tmp_path)
    assert found == ([(step, changes)] if changes else [])


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("objective: Compute a slope.", "objective: no", [("no", '"no"')]),
        ("mental_models: [A ball rolls down.]", "mental_models: [1:30]", [("1:30", '"1:30"')]),
        ("mental_models: [A ball rolls down.]", "mental_models: [1_0]", [("1_0", '"1_0"')]),
        # Quotes would make text of a number.
        ("minutes: 45", "minutes: 045", []),
    ],
)
def test_ambiguous_scalar(
    old: str, new: str, changes: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert offered("ambiguous-scalar", SLOPES, old, new, tmp_path) == changes


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("adjacent-stretch", (Remove(Pointer("lesson:slopes", ("waivers", 1))),)),
        ("CUR101", (Remove(Pointer("lesson:slopes", ("waivers", 1))),)),
        ("cur101", (Remove(Pointer("lesson:slopes", ("waivers", 1))),)),
        # Misspelt, it may be meant for something that it would silence.
        ("adjacent-stretsh", None),
    ],
)
def test_unused_waiver(rule: str, changes: tuple[Change, ...] | None, tmp_path: Path) -> None:
    where = Pointer("lesson:slopes", ("waivers", 1, "rule"))
    use = WaiverUse(Waiver(rule=rule), where, "adjacent-stretch", silenced=0, tried=True)
    context = Context(load_course(small_course(tmp_path)), names=RuleNames(RULES), waivers=[use])
    unused = RuleNames(RULES).get("unused-waiver")
    assert unused is not None
    [problem] = unused.check(context, unused.options())
    assert (problem.remedy.changes if problem.remedy else None) == changes
