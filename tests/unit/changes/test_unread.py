"""Versions of which a part cannot be read: the rest is compared, and nothing is made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.changes.comparison import Comparison, compared
from curriculum_kit.changes.forms.github import diff_github
from curriculum_kit.changes.revision import Version
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course
from tests.unit.changes.looking import listed

SLOPES = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"

Edit = Callable[[Path], object]


def compare(tmp_path: Path, before: Edit, after: Edit) -> Comparison:
    """Compare two copies of the small course, each changed."""
    versions = []
    for label, change in (("before", before), ("after", after)):
        (tmp_path / label).mkdir()
        course = small_course(tmp_path / label)
        change(course)
        versions.append(Version(label, load_course(course)))
    return compared(versions[0], versions[1], RULES)


def nothing(_course: Path) -> None:
    pass


def broken(name: str) -> Edit:
    return lambda course: (course / name).write_text("[", encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        STEPPING,
        "foundations/descent/module.yaml",
        "foundations/series.yaml",
        "curriculum.yaml",
        "concepts/optimization.yaml",
    ],
)
@pytest.mark.parametrize("in_after", [False, True])
def test_what_cannot_be_read_is_named_and_not_called_gone(
    name: str, in_after: bool, tmp_path: Path
) -> None:
    sides = (nothing, broken(name)) if in_after else (broken(name), nothing)
    comparison = compare(tmp_path, *sides)
    said = " ".join(listed(comparison.changes))
    assert "-removed" not in said
    assert "-added" not in said
    assert comparison.of_impact(Impact.BREAKING) == ()
    assert comparison.unread
    labels = {each.version.label for each in comparison.unread}
    assert labels == {"after" if in_after else "before"}


def test_only_a_later_version_that_cannot_be_read_fails(tmp_path: Path) -> None:
    for label in ("mends", "breaks"):
        (tmp_path / label).mkdir()
    assert not compare(tmp_path / "mends", broken(STEPPING), nothing).fails(Impact.BREAKING)
    breaks = compare(tmp_path / "breaks", nothing, broken(STEPPING))
    assert breaks.fails(Impact.BREAKING)
    assert not breaks.fails(None)


def test_the_rest_is_compared(tmp_path: Path) -> None:
    def change(course: Path) -> None:
        broken(STEPPING)(course)
        edit(course, SLOPES, "within: 0.5", "within: 0.75")

    comparison = compare(tmp_path, nothing, change)
    assert listed(comparison.changes) == [
        "breaking claim-weakened claim:parabola-rises-by-two (slope)"
    ]


def test_a_value_that_makes_no_sense_hides_only_what_hangs_on_it(tmp_path: Path) -> None:
    def change(course: Path) -> None:
        edit(course, SLOPES, "minutes: 45", "minutes: soon")
        edit(course, SLOPES, "load: STRETCH", "load: BUILD")

    comparison = compare(tmp_path, nothing, change)
    assert listed(comparison.changes) == ["notable lesson-retyped lesson:slopes"]
    assert [each.what for each in comparison.unread] == ["lesson:slopes (minutes)"]


def test_findings_that_nobody_could_look_for_are_not_resolved(tmp_path: Path) -> None:
    def finding(course: Path) -> None:
        edit(course, STEPPING, "load: BUILD", "load: STRETCH")

    comparison = compare(tmp_path, finding, broken(STEPPING))
    assert "CUR101" not in {each.code for each in comparison.resolved}
    assert "CUR001" in {each.code for each in comparison.new}


@pytest.mark.parametrize(
    "name",
    [
        STEPPING,
        "foundations/descent/module.yaml",
        "curriculum.yaml",
        "concepts/optimization.yaml",
    ],
)
def test_it_is_shown_in_the_file_that_could_not_be_read(name: str, tmp_path: Path) -> None:
    comparison = compare(tmp_path, nothing, broken(name))
    after = tmp_path / "after/curriculum"
    assert {each.place.file for each in comparison.unread} == {str(after / name)}
    lines = diff_github(comparison).splitlines()
    told = [line for line in lines if line.startswith("::error") and "not compared" in line]
    assert told
    assert all(f"{name},line=1" in line for line in told)


def test_a_value_that_makes_no_sense_is_shown_where_it_stands(tmp_path: Path) -> None:
    def change(course: Path) -> None:
        edit(course, SLOPES, "minutes: 45", "minutes: soon")

    [unread] = compare(tmp_path, nothing, change).unread
    assert (Path(unread.place.file).name, unread.place.span.line) == ("slopes.yaml", 7)


def test_what_only_the_earlier_version_lacks_is_no_error_of_the_later_one(tmp_path: Path) -> None:
    said = diff_github(compare(tmp_path, broken(STEPPING), nothing))
    told = [line for line in said.splitlines() if "title=not compared" in line]
    assert [line.split(" ")[0] for line in told] == ["::notice"]
