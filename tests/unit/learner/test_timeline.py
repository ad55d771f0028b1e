"""What the learner holds, lesson by lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.learner.timeline import DAY_ONE, Timeline, timeline_of
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course

COURSE = """
## curriculum.yaml
assumes: {algebra: DEVELOPED, sets: MENTIONED}
## one.yaml
new:
  slope: INTRODUCED
  sets: DEVELOPED
reinforced:
  slope: INTRODUCED -> DEVELOPED
  algebra: INTRODUCED
## two.yaml
reinforced:
  slope: MENTIONED
  limits: MENTIONED -> INTRODUCED
new:
  slope: APPLIED
  limits: MENTIONED
## three.yaml
reinforced:
  algebra: APPLIED
  sets: DEVELOPED
"""


def timeline(fragment: str, folder: Path) -> Timeline:
    write_course(fragment, folder)
    return timeline_of(load_course(folder / "course").course, {})


@pytest.mark.parametrize(
    ("lesson", "concept", "before", "after"),
    [
        ("one", "algebra", "DEVELOPED from day one", "DEVELOPED from day one"),
        ("one", "sets", "MENTIONED from day one", "DEVELOPED in one"),
        ("one", "slope", None, "DEVELOPED in one"),
        ("one", "limits", None, None),
        ("two", "slope", "DEVELOPED in one", "APPLIED in two"),
        ("two", "limits", None, "INTRODUCED in two"),
        ("two", "algebra", "DEVELOPED from day one", "DEVELOPED from day one"),
        ("three", "slope", "APPLIED in two", "APPLIED in two"),
        ("three", "algebra", "DEVELOPED from day one", "APPLIED in three"),
        ("three", "sets", "DEVELOPED in one", "DEVELOPED in one"),
        ("three", "nobody-knows-it", None, None),
    ],
)
def test_held_before_and_after_a_lesson(
    lesson: str, concept: str, before: str | None, after: str | None, tmp_path: Path
) -> None:
    walked = timeline(COURSE, tmp_path)
    held = [walked.before(lesson, concept), walked.after(lesson, concept)]
    assert [
        step and f"{step.depth} " + (f"in {step.lesson}" if step.lesson else "from day one")
        for step in held
    ] == [before, after]


def test_entries_are_met_in_the_order_written_new_ones_first(tmp_path: Path) -> None:
    walked = timeline(COURSE, tmp_path)
    met = [
        (meeting.concept, meeting.is_new, meeting.before and str(meeting.before.depth))
        for meeting in walked.meetings["two"]
    ]
    assert met == [
        ("slope", True, "DEVELOPED"),
        ("limits", True, None),
        ("slope", False, "APPLIED"),
        ("limits", False, "MENTIONED"),
    ]


def test_history_holds_each_deepening_once(tmp_path: Path) -> None:
    history = timeline(COURSE, tmp_path).history
    steps = {name: [(str(s.depth), s.position) for s in held] for name, held in history.items()}
    assert steps == {
        "algebra": [("DEVELOPED", DAY_ONE), ("APPLIED", 2)],
        "sets": [("MENTIONED", DAY_ONE), ("DEVELOPED", 0)],
        "slope": [("INTRODUCED", 0), ("DEVELOPED", 0), ("APPLIED", 1)],
        "limits": [("MENTIONED", 1), ("INTRODUCED", 1)],
    }


def test_first_point_at_a_depth(tmp_path: Path) -> None:
    walked = timeline(COURSE, tmp_path)

    def first(concept: str, depth: Depth) -> str | None:
        step = walked.first(concept, depth)
        return (step.lesson or "day one") if step else None

    assert first("slope", Depth.MENTIONED) == "one"
    assert first("slope", Depth.APPLIED) == "two"
    assert first("algebra", Depth.INTRODUCED) == "day one"
    assert first("limits", Depth.DEVELOPED) is None


@pytest.mark.parametrize(
    ("entries", "counted"),
    [
        ("new: {a: MENTIONED}", []),
        ("new: {a: INTRODUCED, b: APPLIED}", ["a", "b"]),
        ("new: {held: DEVELOPED, heard: INTRODUCED, a: INTRODUCED}", ["a"]),
        ("reinforced: {held: APPLIED, a: INTRODUCED}", []),
        ("new: {a: INTRODUCED}\nreinforced: {a: INTRODUCED -> DEVELOPED}", ["a"]),
    ],
)
def test_what_counts_as_a_new_idea(entries: str, counted: list[str], tmp_path: Path) -> None:
    assumed = "## curriculum.yaml\nassumes: {held: INTRODUCED, heard: MENTIONED}\n"
    walked = timeline(f"{assumed}## one.yaml\n{entries}\n", tmp_path)
    assert [meeting.concept for meeting in walked.new_in("one")] == counted


def test_a_misspelt_concept_is_taken_for_the_one_meant(tmp_path: Path) -> None:
    write_course("## one.yaml\nnew: {sloep: DEVELOPED}\n", tmp_path)
    walked = timeline_of(load_course(tmp_path / "course").course, {"sloep": "slope"})
    [meeting] = walked.meetings["one"]
    assert (meeting.concept, meeting.meant) == ("sloep", "slope")
    assert set(walked.history) == {"slope"}


def test_a_lesson_without_entries_is_on_the_way_too(tmp_path: Path) -> None:
    walked = timeline("## one.yaml\nload: BUILD\n## two.yaml\nnew: {a: MENTIONED}\n", tmp_path)
    assert walked.positions == {"one": 0, "two": 1}
    assert walked.meetings["one"] == ()
