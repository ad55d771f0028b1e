"""``--output``: written whole or not at all, and nothing else in the way."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from curriculum_kit.cli.writing import write_whole
from tests.courses import small_course
from tests.unit.cli.calling import Caller


def test_a_new_file_is_as_readable_as_others(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "report", "text\n")
    finally:
        os.umask(mask)
    assert (tmp_path / "report").read_bytes() == b"text\n"
    assert stat.S_IMODE((tmp_path / "report").stat().st_mode) == 0o640


def test_an_old_file_is_replaced_and_stays_as_readable_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "report"
    file.write_text("a much longer text than the new one", encoding="utf-8")
    file.chmod(0o604)
    write_whole(file, "学\n")
    assert file.read_bytes() == "学\n".encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert list(tmp_path.iterdir()) == [file]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report"
    file.write_text("old", encoding="utf-8")

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("target")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_whole(pipe, "text")
    reader.join(timeout=10)
    assert read == ["text"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("no-such-folder/report", "No such file or directory"),
        ("curriculum/curriculum.yaml/report", "Not a directory"),
        ("curriculum", "is a directory"),
    ],
)
def test_what_cannot_be_written_is_a_wrong_call(
    file: str, said: str, tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    called = curriculum("validate", "--output", file)
    assert (called.status, called.out) == (2, "")
    assert said in called.err


def test_the_working_directory_will_do(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert curriculum("validate", "-o", "report").status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["curriculum", "demos", "report"]
