"""GitLab's code quality report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curriculum_kit.output.gitlab import gitlab
from tests.courses import checked, edit, small_course
from tests.unit.output.hostile import LESSON, STEPPING, hostile_course


def issues(course: Path) -> list[dict[str, Any]]:
    parsed = json.loads(gitlab(checked(course)))
    assert isinstance(parsed, list)
    return parsed


def test_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")
    [issue] = issues(course)
    assert len(issue.pop("fingerprint")) == 16
    assert issue == {
        "description": ("CUR101: lesson 'stepping' is STRETCH, and so is 'slopes' right before it"),
        "check_name": "adjacent-stretch",
        "severity": "major",
        "location": {"path": f"curriculum/{STEPPING}", "lines": {"begin": 3}},
    }


def test_a_sound_course_is_an_empty_array(tmp_path: Path) -> None:
    assert gitlab(checked(small_course(tmp_path))) == "[]\n"


@pytest.mark.parametrize(
    ("severity", "meant"), [("error", "major"), ("warning", "minor"), ("info", "info")]
)
def test_severities(severity: str, meant: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "unlisted-file: warning", f"unlisted-file: {severity}")
    (course / "foundations/descent/extra.yaml").touch()
    assert [issue["severity"] for issue in issues(course)] == [meant]


def test_fingerprints_are_unique_and_survive_moved_lines(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for key in ("cor", "laod", "tilte", "nwe"):
        edit(course, LESSON, "position: E", f"{key}: 1\nposition: E")
    before = [issue["fingerprint"] for issue in issues(course)]
    assert len(set(before)) == len(before) == 4
    path = course / LESSON
    path.write_text("# moved\n\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [issue["fingerprint"] for issue in issues(course)] == before


def test_paths_are_relative_and_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir("/")
    (tmp_path / ".git").mkdir()
    edit(course, LESSON, "core: A", "cor: A")
    [issue] = issues(course)
    assert issue["location"]["path"] == f"curriculum/{LESSON}"


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    assert gitlab(checked(course)).isascii()
    found = issues(course)
    assert len(found) == len(checked(course).findings)
    for issue in found:
        texts = issue["description"] + issue["location"]["path"]
        assert not set("\r\n\x00\x1b\x07\u202e\udcff") & set(texts)
