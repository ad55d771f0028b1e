"""Patches read as those of difflib do, and are taken by git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path
from random import Random

import pytest

from curriculum_kit.output.unified import unified


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def patch(old: str, new: str) -> str:
    file = str(Path("some.yaml").absolute())
    return unified({file: old.encode()}, {file: new.encode()}).decode()


def numbered(numbers: Iterable[int]) -> str:
    return "".join(f"{number}\n" for number in numbers)


def test_small_changes_read_as_those_of_difflib() -> None:
    random = Random(1)
    for _ in range(100):
        old = [f"{random.choice('abcdefgh')}\n" for _ in range(random.randrange(1, 40))]
        new = [line for line in old if random.random() > 0.2] + ["x\n"] * random.randrange(2)
        told = unified_diff(old, new, "a/some.yaml", "b/some.yaml")
        assert patch("".join(old), "".join(new)) == "".join(told)


def test_files_without_changes_are_left_out() -> None:
    assert not patch("a: 1\n", "a: 1\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a: 1\n", "b: 1\n"),
        ("a: 1", "a: 1\n"),
        ("", "a: 1\n"),
        ("a: 1\n", ""),
        (
            "".join(f"{at}\n" for at in range(5_000)),
            "".join(f"{at}\n" for at in range(0, 5_000, 3)),
        ),
        ("same\n" * 2_000, "same\n" * 1_500),
    ],
    ids=["a line", "no end of line", "made", "emptied", "many lines", "lines that are alike"],
)
def test_git_takes_them(old: str, new: str) -> None:
    Path("some.yaml").write_text(old, encoding="utf-8")
    made = patch(old, new)
    assert made
    Path("changes.patch").write_text(made, encoding="utf-8")
    subprocess.run(["git", "apply", "changes.patch"], check=True)
    assert Path("some.yaml").read_text(encoding="utf-8") == new
