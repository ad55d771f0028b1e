"""The demos folder as data."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from curriculum_kit.evidence import parcel
from curriculum_kit.evidence.parcel import CannotPackError, pack, unpack
from tests.courses import write_tree

TREE = """
    measured.py:
        ONE = 1
    data/table.csv:
        1,2
    package/__init__.py:
        TWO = 2
    __pycache__/measured.pyc:
        stale
    .git/config:
        private
    .hidden:
        private
"""


def sent(folder: Path, there: Path) -> dict[str, str]:
    """Return the files that arrive, with their text."""
    there.mkdir()
    unpack(pack(folder), there)
    files = (path for path in there.rglob("*") if path.is_file())
    return {path.relative_to(there).as_posix(): path.read_text().strip() for path in files}


def test_what_demos_may_import_or_read_arrives(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "demos", TREE)
    assert sent(folder, tmp_path / "there") == {
        "measured.py": "ONE = 1",
        "data/table.csv": "1,2",
        "package/__init__.py": "TWO = 2",
    }


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "demos", "a.py:\n    A = 1")
    (tmp_path / "secret.txt").write_text("secret")
    for name, target in {"b.py": folder / "a.py", "out.txt": tmp_path / "secret.txt"}.items():
        (folder / name).symlink_to(target)
    (folder / "circle").symlink_to(folder)
    (folder / "itself").symlink_to(folder / "itself")
    os.mkfifo(folder / "pipe")
    assert sent(folder, tmp_path / "there") == {"a.py": "A = 1", "b.py": "A = 1"}


def test_equal_folders_are_equal_and_others_are_not(tmp_path: Path) -> None:
    one = pack(write_tree(tmp_path / "one", TREE))
    two = write_tree(tmp_path / "two", TREE)
    os.utime(two / "measured.py", (0, 0))
    assert pack(two) == one
    (two / "measured.py").write_text("ONE = 1 ")
    assert pack(two).digest != one.digest


def test_a_folder_that_is_too_large_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = write_tree(tmp_path / "large", "a.py:\n    A = 1")
    with (large / "data.bin").open("wb") as file:
        file.truncate(32 * 2**20)
    many = write_tree(tmp_path / "many", "a.py:\n    A = 1\nb.py:\n    B = 1")
    with pytest.raises(CannotPackError, match="holds more than 10,000 files or 32 MiB"):
        pack(large)
    monkeypatch.setattr(parcel, "MOST_FILES", 1)
    with pytest.raises(CannotPackError, match="holds more than 1 files"):
        pack(many)


def test_a_file_whose_name_is_no_text_is_not_sent(tmp_path: Path) -> None:
    folder = write_tree(tmp_path / "demos", "data/a.txt:\n    A")
    try:
        (folder / "data" / os.fsdecode(b"caf\xe9.txt")).touch()
    except OSError:
        return  # a file system that has names in UTF-8 only
    with pytest.raises(CannotPackError) as refused:
        pack(folder)
    assert str(refused.value) == r"holds a file whose name is no text: 'data/caf\xe9.txt'"


def test_what_was_changed_on_the_way_is_not_unpacked(tmp_path: Path) -> None:
    packed = pack(write_tree(tmp_path / "demos", TREE))
    (tmp_path / "there").mkdir()
    with pytest.raises(ValueError, match="did not arrive as they were sent"):
        unpack(replace(packed, content=packed.content + b"x"), tmp_path / "there")
    assert not list((tmp_path / "there").iterdir())
