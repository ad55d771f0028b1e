"""Reading ahead: which files, in which order, and by whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from curriculum_kit.source.ahead import ReadAhead, files_of
from curriculum_kit.source.reader import Value

FILES = (
    "concepts/b.yaml",
    "concepts/a.yaml",
    "concepts-in-depth/series.yaml",
    "concepts-in-depth/lesson-10.yaml",
    "concepts-in-depth/lesson-9.yaml",
    "curriculum.yaml",
    "notes.txt",
    ".hidden/x.yaml",
)


def test_the_registry_comes_first_and_numbers_count(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [Path(file).relative_to(tmp_path).as_posix() for file in files_of(str(tmp_path))]
    assert found == [
        "concepts/a.yaml",
        "concepts/b.yaml",
        "curriculum.yaml",
        "concepts-in-depth/lesson-9.yaml",
        "concepts-in-depth/lesson-10.yaml",
        "concepts-in-depth/series.yaml",
    ]


def test_files_that_are_too_few_for_children_are_read_when_they_are_asked_for() -> None:
    asked: list[str] = []

    def read(file: str) -> Value:
        asked.append(file)
        return {file: 1}

    ahead = ReadAhead(["a", "b"], read)
    assert asked == []
    assert ahead.take("b") == {"b": 1}
    assert asked == ["b"]


CHILDREN = """
import os
from curriculum_kit.source import ahead

ahead.WORTHWHILE = 1
ahead.may_fork = lambda: True
files = [str(number) for number in range(100)]
parent = os.getpid()
children = ahead.ReadAhead(files, lambda file: None if file == "7" else os.getpid() != parent)
print([children.take(file) for file in files] == [file != "7" or None for file in files])
children.close()
"""


def test_the_files_of_a_large_course_are_read_by_children() -> None:
    # In an interpreter of its own, which has one thread.
    done = subprocess.run(
        [sys.executable, "-c", CHILDREN], capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"
