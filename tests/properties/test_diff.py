"""The comparison of two versions: empty for one and itself, and a mirror of the way back."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curriculum_kit.changes.compare import compare
from curriculum_kit.model.change_kinds import KINDS
from curriculum_kit.model.course import Course
from tests.properties.courses_with_choices import courses_with_choices
from tests.properties.valid_courses import Files, valid_courses, write_valid_course
from tests.unit.changes.looking import in_folders, side_of

SLOW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def assert_mirrored(there: object, back: object) -> None:
    """Compare the changes of both ways: inverse kinds, with the sides swapped."""
    assert isinstance(there, tuple)
    assert isinstance(back, tuple)
    assert sorted(
        (KINDS[c.kind].inverse, c.subject, c.former, c.about or "", str((c.after, c.before)))
        for c in there
    ) == sorted(
        (c.kind, c.former, c.subject, c.about or "", str((c.before, c.after))) for c in back
    )


@SLOW
@given(courses_with_choices(), courses_with_choices())
def test_the_way_back_mirrors_the_way_there(one: Course, other: Course) -> None:
    there = compare(side_of(one), side_of(other))
    back = compare(side_of(other), side_of(one))
    assert_mirrored(there, back)
    keys = [change.key for change in there]
    assert len(set(keys)) == len(keys)


@SLOW
@given(courses_with_choices())
def test_nothing_changes_from_a_course_to_itself(course: Course) -> None:
    assert compare(side_of(course), side_of(copy.deepcopy(course))) == ()


@st.composite
def edited(draw: st.DrawFn) -> tuple[Files, Files]:
    """Return a course, and the same with lessons in another order and fields taken from others."""
    files = dict(draw(valid_courses()))
    after = copy.deepcopy(files)
    for name, data in after.items():
        if name.endswith("module.yaml"):
            slugs = data["lessons"]
            assert isinstance(slugs, list)
            data["lessons"] = draw(st.permutations(slugs))
    lessons = [name for name in after if "/lesson-" in name]
    for name in draw(st.lists(st.sampled_from(lessons), max_size=3, unique=True)):
        other = files[draw(st.sampled_from(lessons))]
        for key in draw(st.lists(st.sampled_from(list(other)), max_size=4, unique=True)):
            if key not in ("claims", "misconceptions"):  # ids stand once in a course
                after[name][key] = copy.deepcopy(other[key])
        after[name].pop(draw(st.sampled_from(["claims", "misconceptions", "exercises", "x"])), None)
    return files, after


@SLOW
@given(edited())
def test_edits_of_files_are_mirrored_too(versions: tuple[Files, Files]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, after = (
            write_valid_course(files, Path(folder) / name)
            for files, name in zip(versions, ("before", "after"), strict=True)
        )
        assert in_folders(before, before) == ()
        assert_mirrored(in_folders(before, after), in_folders(after, before))
