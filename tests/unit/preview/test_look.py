"""Looking at the course whenever it was saved."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from curriculum_kit.preview.look import Look, LookError, looks
from curriculum_kit.source.snapshot import Watched
from tests.courses import edit, small_course
from tests.unit.preview.editions import LESSON, look_at


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return small_course(tmp_path)


def test_one_look_at_first_and_one_for_each_save(course: Path) -> None:
    found = looks(lambda: look_at(course), Watched((course,)), time.sleep)
    first = next(found)
    assert isinstance(first, Look)
    edit(course, LESSON, "title: Slopes", "title: Inclines")
    second = next(found)
    assert isinstance(second, Look)
    assert second.material.course.lessons["slopes"].title == "Inclines"


def test_a_file_beside_the_course_is_watched(course: Path, tmp_path: Path) -> None:
    beside = tmp_path / "evidence.json"
    watched = Watched((course,), (beside,))
    look = replace(look_at(course), watched=watched)
    found = looks(lambda: look, watched, time.sleep)
    next(found)
    beside.touch()
    assert isinstance(next(found), Look)


def test_a_failure_at_first_is_raised_and_a_later_one_is_said(course: Path) -> None:
    def look() -> Look:
        if not course.exists():
            raise LookError("gone")
        return look_at(course)

    found = looks(look, Watched((course,)), time.sleep)
    next(found)
    course.rename(course.with_name("away"))
    assert str(next(found)) == "gone"
    course.with_name("away").rename(course)
    assert isinstance(next(found), Look)
    course.rename(course.with_name("away"))
    with pytest.raises(LookError, match="gone"):
        next(looks(look, Watched((course,)), time.sleep))


def test_a_bug_of_ours_does_not_end_the_looking(course: Path) -> None:
    fail = False

    def look() -> Look:
        if fail:
            raise KeyError("\x1bslopes")
        return look_at(course)

    found = looks(look, Watched((course,)), time.sleep)
    next(found)
    fail = True
    edit(course, LESSON, "title: Slopes", "title: Inclines")
    said = next(found)
    assert isinstance(said, LookError)
    assert str(said).startswith("A bug of ours: KeyError: '\\x1bslopes'.")
    fail = False
    edit(course, LESSON, "title: Inclines", "title: Slopes")
    assert isinstance(next(found), Look)


def test_demos_elsewhere_are_watched_from_the_first_look_on(course: Path, tmp_path: Path) -> None:
    demos = tmp_path / "demos"
    count = 0

    def look() -> Look:
        nonlocal count
        count += 1
        return replace(look_at(course), watched=Watched((course, demos)))

    found = looks(look, Watched((course,)), time.sleep)
    next(found)
    assert count == 2  # nobody had looked there before the course was read
    edit(tmp_path, "demos/slopes.py", "2.0", "3.0")
    assert isinstance(next(found), Look)


def test_what_a_pause_raises_ends_it(course: Path) -> None:
    class EndedError(Exception):
        pass

    def pause(_seconds: float) -> None:
        raise EndedError

    found = looks(lambda: look_at(course), Watched((course,)), pause)
    next(found)
    with pytest.raises(EndedError):
        next(found)
