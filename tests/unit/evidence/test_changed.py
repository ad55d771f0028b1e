"""``changed:REF``: the claims that may no longer be what they were at a git revision."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.evidence.selection import UnknownSelectionError, selected_claims
from curriculum_kit.source.checkout import Checkout
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course
from tests.repository import commit, git

SLOPES, STEPPING, ROLLING = "parabola-rises-by-two", "step-halves-the-loss", "rolling-is-smooth"
ALL = (SLOPES, STEPPING, ROLLING)
SLOPES_FILE = "curriculum/foundations/descent/slopes.yaml"
ROLLING_FILE = "foundations/acceleration/rolling.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the small course, in which rolling has a demo of its own."""
    root = tmp_path / "repository"
    root.mkdir()
    course = small_course(root)
    edit(course, ROLLING_FILE, "slopes:parabola", "rolling:ball")
    demo = "from curriculum_kit import demo\nimport helper\n\n@demo\ndef ball(): pass\n"
    (root / "demos/rolling.py").write_text(demo)
    (root / "demos/helper.py").write_text("x = 1\n")
    (root / ".gitignore").write_text("*.csv\n")
    commit(root)
    return root


def selected(root: Path, *words: str) -> tuple[str, ...]:
    return selected_claims(load_course(root / "curriculum"), words)


def append(name: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        with (root / name).open("a") as file:
            file.write("\n# more\n")

    return change


def remove(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).unlink()


def touch(name: str) -> Callable[[Path], object]:
    return lambda root: os.utime(root / name, (1, 1))


def stage(name: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        append(name)(root)
        git(root, "add", "--all")

    return change


def shadow(root: Path) -> None:
    (root / "demos/numpy.py").write_text("x = 1\n")


def no_change(_root: Path) -> None:
    """Leave everything as it is."""


@pytest.mark.parametrize(
    ("change", "claims"),
    [
        (no_change, ()),
        (touch(SLOPES_FILE), ()),
        (append(SLOPES_FILE), (SLOPES,)),
        (stage(SLOPES_FILE), (SLOPES,)),
        (append("curriculum/concepts/mathematics.yaml"), ()),
        (append("curriculum/foundations/descent/module.yaml"), ()),
        (append("demos/slopes.py"), (SLOPES, STEPPING)),
        (append("demos/rolling.py"), (ROLLING,)),
        (append("demos/helper.py"), (ROLLING,)),
        (remove("demos/helper.py"), (ROLLING,)),
        (append("demos/unused.py"), ()),
        (append("demos/table.txt"), ALL),
        (append("demos/ignored.csv"), ALL),
        (append("demos/.hidden"), ()),
        (append("notes.txt"), ()),
    ],
)
def test_what_differs_from_a_revision_is_selected(
    change: Callable[[Path], object], claims: tuple[str, ...], root: Path
) -> None:
    change(root)
    assert selected(root, "changed:HEAD") == claims


def test_a_new_file_that_an_import_would_find_counts(root: Path) -> None:
    append("demos/rolling.py")(root)
    (root / "demos/rolling.py").write_text(
        "import numpy\n" + (root / "demos/rolling.py").read_text()
    )
    commit(root)
    shadow(root)
    assert selected(root, "changed:HEAD") == (ROLLING,)


@pytest.mark.parametrize("revision", ["HEAD~1", "start", "main~1", "{commit}"])
def test_a_revision_is_whatever_git_takes_for_one(revision: str, root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    git(root, "tag", "start")
    append("demos/helper.py")(root)
    commit(root)
    assert selected(root, "changed:HEAD") == ()
    assert selected(root, f"changed:{revision.format(commit=first[:12])}") == (ROLLING,)


def test_a_new_lesson_counts_before_it_is_added(root: Path) -> None:
    (root / SLOPES_FILE).rename(root / "moved.yaml")
    commit(root)
    (root / "moved.yaml").rename(root / SLOPES_FILE)
    assert selected(root, "changed:HEAD") == (SLOPES,)


def test_it_goes_with_other_words(root: Path) -> None:
    append("demos/helper.py")(root)
    assert selected(root, "changed:HEAD", "lesson:slopes") == (SLOPES, ROLLING)


def test_a_course_behind_a_link_is_the_same(root: Path, tmp_path: Path) -> None:
    append(SLOPES_FILE)(root)
    (tmp_path / "link").symlink_to(root)
    assert selected(tmp_path / "link", "changed:HEAD") == (SLOPES,)


def test_demos_outside_the_repository_cannot_be_compared(tmp_path: Path) -> None:
    commit(small_course(tmp_path))
    assert selected(tmp_path, "changed:HEAD") == ALL


def test_a_repository_inside_the_repository_counts_as_a_whole(root: Path) -> None:
    git(root, "rm", "-r", "--quiet", "--cached", "demos")
    commit(root / "demos")
    assert selected(root, "changed:HEAD") == ALL


def test_no_setting_hides_a_repository_inside_the_repository(root: Path) -> None:
    git(root, "rm", "-r", "--quiet", "--cached", "demos")
    commit(root / "demos")
    commit(root)
    git(root, "config", "diff.ignoreSubmodules", "all")
    assert selected(root, "changed:HEAD") == ()
    append("demos/unused.py")(root)
    commit(root / "demos")
    assert selected(root, "changed:HEAD") == ALL
    state = Checkout.around(root).state([root / "demos"], apart_from=root / "evidence.json")
    assert state is not None
    assert state.dirty


def test_a_hook_of_another_repository_does_not_mislead(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git/objects"))
    append(SLOPES_FILE)(root)
    assert selected(root, "changed:HEAD") == (SLOPES,)


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("", "'' is no git revision. Name a branch, a tag or a commit."),
        ("--output=stolen", "'--output=stolen' is no git revision."),
        ("-p", "'-p' is no git revision."),
        ("no-such-branch", "knows no revision 'no-such-branch'. Fetch it first if"),
        ("HEAD:curriculum", "knows no revision 'HEAD:curriculum'."),
        ("main..HEAD", "'main..HEAD' is a range of revisions. Name one of them, such as 'main'."),
        ("$(touch stolen)", "knows no revision '$(touch stolen)'."),
    ],
)
def test_a_revision_that_is_none_is_refused(revision: str, message: str, root: Path) -> None:
    with pytest.raises(UnknownSelectionError) as refused:
        selected(root, f"changed:{revision}")
    assert message in str(refused.value)
    assert str(refused.value).startswith(f"'changed:{revision}' cannot be looked up: ")
    assert not list(root.rglob("stolen"))


def test_no_repository(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    with pytest.raises(UnknownSelectionError, match=f"'{course}' lies in no git repository"):
        selected(tmp_path, "changed:HEAD")


def test_no_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(UnknownSelectionError, match="git is not installed"):
        selected(root, "changed:HEAD")
