"""What is said of edits of the bundled course, in a real repository, by the real command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bundled import copied, curriculum
from tests.courses import edit
from tests.repository import commit, git

TRAINING = "foundations/training-neural-networks"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled course, committed."""
    root = tmp_path_factory.mktemp("repository")
    copied(root)
    commit(root)
    return root


@pytest.fixture
def course(repository: Path, tmp_path: Path) -> Path:
    """A clone of it, to be edited."""
    git(tmp_path, "clone", "--quiet", str(repository), "clone")
    return tmp_path / "clone/curriculum"


def diff(course: Path, *words: str) -> tuple[int, Any]:
    """Return the exit status and the document of the comparison with what was committed."""
    done = curriculum("diff", "HEAD", *words, "--format", "json", cwd=course)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def told(document: Any, impact: str) -> list[str]:
    return sorted(
        f"{each['kind']} {each['subject']}"
        for each in document["changes"]
        if each["impact"] == impact
    )


def test_nothing_has_changed(course: Path) -> None:
    status, document = diff(course)
    assert status == 0
    assert document["changes"] == []
    assert document["findings"] == {"new": [], "resolved": []}
    assert document["path"]["before"] == document["path"]["after"]


def test_a_lesson_is_moved(course: Path) -> None:
    lessons = "  - optimizers\n  - training-dynamics\n"
    moved = "  - training-dynamics\n  - optimizers\n"
    edit(course, f"{TRAINING}/module.yaml", lessons, moved)
    status, document = diff(course)
    assert status == 1
    assert [each for each in told(document, "notable") if each.startswith("lesson-")] == [
        "lesson-moved lesson:training-dynamics"
    ]
    assert "concept-later concept:adam" in told(document, "breaking")
    codes = {(each["code"], each["subject"]) for each in document["findings"]["new"]}
    assert ("CUR101", "lesson:training-dynamics") in codes


def test_a_concept_is_deepened(course: Path) -> None:
    file = f"{TRAINING}/optimizers.yaml"
    edit(course, file, "  rmsprop: INTRODUCED", "  rmsprop: DEVELOPED")
    status, document = diff(course)
    assert status == 0
    assert told(document, "notable") == ["concept-deepened concept:rmsprop"]
    [change] = document["changes"]
    assert (change["before"], change["after"]) == ("INTRODUCED", "DEVELOPED")
    assert change["is_at"]["path"].endswith(file.removeprefix("foundations/"))


def test_a_demo_is_touched(course: Path) -> None:
    demos = course.parent / "demos"
    [file] = [path for path in demos.glob("*.py") if "def sigmoid_slope" in path.read_text()]
    file.write_text(f"{file.read_text()}\n# a remark\n")
    status, document = diff(course)
    assert status == 0
    assert {each["kind"] for each in document["changes"]} == {"demo-changed"}
    assert "sigmoid-slope-peaks-at-a-quarter" in document["claims_to_verify"]


def test_keys_in_another_order_are_no_change(course: Path) -> None:
    file = course / f"{TRAINING}/optimizers.yaml"
    title, _, rest = file.read_text("utf-8").partition("\ncore:")
    core, _, rest = rest.partition("\nload:")
    file.write_text(f"# moved\ncore:{core}\n{title}\nload:{rest}", "utf-8")
    status, document = diff(course, "--fail-on", "notable")
    assert status == 0
    assert document["changes"] == []


def test_the_comment_of_a_module_that_is_gone_fits(course: Path) -> None:
    edit(course, "foundations/series.yaml", "the-learning-problem", "nothing-at-all")
    done = curriculum("diff", "HEAD", "--format", "markdown", cwd=course)
    assert done.returncode == 1
    assert len(done.stdout) <= 65_000
    assert "**lesson-removed**" not in done.stdout  # a module that is missing may still be there
    assert "module:nothing-at-all" in done.stdout


def test_only_what_is_new_fails(course: Path) -> None:
    edit(course, f"{TRAINING}/optimizers.yaml", "load: BUILD", "load: STRETCH")
    commit(course.parent)
    assert curriculum("validate", cwd=course).returncode == 1
    assert curriculum("validate", "--new-since", "HEAD", cwd=course).returncode == 0
    assert curriculum("validate", "--new-since", "HEAD~1", cwd=course).returncode == 1
