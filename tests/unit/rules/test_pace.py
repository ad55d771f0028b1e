"""The rules about recovery, consolidation, positions and lengths at their borders."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.findings import Severity
from curriculum_kit.rules.overlong_lesson import RULE as OVERLONG
from tests.courses import checked
from tests.rules.fragments import write_course
from tests.unit.rules.fragment_findings import found, problems

LOADS = {"S": "STRETCH", "B": "BUILD", "C": "CONSOLIDATE"}


def course(*lessons: str, settings: str = "") -> str:
    """Return a course from words such as ``S2``: a STRETCH lesson with two new concepts."""
    text = f"## curriculum.yaml\nrules: {{{settings}}}\n" if settings else ""
    for number, lesson in enumerate(lessons):
        new = ", ".join(f"c{number}{each}: INTRODUCED" for each in range(int(lesson[1:])))
        text += f"## lesson-{number}.yaml\nload: {LOADS[lesson[0]]}\nnew: {{{new}}}\n"
    return text


@pytest.mark.parametrize(
    ("lessons", "settings", "said"),
    [
        (["S3", "B3"], "", [(1, 3, 3)]),
        (["S3", "B2"], "", []),
        (["S2", "C2"], "", [(1, 2, 2)]),
        (["S2", "B3", "B3"], "", [(1, 3, 2)]),
        # One new idea leaves room, however little came before.
        (["S1", "B1"], "", []),
        (["S0", "B1"], "", []),
        (["S1", "B2"], "", [(1, 2, 1)]),
        (["S1", "B1"], "no-recovery: {at_least: 1}", [(1, 1, 1)]),
        # Other rules speak: of two in a row, and of more than a load carries.
        (["S2", "S2", "B2"], "", []),
        (["S3", "B4"], "", []),
        (["S3", "B4"], "too-many-new-concepts: {BUILD: 5}", [(1, 4, 3)]),
        (["S2", "B0", "B2"], "", []),
        (["B2", "B2"], "", []),
        (["S2"], "", []),
    ],
)
def test_no_recovery(
    lessons: list[str], settings: str, said: list[tuple[int, int, int]], tmp_path: Path
) -> None:
    expected = [
        f"lesson 'lesson-{number}' brings {bring} new concept{'s' if bring > 1 else ''}, right "
        f"after the STRETCH lesson 'lesson-{number - 1}', which brought {brought}"
        for number, bring, brought in said
    ]
    assert found("no-recovery", course(*lessons, settings=settings), tmp_path) == expected


def test_no_recovery_counts_across_what_could_not_be_read(tmp_path: Path) -> None:
    fragment = course("S2", "B0", "B2").replace("load: BUILD\nnew: {}", "load: [")
    unread = "the list that '[' opens is not closed before this"
    assert found("no-recovery", fragment, tmp_path) == [unread]


def test_no_recovery_does_not_compare_with_what_could_not_be_read(tmp_path: Path) -> None:
    fragment = course("S3", "B2").replace("DEVELOPED", "3", 1)
    assert found("no-recovery", fragment, tmp_path) == []


@pytest.mark.parametrize(
    ("load", "said"),
    [("STRETCH", []), ("STRETCH: no", ["unreadable-yaml"]), ("BUILD", ["unused-waiver"])],
)
def test_a_waiver_has_its_use_where_the_lesson_before_could_not_be_read(
    load: str, said: list[str], tmp_path: Path
) -> None:
    waiver = "waivers: [{rule: no-recovery, reason: It is the last lesson of the course.}]\n"
    fragment = course("S2", "B2").replace("STRETCH", load) + waiver
    write_course(fragment, tmp_path)
    assert [finding.rule for finding in checked(tmp_path / "course").findings] == said


@pytest.mark.parametrize(
    ("loads", "longest", "first_too_many"),
    [
        ("B" * 8, 8, []),
        ("B" * 9, 8, [("lesson-0", "lesson-8", 9)]),
        ("B" * 12, 8, [("lesson-0", "lesson-11", 12)]),
        ("BBCBBC", 2, []),
        ("BBBCSBBC", 2, [("lesson-0", "lesson-2", 3), ("lesson-4", "lesson-6", 3)]),
        ("CCC", 1, []),
    ],
)
def test_no_consolidation(
    loads: str, longest: int, first_too_many: list[tuple[str, str, int]], tmp_path: Path
) -> None:
    settings = f"no-consolidation: {{lessons: {longest}}}"
    fragment = course(*(f"{load}0" for load in loads), settings=settings)
    assert found("no-consolidation", fragment, tmp_path) == [
        f"{count} lessons in a row, '{first}' to '{last}', and none of them is CONSOLIDATE; "
        f"at most {longest} should pass without one"
        for first, last, count in first_too_many
    ]


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("it comes first", []),
        ("", ["lesson 'slopes' does not say why it stands where it does"]),
        # That it makes no sense is said already.
        ("7", []),
    ],
)
def test_unexplained_position(position: str, said: list[str], tmp_path: Path) -> None:
    fragment = f"## slopes.yaml\nposition: {position}\n"
    if not position:
        fragment = "## slopes.yaml\nposition:\n"
    assert found("unexplained-position", fragment, tmp_path) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ([90, 30], []),
        ([90, 29], [("info", "module:module")]),
        ([91, 31], [("warning", "lesson:lesson-0")]),
        # What is over the limit is not told again as uneven.
        ([900, 60], [("warning", "lesson:lesson-0")]),
        ([900, 60, 10], [("warning", "lesson:lesson-0"), ("info", "module:module")]),
        ([None, 60], []),
        ([None, None], []),
        ([10], []),
    ],
)
def test_overlong_lesson(
    minutes: list[int | None], said: list[tuple[str, str]], tmp_path: Path
) -> None:
    fragment = "".join(
        f"## lesson-{number}.yaml\nload: BUILD\n" + (f"minutes: {length}\n" if length else "")
        for number, length in enumerate(minutes)
    )
    told = [
        (Severity(problem.severity or OVERLONG.severity).label, problem.subjects[0])
        for problem in problems("overlong-lesson", fragment, tmp_path)
    ]
    assert told == said


WAIVED_REST = (
    "## lesson-2.yaml\nload: BUILD\nnew: {a: INTRODUCED, b: INTRODUCED}\n"
    "waivers: [{rule: no-recovery, reason: It is the last lesson of all.}]\n"
)


@pytest.mark.parametrize("before", ["B2", "S2"])
def test_a_waiver_has_its_use_while_another_rule_speaks(before: str, tmp_path: Path) -> None:
    write_course(course(before, "S2") + WAIVED_REST, tmp_path)
    rules = {finding.rule for finding in checked(tmp_path / "course").findings}
    assert not rules & {"no-recovery", "unused-waiver"}
    assert ("adjacent-stretch" in rules) is (before == "S2")
