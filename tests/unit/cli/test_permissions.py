"""Folders that the user who runs the command may not read: a finding, never a bug of ours."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.courses import small_course
from tests.unit.cli.calling import Called, Caller

NOBODY = 65534
VERBS = (("validate", "--format", "json"), ("verify",), ("render", "--out", "pages"))

FOLDERS = {
    "concepts": {"prerequisite-never-taught", "redundant-prerequisite"},
    "../demos": {"demo-not-found", "orphan-demo"},
    "foundations": {"adjacent-stretch", "prerequisite-never-taught"},
    "foundations/descent": {"adjacent-stretch", "prerequisite-never-taught"},
    "foundations/acceleration": {"adjacent-stretch", "prerequisite-never-taught"},
}


@pytest.fixture
def course() -> Iterator[Path]:
    """The small course, in a folder that every user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield small_course(Path(folder))


@contextmanager
def shut(folder: Path, mode: int) -> Iterator[None]:
    """Take away the permissions of a folder, and the right of a superuser to do without them."""
    user = os.geteuid()
    folder.chmod(mode)
    if not user:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


def called(curriculum: Caller, course: Path, folder: str, mode: int, *words: str) -> Called:
    words = tuple(str(course.parent / word) if word == "pages" else word for word in words)
    # Once before, because a module that is imported only now may not be readable either.
    curriculum(*words, "-C", course)
    shutil.rmtree(course.parent / "pages", ignore_errors=True)
    with shut(course / folder, mode):
        return curriculum(*words, "-C", course)


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_closed_folder_is_one_finding(
    folder: str, mode: int, course: Path, curriculum: Caller
) -> None:
    status, out, _err = called(curriculum, course, folder, mode, "validate", "--format", "json")
    document = json.loads(out)
    [finding] = [each for each in document["findings"] if each["waived"] is None]
    assert (status, finding["code"], finding["severity"]) == (1, "CUR001", "error")
    assert finding["message"] == "this folder cannot be read: permission denied"
    assert Path(finding["path"]) == (course / folder).resolve()
    assert finding["subject"] == f"folder:{folder}"
    assert FOLDERS[folder] <= set(document["summary"]["rules_skipped"])


@pytest.mark.parametrize("mode", [0o000, 0o444])
@pytest.mark.parametrize("folder", FOLDERS)
def test_pages_fall_short(folder: str, mode: int, course: Path, curriculum: Caller) -> None:
    status, _out, err = called(curriculum, course, folder, mode, "render", "--out", "pages")
    assert status == 1
    assert "Missing or incomplete, because it could not be read: " in err


@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_evidence_falls_short(mode: int, course: Path, curriculum: Caller) -> None:
    status, _out, err = called(curriculum, course, "foundations", mode, "verify")
    assert status == 1
    assert "Claims may be missing or changed: 1 reading error." in err


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_closed_course_is_a_wrong_call(
    words: tuple[str, ...], mode: int, course: Path, curriculum: Caller
) -> None:
    status, _out, err = called(curriculum, course, ".", mode, *words)
    assert status == 2
    assert f"cannot look into '{course}': permission denied" in err


def test_a_closed_course_below_the_working_directory(
    course: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course.parent)
    curriculum("validate")
    with shut(course, 0o000):
        status, _out, err = curriculum("validate")
    assert status == 2
    assert "cannot look into 'curriculum': permission denied" in err


def test_a_closed_folder_that_nobody_lists_is_no_matter(course: Path, curriculum: Caller) -> None:
    (course / "private").mkdir()
    assert called(curriculum, course, "private", 0o000, "validate").status == 0
