"""Courses found where an editor works."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.editor.server.addresses import path_of, uri_of
from curriculum_kit.editor.server.search import courses_in


def test_courses_are_found_below_a_folder_but_not_inside_each_other(tmp_path: Path) -> None:
    for name in ("a/curriculum", "a/curriculum/inner", "b", "node_modules/c", ".hidden/d"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "curriculum.yaml").touch()
    assert list(courses_in(tmp_path)) == [tmp_path / "b", tmp_path / "a/curriculum"]
    assert list(courses_in(tmp_path / "missing")) == []


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20c%C3%A9.yaml", "/a/b cé.yaml"),
        ("file:///a/%3Ab.yaml", "/a/:b.yaml"),
        ("file://localhost/a", "/a"),
        ("file://elsewhere/a", None),
        ("untitled:Untitled-1", None),
        ("git:/a/b.yaml", None),
        ("file:relative", None),
        ("http://[", None),
        ("file:///a%00b", None),
    ],
)
def test_only_files_of_this_computer_have_a_path(uri: str, path: str | None) -> None:
    assert path_of(uri) == path


def test_a_path_comes_back() -> None:
    assert path_of(uri_of("/a/b c%é#?.yaml")) == "/a/b c%é#?.yaml"
