"""How paths are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.source.paths import shown


@pytest.mark.parametrize(
    ("file", "directory", "path"),
    [
        ("/course/a/b.yaml", "/course", "a/b.yaml"),
        ("/course/b.yaml", "/", "course/b.yaml"),
        ("/course/b.yaml", "/course/a", "/course/b.yaml"),
        ("/course-two/b.yaml", "/course", "/course-two/b.yaml"),
        ("/course/my file.yaml", "/course", "my file.yaml"),
    ],
)
def test_shown(file: str, directory: str, path: str) -> None:
    assert shown(file, Path(directory)) == path
