"""Folders as a commit has them: what was committed, and nothing that leads out of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from curriculum_kit.source.checkout import Checkout
from curriculum_kit.source.git import GitError
from curriculum_kit.source.history import write_out
from tests.repository import commit, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a folder, and something beside it."""
    root = tmp_path / "repository"
    (root / "course/deep").mkdir(parents=True)
    (root / "course/a.yaml").write_text("a: 1\n")
    (root / "course/deep/b.yaml").write_text("b: 2\n")
    (root / "other").mkdir()
    (root / "other/c.yaml").write_text("c: 3\n")
    commit(root)
    return root


def written(root: Path, into: Path, revision: str = "HEAD") -> dict[str, bytes]:
    """Write out the course of a revision, and return the files by path."""
    checkout = Checkout.around(root)
    into.mkdir()
    write_out(checkout, checkout.commit_of(revision), [root / "course"], into)
    files = (path for path in into.rglob("*") if path.is_file() or path.is_symlink())
    return {
        str(path.relative_to(into)): os.fsencode(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        for path in files
    }


def test_a_folder_is_written_as_it_was_committed(root: Path, tmp_path: Path) -> None:
    (root / "course/a.yaml").write_text("a: another\n")
    assert written(root, tmp_path / "out") == {
        "course/a.yaml": b"a: 1\n",
        "course/deep/b.yaml": b"b: 2\n",
    }


def test_a_folder_that_is_gone_from_the_working_tree_is_written(root: Path, tmp_path: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    git(root, "rm", "-rq", "course/deep")
    commit(root)
    assert "course/deep/b.yaml" in written(root, tmp_path / "out", first)


def test_attributes_and_filters_change_nothing(root: Path, tmp_path: Path) -> None:
    (root / ".gitattributes").write_text(
        "course/a.yaml export-ignore\ncourse/deep/* export-subst filter=loud\n"
    )
    (root / "course/deep/b.yaml").write_text("b: $Format:%H$\n")
    commit(root)
    git(root, "config", "filter.loud.smudge", f"touch {tmp_path}/ran; cat")
    assert written(root, tmp_path / "out") == {
        "course/a.yaml": b"a: 1\n",
        "course/deep/b.yaml": b"b: $Format:%H$\n",
    }
    assert not (tmp_path / "ran").exists()


def test_odd_names_and_contents_are_kept(root: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"course/::error::\n\t'\"\xff.yaml")
    (root / name).write_bytes(b"\x00\nblob 3\n\xff")
    (root / "course/empty.yaml").touch()
    commit(root)
    files = written(root, tmp_path / "out")
    assert files[name] == b"\x00\nblob 3\n\xff"
    assert files["course/empty.yaml"] == b""


def test_links_are_made_only_to_what_is_written(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    links = {
        "inside": "a.yaml",
        "down": "deep/b.yaml",
        "absolute": str(tmp_path / "secret"),
        "up": "../../../secret",
        "beside": "../other/c.yaml",
        "nowhere": "missing.yaml",
    }
    for name, target in links.items():
        (root / "course" / name).symlink_to(target)
    commit(root)
    files = written(root, tmp_path / "out")
    assert {name for name in files if name.removeprefix("course/") in links} == {
        "course/inside",
        "course/down",
    }


def test_a_repository_inside_the_repository_is_passed_over(root: Path, tmp_path: Path) -> None:
    number = git(root, "rev-parse", "HEAD")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{number},course/module")
    git(root, "commit", "-qm", "A module")
    assert "course/module" not in " ".join(written(root, tmp_path / "out"))


@pytest.mark.parametrize("name", ["..", ".git"])
def test_a_commit_that_leads_out_is_refused(name: str, root: Path, tmp_path: Path) -> None:
    """Git itself makes no such tree, but takes one that somebody made by hand."""
    blob = git(root, "rev-parse", "HEAD:course/a.yaml")

    def tree(entry: str, kind: str, number: str) -> str:
        mode = b"40000" if kind == "tree" else b"100644"
        content = mode + b" " + entry.encode() + b"\0" + bytes.fromhex(number)
        done = subprocess.run(
            ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
            cwd=root,
            input=content,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    inner = tree("out.yaml", "blob", blob)
    top = tree("course", "tree", tree(name, "tree", inner))
    bad = git(root, "commit-tree", top, "-m", "bad")
    with pytest.raises(GitError, match="leads out of it"):
        written(root, tmp_path / "out", bad)
    assert list((tmp_path / "out").rglob("*")) == []
    assert not (tmp_path / "out.yaml").exists()
