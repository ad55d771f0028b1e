"""A course made from nothing with the real command, added to, checked, verified and rendered."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.bundled import copied, curriculum

MODULE = "training-neural-networks"
LESSON = "optimizers"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("options", [(), ("--no-demos",)])
def test_a_new_course_passes_every_verb(options: tuple[str, ...], tmp_path: Path) -> None:
    made = curriculum("init", "numbers", *options, cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    folder = tmp_path / "numbers"
    listed = [line.strip() for line in made.stdout.split("\n\n")[0].splitlines()[1:]]
    assert sorted(listed) == sorted(contents(folder))
    next_commands = [line.strip() for line in made.stdout.split("Next:\n")[1].splitlines()]
    assert next_commands[0] == "cd numbers"
    checked = curriculum("validate", "--strict", cwd=folder)
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.startswith("All checks passed: 4 lessons")
    assert curriculum("schema", "--check", cwd=folder).returncode == 0
    assert curriculum("fmt", "--check", cwd=folder).returncode == 0
    verified = curriculum("verify", "--format", "json", cwd=folder)
    assert verified.returncode == 0, verified.stdout
    assert json.loads(verified.stdout)["summary"]["verified"] == (0 if options else 4)
    rendered = curriculum("render", "--to", "html", "--out", "site", cwd=folder)
    assert rendered.returncode == 0, rendered.stderr
    assert (folder / "site/index.html").is_file()


def test_a_folder_that_looks_like_an_option_can_be_entered(tmp_path: Path) -> None:
    made = curriculum("init", "--", "-x", cwd=tmp_path)
    assert "Next:\n  cd ./-x\n" in made.stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "name the folder to write into; '.' is the one you are in"),
        ("nul", "a folder cannot be called 'nul': Windows keeps that name for a device"),
        ("a/Aux.d/b", "a folder cannot be called 'Aux.d'"),
    ],
)
def test_a_folder_that_is_none_or_cannot_be_one_everywhere_is_refused(
    name: str, says: str, tmp_path: Path
) -> None:
    done = curriculum("init", name, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_commands_of_its_readme_work(tmp_path: Path) -> None:
    curriculum("init", ".", cwd=tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    words = [
        line.split("#")[0].split()[1:]
        for line in readme.splitlines()
        if line.startswith("curriculum ") and "serve" not in line
    ]
    assert len(words) >= 6
    for each in words:
        done = curriculum(*each, cwd=tmp_path)
        assert done.returncode == 0, (each, done.stdout, done.stderr)
    assert curriculum("verify", cwd=tmp_path).returncode == 0


def test_nothing_is_written_where_something_would_be_overwritten(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("mine\n", encoding="utf-8")
    done = curriculum("init", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "'requirements.txt' is there already, so nothing is written" in done.stderr
    assert contents(tmp_path) == {"requirements.txt": b"mine\n"}


def test_nothing_is_left_where_not_all_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "demos").write_text("no folder\n", encoding="utf-8")
    done = curriculum("init", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "nothing is written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["demos"]


PARTS = [
    ("series", "more"),
    ("module", "tides", "--in", "more"),
    ("lesson", "waves", "--in", "tides"),
    ("lesson", "schedules", "--after", LESSON),
    ("concept", "warm-up", "--in", "training-in-practice"),
    ("claim", "warm-up-helps", "--in", "schedules"),
    ("claim", "one-more", "--in", LESSON),
    ("misconception", "warm-up-is-free", "--in", "schedules"),
    ("misconception", "faster-is-better", "--in", f"module:{MODULE}"),
]


def test_parts_are_added_to_the_bundled_course_without_an_error(tmp_path: Path) -> None:
    copied(tmp_path)
    for part in PARTS:
        before = contents(tmp_path)
        done = curriculum("new", *part, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), part
        after = contents(tmp_path)
        assert before.keys() <= after.keys()
        for name in before:
            gone = Counter(before[name].splitlines()) - Counter(after[name].splitlines())
            assert gone.total() <= 1, (part, name)  # a list in brackets is changed on its line
    found = json.loads(curriculum("validate", "--format", "json", cwd=tmp_path).stdout)
    assert found["summary"]["error"] == 0, found["findings"]
    unwritten = {each["subject"] for each in found["findings"] if each["rule"] == "unwritten-text"}
    assert unwritten == {f"{kind.partition(':')[0]}:{slug}" for kind, slug, *_ in PARTS}
    claims = ("claim:warm-up-helps", "claim:one-more")
    verified = curriculum("verify", *claims, "--format", "json", cwd=tmp_path)
    assert json.loads(verified.stdout)["summary"]["verified"] == 2, verified.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("lesson", LESSON, "--in", MODULE), f"there is a lesson '{LESSON}' already"),
        (("lesson", "fresh", "--in", "traning-neural-networks"), f"Did you mean '{MODULE}'?"),
        (("claim", "fresh"), "name the lesson to put it into, with --in."),
        (("lesson", "fresh", "--after", "optimisers"), f"Did you mean '{LESSON}'?"),
        (("chapter", "fresh"), "'chapter' is not one of"),
    ],
)
def test_a_wrong_call_changes_nothing(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    copied(tmp_path)
    before = contents(tmp_path)
    done = curriculum("new", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path) == before
