"""The hooks for pre-commit, run by the real pre-commit in a real repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.bundled import ROOT, copied
from tests.courses import edit

PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
HOOKS = [
    hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
]
OPTIMIZERS = "foundations/training-neural-networks/optimizers.yaml"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with an author for git and a home of its own."""
    return subprocess.run(
        words,
        cwd=folder,
        env={
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(folder.parent),
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with the bundled course, in which pre-commit has put its hook."""
    kit = tmp_path_factory.mktemp("kit") / "kit"
    assert run(kit.parent, "git", "clone", "--quiet", str(ROOT), str(kit)).returncode == 0
    for path in (".pre-commit-hooks.yaml", "pyproject.toml", "src"):
        run(kit, "cp", "-r", f"{ROOT / path}", ".")
    run(kit, "git", "add", ".")
    run(kit, "git", "commit", "--quiet", "--allow-empty", "--message", "What is worked on")
    revision = run(kit, "git", "rev-parse", "HEAD").stdout.strip()

    folder = tmp_path_factory.mktemp("hooked") / "work"
    folder.mkdir()
    copied(folder)
    hooks = [{"id": name} for name in HOOKS]
    settings = {"repos": [{"repo": str(kit), "rev": revision, "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), "utf-8")
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", ".")
    assert run(folder, str(PRE_COMMIT), "install").returncode == 0
    return folder


def commit(folder: Path, message: str) -> subprocess.CompletedProcess[str]:
    run(folder, "git", "add", ".")
    return run(folder, "git", "commit", "--message", message)


def test_a_sound_course_is_committed_and_a_broken_one_is_not(repository: Path) -> None:
    begun = commit(repository, "Begin")
    assert begun.returncode == 0, begun.stdout + begun.stderr
    results = [line for line in begun.stderr.splitlines() if line.startswith("curriculum ")]
    assert [line.split(".")[0] for line in results] == ["curriculum validate", "curriculum fmt"]
    assert all(line.endswith("Passed") for line in results)
    edit(repository / "curriculum", OPTIMIZERS, "momentum: DEVELOPED", "momentun: DEVELOPED")
    refused = commit(repository, "Break")
    assert refused.returncode == 1
    assert "there is no concept 'momentun'" in refused.stderr
    assert run(repository, "git", "log", "--format=%s").stdout == "Begin\n"


def test_other_files_are_committed_without_asking(repository: Path) -> None:
    run(repository, "git", "checkout", "HEAD", "--", ".")
    (repository / "notes.txt").write_text("Notes\n", "utf-8")
    done = commit(repository, "Note")
    assert done.returncode == 0
    assert "Skipped" in done.stderr
