"""Which folder paths are relative to, and what becomes of odd ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.output.repository import Repository
from tests.courses import small_course

LESSON = "foundations/descent/slopes.yaml"


@pytest.mark.parametrize(
    ("marked", "directory", "workspace", "path"),
    [
        (".", "curriculum", None, f"curriculum/{LESSON}"),
        ("curriculum", ".", None, LESSON),
        (None, ".", None, f"curriculum/{LESSON}"),
        (None, "curriculum/foundations", None, f"curriculum/{LESSON}"),
        (None, "demos", None, f"curriculum/{LESSON}"),
        ("curriculum", ".", ".", f"curriculum/{LESSON}"),
        ("curriculum", ".", "demos", LESSON),
        ("curriculum", ".", "no-such-folder", LESSON),
        (".", "curriculum", "", f"curriculum/{LESSON}"),
    ],
)
def test_root(
    marked: str | None,
    directory: str,
    workspace: str | None,
    path: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path / directory)
    if marked:
        (tmp_path / marked / ".git").mkdir()
    named = str(tmp_path / workspace) if workspace else workspace
    assert Repository.around(course, named).path(str(course / LESSON)) == path


def test_a_worktree_is_marked_by_a_file(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (tmp_path / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert Repository.around(course).root == str(tmp_path)


def test_the_way_to_the_course_does_not_matter(tmp_path: Path) -> None:
    small_course(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "link").symlink_to("curriculum")
    for way in ("demos/../curriculum", "link"):
        course = tmp_path / way
        repository = Repository.around(course)
        assert repository.path(f"{course}/{LESSON}") == f"curriculum/{LESSON}"
        assert repository.path(str(tmp_path / "demos/slopes.py")) == "demos/slopes.py"


def test_a_file_outside(tmp_path: Path) -> None:
    course = small_course(tmp_path / "here")
    (course / ".git").mkdir()
    outside = tmp_path / "here/demos/a b.py"
    repository = Repository.around(course)
    assert repository.path(str(outside)) is None
    assert repository.uri(str(outside)) == (f"file://{tmp_path}/here/demos/a%20b.py", False)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("plain-1.yaml", "plain-1.yaml"),
        ("a b.yaml", "a%20b.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("a#b?c.yaml", "a%23b%3Fc.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("学.yaml", "%E5%AD%A6.yaml"),
        ("\udcff\n.yaml", "%FF%0A.yaml"),
        ("back\\slash", "back%5Cslash"),
    ],
)
def test_uris_are_percent_encoded(name: str, uri: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (tmp_path / ".git").mkdir()
    repository = Repository.around(course)
    assert repository.uri(f"{course}/{name}") == (f"curriculum/{uri}", True)


def test_a_neighbor_with_the_same_beginning_is_outside(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / ".git").mkdir()
    assert Repository.around(course).path(f"{tmp_path}/curriculum-2/file") is None
