"""Reading ahead: which files, in which order."""

from __future__ import annotations

from pathlib import Path

from curriculum_kit.source.ahead import files_of

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
