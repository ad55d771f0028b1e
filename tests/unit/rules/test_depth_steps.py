"""Leaps, application without practice, double entries, and the ways out of misplaced ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Change, Enter, Remove, Rewrite
from tests.unit.rules.fragment_findings import found, problems

EXERCISES = "exercises: [{title: Do it, support: guided}]\n"


def two(first: str, second: str, *, concepts: str = "") -> str:
    """Return a course of two lessons."""
    return f"{concepts}## first.yaml\n{first}\n## second.yaml\n{second}\n"


def gap(size: str) -> str:
    return f"\nrequires: {{slope: {{depth: INTRODUCED, gap: {{size: {size}, resolution: r}}}}}}"


@pytest.mark.parametrize(
    ("first", "second", "levels"),
    [
        ("new: {slope: MENTIONED}", "reinforced: {slope: MENTIONED -> INTRODUCED}", None),
        ("new: {slope: MENTIONED}", "reinforced: {slope: MENTIONED -> DEVELOPED}", 2),
        ("new: {slope: MENTIONED}", "reinforced: {slope: DEVELOPED}", 2),
        ("new: {slope: MENTIONED}", "reinforced: {slope: APPLIED}", 3),
        ("new: {slope: INTRODUCED}", "reinforced: {slope: INTRODUCED -> APPLIED}", 2),
        ("new: {slope: INTRODUCED}", "reinforced: {slope: INTRODUCED -> DEVELOPED}", None),
        ("new: {slope: MENTIONED}", "reinforced: {slope: DEVELOPED}" + gap("small"), 2),
        ("new: {slope: MENTIONED}", "reinforced: {slope: DEVELOPED}" + gap("medium"), None),
        ("new: {slope: MENTIONED}", "reinforced: {slope: DEVELOPED}" + gap("large"), None),
        # Other rules speak of the wrong start, of what was never taught, and of a second entry.
        ("new: {slope: MENTIONED}", "reinforced: {slope: INTRODUCED -> DEVELOPED}", None),
        ("reinforced: {slope: MENTIONED}", "reinforced: {slope: MENTIONED -> DEVELOPED}", None),
        ("load: BUILD", "new: {slope: MENTIONED}\nreinforced: {slope: DEVELOPED}", None),
        # A first meeting may go as deep as it likes.
        ("load: BUILD", "new: {slope: DEVELOPED}", None),
    ],
)
def test_depth_leap(first: str, second: str, levels: int | None, tmp_path: Path) -> None:
    said = [
        message.partition(" levels")[0][-1]
        for message in _found("depth-leap", first, second, tmp_path)
    ]
    assert said == ([str(levels)] if levels else [])


def _found(rule: str, first: str, second: str, folder: Path) -> list[str]:
    return found(rule, two(first, second), folder)


@pytest.mark.parametrize(
    ("first", "second", "dropped"),
    [
        ("new: {slope: MENTIONED}", "load: BUILD", ["first"]),
        ("new: {slope: MENTIONED}", "reinforced: {slope: MENTIONED -> INTRODUCED}", []),
        ("new: {slope: MENTIONED}", "reinforced: {slope: MENTIONED}", []),
        ("new: {slope: MENTIONED}", "requires: {slope: MENTIONED}", []),
        ("new: {slope: INTRODUCED}", "load: BUILD", []),
        ("load: BUILD", "new: {slope: MENTIONED}", ["second"]),
        # It is never called new: that is for 'reinforced-before-taught' to say.
        ("reinforced: {slope: MENTIONED}", "load: BUILD", []),
    ],
)
def test_mentioned_and_dropped(first: str, second: str, dropped: list[str], tmp_path: Path) -> None:
    assert _found("mentioned-and-dropped", first, second, tmp_path) == [
        f"lesson '{lesson}' mentions 'slope', and nothing in the course comes back to it"
        for lesson in dropped
    ]


def test_a_concept_that_requires_a_mention_comes_back_to_it(tmp_path: Path) -> None:
    concepts = "## concepts.yaml\nslope: {name: S}\nstep: {name: T, requires: {slope: MENTIONED}}\n"
    course = two("new: {slope: MENTIONED}", "new: {step: INTRODUCED}", concepts=concepts)
    assert found("mentioned-and-dropped", course, tmp_path) == []


@pytest.mark.parametrize(
    ("first", "second", "without", "at_once"),
    [
        ("new: {slope: DEVELOPED}", "reinforced: {slope: APPLIED}", 1, 0),
        ("new: {slope: DEVELOPED}", EXERCISES + "reinforced: {slope: APPLIED}", 0, 0),
        ("new: {slope: APPLIED}", "load: BUILD", 1, 0),
        (EXERCISES + "new: {slope: APPLIED}", "load: BUILD", 0, 1),
        # It stays there: nothing new is claimed.
        (EXERCISES + "new: {slope: APPLIED}", "reinforced: {slope: APPLIED}", 0, 1),
        # An exercise that could not be read may be one.
        ("new: {slope: DEVELOPED}", "exercises: 7\nreinforced: {slope: APPLIED}", 0, 0),
        # It is not new: that is for 'already-taught' to say.
        ("new: {slope: DEVELOPED}", EXERCISES + "new: {slope: APPLIED}", 0, 0),
    ],
)
def test_applied(first: str, second: str, without: int, at_once: int, tmp_path: Path) -> None:
    course = two(first, second)
    assert len(found("applied-without-exercise", course, tmp_path)) == without
    assert len(found("applied-at-first-meeting", course, tmp_path)) == at_once


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("load: BUILD", "new: {slope: INTRODUCED}\nreinforced: {slope: INTRODUCED}", 1),
        ("new: {slope: INTRODUCED}", "reinforced: {slope: INTRODUCED}", 0),
        # The new entry is the wrong one: 'already-taught' says so.
        (
            "new: {slope: INTRODUCED}",
            "new: {slope: INTRODUCED}\nreinforced: {slope: INTRODUCED}",
            0,
        ),
    ],
)
def test_new_and_reinforced(first: str, second: str, said: int, tmp_path: Path) -> None:
    message = "lesson 'second' brings 'slope' as new and reinforces it as well"
    assert _found("new-and-reinforced", first, second, tmp_path) == [message] * said


SLOPE = Pointer("lesson:second", ("reinforced", "slope"))


@pytest.mark.parametrize(
    ("first", "second", "change"),
    [
        (
            "new: {slope: INTRODUCED}",
            "reinforced: {slope: MENTIONED -> DEVELOPED}",
            Rewrite(SLOPE, "INTRODUCED -> DEVELOPED"),
        ),
        (
            "new: {slope: DEVELOPED}",
            "reinforced: {slope: INTRODUCED -> DEVELOPED}",
            Rewrite(SLOPE, "DEVELOPED"),
        ),
        (
            "new: {slope: INTRODUCED}",
            "reinforced: {slope: {depth: MENTIONED -> DEVELOPED, label: steep}}",
            Rewrite(
                Pointer("lesson:second", ("reinforced", "slope", "depth")),
                "INTRODUCED -> DEVELOPED",
            ),
        ),
        # What is left would skip a level.
        ("new: {slope: MENTIONED}", "reinforced: {slope: INTRODUCED -> DEVELOPED}", None),
        (
            "new: {slope: MENTIONED}",
            "reinforced: {slope: INTRODUCED -> DEVELOPED}" + gap("medium"),
            Rewrite(SLOPE, "MENTIONED -> DEVELOPED"),
        ),
    ],
)
def test_the_way_out_of_a_wrong_start(
    first: str, second: str, change: Change | None, tmp_path: Path
) -> None:
    [problem] = problems("wrong-starting-depth", two(first, second), tmp_path)
    assert (problem.remedy.changes if problem.remedy else None) == (change and (change,))


def test_a_step_that_ends_too_low_is_said_once(tmp_path: Path) -> None:
    course = two("new: {slope: APPLIED}", "reinforced: {slope: INTRODUCED -> DEVELOPED}")
    assert found("wrong-starting-depth", course, tmp_path) == []
    assert len(found("depth-lowered", course, tmp_path)) == 1


CONCEPTS = """
## concepts.yaml
slope: {name: Slope}
step: {name: Step, requires: {slope: DEVELOPED}}
"""


@pytest.mark.parametrize(
    ("held", "entries", "value", "after"),
    [
        ("INTRODUCED", "new: {slope: DEVELOPED}", "INTRODUCED -> DEVELOPED", "load"),
        ("INTRODUCED", "new: {slope: INTRODUCED}", "INTRODUCED", "load"),
        (
            "INTRODUCED",
            "new: {slope: INTRODUCED, other: INTRODUCED}\nreinforced: {third: INTRODUCED}",
            "INTRODUCED",
            "new",
        ),
        # It would lose a label, repeat an entry, lower or leap, or come after what needs it.
        ("INTRODUCED", "new: {slope: {depth: INTRODUCED, label: steep}}", None, ""),
        (
            "INTRODUCED",
            "new: {slope: INTRODUCED}\nreinforced: {slope: INTRODUCED}",
            None,
            "",
        ),
        ("DEVELOPED", "new: {slope: INTRODUCED}", None, ""),
        ("MENTIONED", "new: {slope: DEVELOPED}", None, ""),
        ("INTRODUCED", "new: {slope: DEVELOPED, step: INTRODUCED}", None, ""),
        ("DEVELOPED", "new: {slope: DEVELOPED, step: INTRODUCED}", "DEVELOPED", "new"),
    ],
)
def test_the_way_out_of_what_is_taught_already(
    held: str, entries: str, value: str | None, after: str, tmp_path: Path
) -> None:
    course = two(f"new: {{slope: {held}}}", entries, concepts=CONCEPTS)
    [problem] = problems("already-taught", course, tmp_path)
    changes = problem.remedy.changes if problem.remedy else None
    where = Pointer("lesson:second", ("new", "slope"))
    entered = Pointer("lesson:second", ("reinforced",))
    expected = value and (Remove(where), Enter(entered, "slope", value, after))
    assert changes == expected
