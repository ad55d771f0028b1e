"""Where a course is, seen from a file or folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.source.whereabouts import (
    CourseNotFoundError,
    course_around,
    course_at,
    find_course,
)


def test_a_file_belongs_to_the_nearest_course_around_it(tmp_path: Path) -> None:
    (tmp_path / "outer/inner/series").mkdir(parents=True)
    (tmp_path / "outer/curriculum.yaml").touch()
    assert course_around(tmp_path / "outer/inner/series/x.yaml") == tmp_path / "outer"
    (tmp_path / "outer/inner/curriculum.yaml").touch()
    assert course_around(tmp_path / "outer/inner/series/x.yaml") == tmp_path / "outer/inner"
    assert course_around(tmp_path / "x.yaml") is None


def test_a_course_inside_the_folder_that_is_named_is_pointed_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repository/curriculum").mkdir(parents=True)
    (tmp_path / "repository/curriculum/curriculum.yaml").touch()
    monkeypatch.chdir(tmp_path)
    for named in (Path("repository"), tmp_path / "repository"):
        with pytest.raises(CourseNotFoundError) as refused:
            course_at(named)
        assert str(refused.value) == (
            "no course in 'repository', but there is one in 'repository/curriculum'"
        )
    with pytest.raises(CourseNotFoundError, match=r"no course in '\.': it holds no"):
        find_course(tmp_path)
