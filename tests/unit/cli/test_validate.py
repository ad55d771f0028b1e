"""``curriculum validate``: which course, which rules, which form, which exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.cli.validate import FORMATS
from curriculum_kit.output.reporters import REPORTERS
from curriculum_kit.rules.registry import RULES
from tests.courses import edit, small_course
from tests.unit.cli.calling import Caller

LESSON = "foundations/descent/slopes.yaml"


def sound(course: Path) -> None:
    pass


def warned(course: Path) -> None:
    (course / "foundations/descent/extra.yaml").touch()


def wrong(course: Path) -> None:
    edit(course, LESSON, "core: A", "cor: A")


def unreadable(course: Path) -> None:
    (course / LESSON).write_text("title: [unfinished", encoding="utf-8")


def empty(course: Path) -> None:
    for file in course.rglob("*.yaml"):
        file.write_text("", encoding="utf-8")


def informed(course: Path) -> None:
    warned(course)
    edit(course, "curriculum.yaml", "unlisted-file: warning", "unlisted-file: info")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("change", "options", "status"),
    [
        (sound, [], 0),
        (sound, ["--strict"], 0),
        (informed, ["--strict"], 0),
        (warned, [], 0),
        (warned, ["--strict"], 1),
        (wrong, [], 1),
        (unreadable, [], 1),
        (empty, [], 1),
        (wrong, ["--ignore", "unknown-key"], 0),
        (wrong, ["--select", "CUR1"], 0),
        (unreadable, ["--select", "prerequisite-never-taught"], 1),
        (sound, ["--select", "no-such-rule"], 2),
        (sound, ["--no-such-option"], 2),
        (sound, ["one-path", "another-path"], 2),
        (sound, ["-C", "nowhere"], 2),
    ],
)
def test_exit_status_is_the_same_in_every_form(  # noqa: PLR0913, PLR0917  # a table of calls
    change: Callable[[Path], None],
    options: list[str],
    status: int,
    form: str,
    tmp_path: Path,
    curriculum: Caller,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course = small_course(tmp_path)
    change(course)
    monkeypatch.chdir(course)
    called = curriculum("validate", "--format", form, *options)
    assert called.status == status
    assert (called.out == "") is (status == 2)
    assert (called.err == "") is (status != 2)


@pytest.mark.parametrize(
    ("directory", "words"),
    [
        ("curriculum", []),
        ("curriculum/foundations/descent", []),
        (".", []),
        (".", ["curriculum"]),
        (".", ["-C", "curriculum"]),
        (".", ["--course", "curriculum"]),
        ("demos", ["../curriculum"]),
        ("demos", ["-C", "../curriculum"]),
        ("curriculum", ["."]),
    ],
)
def test_which_course(
    directory: str,
    words: list[str],
    tmp_path: Path,
    curriculum: Caller,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small_course(tmp_path)
    monkeypatch.chdir(tmp_path / directory)
    called = curriculum("validate", "--format", "json", *words)
    assert called.status == 0
    assert json.loads(called.out)["course"]["title"] == "Descent"


@pytest.mark.parametrize(
    "words", [[], ["nowhere"], ["-C", "nowhere"], ["a" * 5000], ["a-file"], ["."]]
)
def test_no_course(
    words: list[str], tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-file").touch()
    monkeypatch.chdir(tmp_path)
    called = curriculum("validate", *words)
    assert called.status == 2
    assert "it holds no curriculum.yaml" in called.err
    assert called.out == ""


@pytest.mark.parametrize(
    ("words", "run"),
    [
        (["--select", "CUR101"], 1),
        (["--select", "adjacent-stretch"], 1),
        (["--select", "CUR101", "--select", "CUR102"], 2),
        (["--select", "cur101,too-many-new-concepts"], 2),
        (["--select", "CUR101, CUR102"], 2),
        (["--select", "CUR00", "--ignore", "CUR003"], 8),
        (["--ignore", "CUR"], 0),
        (["--ignore", ""], len(RULES)),
    ],
)
def test_selection(words: list[str], run: int, tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    called = curriculum("validate", course, "--format", "json", *words)
    assert called.status == 0
    assert json.loads(called.out)["summary"]["rules_run"] == run


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("adjacent-strech", "there is no rule 'adjacent-strech'. Did you mean 'adjacent-stretch'?"),
        ("spelling", "there is no rule 'spelling'. 'curriculum rules' lists them all."),
        ("CUR101,xyz", "there is no rule 'xyz'."),
    ],
)
def test_a_rule_that_does_not_exist(
    option: str, word: str, advice: str, tmp_path: Path, curriculum: Caller
) -> None:
    called = curriculum("validate", small_course(tmp_path), option, word)
    assert called.status == 2
    assert advice in called.err


def test_a_wrong_call_comes_before_a_wrong_course(curriculum: Caller) -> None:
    called = curriculum("validate", "nowhere", "--select", "no-such-rule")
    assert (called.status, "no rule 'no-such-rule'" in called.err) == (2, True)


@pytest.mark.parametrize("form", FORMATS)
def test_output_holds_what_would_have_been_printed(
    form: str, tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    wrong(course)
    printed = curriculum("validate", course, "--format", form)
    file = tmp_path / "report"
    called = curriculum("validate", course, "--format", form, "--output", file)
    assert (called.status, called.out, called.err) == (1, "", "")
    assert file.read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize(
    ("color", "colored"), [("auto", False), ("always", True), ("never", False)]
)
def test_color_in_a_file_only_when_asked_for(
    color: str,
    colored: bool,
    tmp_path: Path,
    curriculum: Caller,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    course = small_course(tmp_path)
    file = tmp_path / "report"
    curriculum("validate", course, "--color", color, "-o", file)
    assert ("\x1b[" in file.read_text(encoding="utf-8")) is colored


def test_nothing_of_the_course_is_executed(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    demos = tmp_path / "demos/slopes.py"
    trap = f"open({str(tmp_path / 'sprung')!r}, 'w')\n"
    demos.write_text(trap + demos.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "demos/conftest.py").write_text(trap, encoding="utf-8")
    assert curriculum("validate", course).status == 0
    assert not (tmp_path / "sprung").exists()


def test_every_format_is_offered() -> None:
    assert tuple(REPORTERS) == FORMATS


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_statistics(form: str, tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    wrong(course)
    called = curriculum("validate", course, "--format", form, "--statistics")
    assert (called.status, called.err) == (1, "")
    if form == "json":
        assert json.loads(called.out)["statistics"][0]["count"] == 1
    else:
        assert called.out.startswith(
            "1  error    CUR005  unknown-key (1 fixable)\nFound 1 error in "
        )


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit"])
def test_statistics_have_no_place_in_other_formats(
    form: str, tmp_path: Path, curriculum: Caller
) -> None:
    called = curriculum("validate", small_course(tmp_path), "--format", form, "--statistics")
    assert (called.status, called.out) == (2, "")
    assert "--statistics goes with --format full, concise, json only" in called.err


def test_strict_makes_failures_of_warnings_in_junit(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    warned(course)
    for options, failures in (((), 0), (("--strict",), 1)):
        called = curriculum("validate", course, "--format", "junit", *options)
        assert called.out.count("<failure ") == failures == called.status
