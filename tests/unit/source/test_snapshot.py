"""Which files are watched, and what of them is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.source.snapshot import Watched, snapshot

EVERYWHERE = {"lesson.yaml", "lesson.yml", "slopes.py", "deep/er/lesson.yaml"}
HIDDEN = {".curriculum_cache/a.yaml", ".hidden.csv", "__pycache__/slopes.py"}
DATA = {"points.csv", "deep/weights", "notes~"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in EVERYWHERE | HIDDEN | DATA:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def files(folder: Path, watched: Watched) -> set[str]:
    return {
        str(Path(name).relative_to(folder))
        for name, look in snapshot(watched).items()
        if look is not None
    }


def test_of_a_folder_the_files_of_a_course_count_or_all(folder: Path) -> None:
    assert files(folder, Watched((folder,))) == EVERYWHERE
    assert files(folder, Watched((), whole=(folder,))) == EVERYWHERE | DATA
    assert files(folder, Watched((folder / "deep",), whole=(folder,))) == EVERYWHERE | DATA


def test_a_file_of_any_kind_that_changes_is_noticed(folder: Path) -> None:
    watched = Watched((), whole=(folder,))
    before = snapshot(watched)
    (folder / "points.csv").write_text("1,2")
    assert snapshot(watched) != before
    assert snapshot(watched) == snapshot(watched)
