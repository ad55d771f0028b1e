"""A plan carried out: all of it, or nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import click
import pytest

from curriculum_kit.cli.refactored import carry_out
from curriculum_kit.refactoring.plan import Contents, Plan
from curriculum_kit.source.moved import Moves
from curriculum_kit.source.project import Project, load_course
from tests.courses import small_course
from tests.unit.cli.calling import Caller


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_course(small_course(tmp_path_factory.mktemp("course")))


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_edits_and_moves(project: Project, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"one")
    made = Contents({str(first): b"one"}, {str(first): b"two"})
    carry_out(project, Plan(moves=Moves({str(first): str(second)})), made)
    assert files(tmp_path) == {"second": b"two"}


@pytest.mark.parametrize("target", ["no-such-folder/file", "taken"])
def test_where_one_file_cannot_be_moved_nothing_is(
    target: str, project: Project, tmp_path: Path
) -> None:
    for name in ("first", "second", "taken"):
        (tmp_path / name).write_bytes(b"one")
    before = files(tmp_path)
    moves = {str(tmp_path / "first"): str(tmp_path / "moved")}
    moves[str(tmp_path / "second")] = str(tmp_path / target)
    made = Contents({str(tmp_path / "first"): b"one"}, {str(tmp_path / "first"): b"two"})
    with pytest.raises(click.UsageError, match="nothing is changed: "):
        carry_out(project, Plan(moves=Moves(moves)), made)
    assert files(tmp_path) == before


def test_what_cannot_be_written_is_named_as_its_author_knows_it(
    project: Project, tmp_path: Path
) -> None:
    missing = tmp_path / "gone" / "file"
    with pytest.raises(click.UsageError, match=f"No such file or directory: {missing}$"):
        carry_out(project, Plan(), Contents({}, {str(missing): b"two"}))


def test_on_a_full_disk_the_file_is_named(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"one")

    def full_disk(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(click.UsageError, match=f"No space left on device: {tmp_path}/file$"):
        carry_out(project, Plan(), Contents({}, {str(tmp_path / "file"): b"two"}))
    assert files(tmp_path) == {"file": b"one"}


def test_nothing_is_moved_through_a_link_that_leads_out(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"one")
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to("home")
    moves = Moves({str(tmp_path / "file"): str(tmp_path / "link/file")})
    with pytest.raises(click.UsageError, match="nothing is changed: a link leads out of the cour"):
        carry_out(project, Plan(moves=moves), Contents({}, {}))
    assert files(tmp_path) == {"file": b"one"}


def test_a_file_that_was_changed_meanwhile(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"newer")
    with pytest.raises(click.UsageError, match="was changed meanwhile"):
        carry_out(project, Plan(), Contents({str(file): b"one"}, {str(file): b"two"}))
    assert file.read_bytes() == b"newer"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rename", "module", "descent", "walk"], "'curriculum/foundations/walk' is there already"),
        (["rename", "lesson", "slopes", "odd"], "'curriculum/concepts/odd.yaml' names 'slopes'"),
        (
            ["move", "slopes", "--to", "acceleration", "--yes"],
            "'curriculum/foundations/acceleration/slopes.yaml' is there already",
        ),
        (
            ["new", "lesson", "slopes", "--in", "descent"],
            "already, in 'curriculum/foundations/descent/slopes.yaml'",
        ),
        (["new", "module", "walk"], "'curriculum/foundations/walk' is there already"),
    ],
)
def test_a_refusal_shows_files_as_they_are_seen_from_here(
    words: list[str],
    says: str,
    curriculum: Caller,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    (course / "foundations/walk").mkdir()
    if words[0] == "move":
        (course / "foundations/acceleration/slopes.yaml").write_text("title: Other\n")
    if words[-1] == "odd":
        (course / "concepts/odd.yaml").write_text("slopes: [")
    called = curriculum(*words)
    assert called.status in {1, 2}
    assert says in called.err
    assert str(tmp_path) not in called.err
