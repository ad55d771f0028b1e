"""Former ids: which are wrong, and which were only taken over by another part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course
from tests.unit.rules.found import found


def registry(**former: str) -> str:
    """Return concepts, each with what it was called before, if anything."""
    concepts = "".join(
        f"{name}: {{name: {name}" + (f", renamed_from: {old}" if old else "") + "}\n"
        for name, old in former.items()
    )
    return f"## concepts.yaml\n{concepts}## lesson.yaml\nnew: {{a: INTRODUCED}}\n"


RIGHT = {
    "an id that nothing has": {"a": "b"},
    "several": {"a": "[b, c]"},
    "two that swapped theirs": {"a": "b", "b": "a"},
    "three that did so in turn": {"a": "b", "b": "c", "c": "a"},
    "an id that was given up for another": {"a": "b", "b": "c"},
    "the same one twice": {"a": "[b, b]"},
    "one that two had, one after the other": {"a": "b", "d": "[c, b]"},
}
WRONG = {
    "its own": ({"a": "a"}, ["'a' is said to have been called 'a' before, which is"]),
    "its own among others": ({"a": "[b, a]"}, ["'a' is said to have been called 'a' before"]),
    "one in use": ({"a": "b", "b": ""}, ["before, but another concept is called that"]),
    "one in use by one with a false one": (
        {"a": "b", "b": "b"},
        ["another concept is called that", "which is what it is called now"],
    ),
    "one that two had": ({"a": "c", "b": "c"}, ["'c' before, and so is concept 'a'"]),
}


@pytest.mark.parametrize("former", RIGHT.values(), ids=RIGHT)
def test_right(former: dict[str, str], tmp_path: Path) -> None:
    assert found("wrong-former-id", registry(**former), tmp_path) == []


@pytest.mark.parametrize(("former", "says"), WRONG.values(), ids=WRONG)
def test_wrong(former: dict[str, str], says: list[str], tmp_path: Path) -> None:
    messages = found("wrong-former-id", registry(**former), tmp_path)
    assert len(messages) == len(says)
    assert all(said in message for said, message in zip(says, messages, strict=True))


SLOPES = "foundations/descent/slopes.yaml"
PARTS: dict[str, Callable[[Path], object]] = {
    "lesson:slopes": lambda course: edit(
        course, SLOPES, "title: Slopes", "title: Slopes\nrenamed_from: stepping"
    ),
    "module:descent": lambda course: edit(
        course, "foundations/descent/module.yaml", "goal:", "renamed_from: acceleration\ngoal:"
    ),
    "series:foundations": lambda course: edit(
        course, "foundations/series.yaml", "goal:", "renamed_from: foundations\ngoal:"
    ),
    "claim:parabola-rises-by-two": lambda course: edit(
        course, SLOPES, "    seeds: 1", "    renamed_from: step-halves-the-loss"
    ),
    "misconception:steep-is-high": lambda course: edit(
        course, SLOPES, "    belief:", "    renamed_from: steepest-is-shortest\n    belief:"
    ),
}


@pytest.mark.parametrize(("subject", "change"), PARTS.items(), ids=PARTS)
def test_every_kind_of_part_is_looked_at(
    subject: str, change: Callable[[Path], object], tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    change(course)
    findings = check(load_course(course), chosen={"wrong-former-id"}).findings
    assert [finding.subject for finding in findings] == [subject]


@pytest.mark.parametrize("former", ["Old Id", "7", "[good, Not-Good]", "a.yaml"])
def test_a_former_id_has_the_shape_of_one(former: str, tmp_path: Path) -> None:
    messages = found("invalid-value", registry(a=former), tmp_path)
    assert len(messages) == 1


def test_what_nobody_can_read_is_not_held_against_another(tmp_path: Path) -> None:
    assert found("wrong-former-id", registry(a="b", b="[C]"), tmp_path) == []
