"""``curriculum move``, the real command on copies of the bundled course."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.bundled import CURRICULUM, copied, curriculum
from tests.repository import commit, git

FROM, TO = "foundations/the-learning-problem", "foundations/from-linear-to-neural"
AWAY = ("move", "learning-rate", "--to", "from-linear-to-neural")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and ".git" not in file.parts
    }


def answered(answer: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command at a terminal, and type an answer."""
    master, slave = pty.openpty()
    try:
        os.write(master, f"{answer}\n".encode())
        return subprocess.run(
            [CURRICULUM, *words],
            cwd=cwd,
            stdin=slave,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        os.close(master)
        os.close(slave)


def test_there_and_back(tmp_path: Path) -> None:
    course = copied(tmp_path)
    before = contents(tmp_path)
    there = curriculum(*AWAY, "--yes", cwd=tmp_path)
    assert (there.returncode, there.stdout) == (0, "")
    assert "CUR205 prerequisite-too-shallow" in there.stderr
    assert f"Moved curriculum/{FROM}/learning-rate.yaml to curriculum/{TO}/" in there.stderr
    assert not (course / FROM / "learning-rate.yaml").exists()
    found = curriculum("validate", str(course), "--format", "concise")
    assert found.returncode == 1
    assert "CUR205" in found.stdout
    words = ("move", "learning-rate", "--before", "implementing-linear-regression", "--yes")
    back = curriculum(*words, cwd=tmp_path)
    assert back.returncode == 0
    assert back.stderr.endswith("complete by: curriculum schema --write\n")
    assert "findings would vanish:\n" in back.stderr
    assert "would appear" not in back.stderr
    assert contents(tmp_path) == before
    assert curriculum("validate", str(course), "--strict").returncode == 0


def test_a_move_that_no_rule_minds(tmp_path: Path) -> None:
    copied(tmp_path)
    words = ("move", "computational-graphs", "--after", "batching-and-sgd", "--dry-run")
    done = curriculum(*words, cwd=tmp_path)
    expected = "Moving 'computational-graphs':\nNo finding would appear or vanish.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_looking_changes_nothing(option: str, tmp_path: Path) -> None:
    copied(tmp_path)
    before = contents(tmp_path)
    done = curriculum(*AWAY, option, cwd=tmp_path)
    assert done.returncode == 1
    said = done.stdout if option == "--dry-run" else done.stderr
    assert "3 findings would appear:\n" in said
    assert contents(tmp_path) == before


def test_the_patch_does_what_moving_does(tmp_path: Path) -> None:
    copied(tmp_path)
    commit(tmp_path)
    shown = curriculum(*AWAY, "--diff", cwd=tmp_path)
    subprocess.run(["git", "apply"], input=shown.stdout, cwd=tmp_path, text=True, check=True)
    patched = contents(tmp_path)
    git(tmp_path, "checkout", "--quiet", ".")
    git(tmp_path, "clean", "--quiet", "-fd")
    curriculum(*AWAY, "--yes", cwd=tmp_path)
    assert contents(tmp_path) == patched


def test_asking(tmp_path: Path) -> None:
    copied(tmp_path)
    before = contents(tmp_path)
    no = answered("n", *AWAY, cwd=tmp_path)
    assert no.returncode == 1
    assert no.stderr.endswith("Nothing is moved.\n")
    assert contents(tmp_path) == before
    yes = answered("y", *AWAY, cwd=tmp_path)
    assert yes.returncode == 0
    assert contents(tmp_path) != before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--after", "gradient-descent"), "there is no terminal to ask at"),
        (("--yes",), "say where to: --after LESSON, --before LESSON or --to MODULE"),
        (("--after", "optimizers", "--before", "optimizers", "--yes"), "say where to: "),
        (("--after", "optimiser", "--yes"), "Did you mean 'optimizers'?"),
        (("--after", "gradient-descent", "--yes"), "lesson 'learning-rate' is there already"),
    ],
)
def test_a_wrong_call(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    copied(tmp_path)
    before = contents(tmp_path)
    done = subprocess.run(
        [CURRICULUM, "move", "learning-rate", *words],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert contents(tmp_path) == before
