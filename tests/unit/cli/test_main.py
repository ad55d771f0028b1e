"""The command as a whole: help, verbs, and what becomes of errors and bugs."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit import check
from curriculum_kit.cli.verbs import VERBS
from tests.courses import edit, small_course
from tests.unit.cli.calling import Caller


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_names_every_verb_within_80_columns(words: list[str], curriculum: Caller) -> None:
    called = curriculum(*words)
    assert (called.status, called.err) == (0, "")
    for verb, purpose in VERBS.items():
        assert f"\n  {verb:<12}{purpose}\n" in called.out
    assert max(map(len, called.out.splitlines())) <= 80
    assert "Exit status:" in called.out


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_verb_has_help(
    verb: str, option: str, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    called = curriculum(verb, option)
    assert (called.status, called.err) == (0, "")
    assert called.out.startswith(f"Usage: curriculum {verb} ")
    assert max(map(len, called.out.splitlines())) <= 80


def test_help_beside_other_words(curriculum: Caller) -> None:
    assert curriculum("--help", "validate").out == curriculum("--help").out


def test_version(curriculum: Caller) -> None:
    called = curriculum("--version")
    assert called.status == 0
    name, number = called.out.split()
    assert name == "curriculum"
    assert number[0].isdecimal()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["valdate"], "there is no verb 'valdate'. Did you mean 'validate'?"),
        (["VERIFY"], "there is no verb 'VERIFY'. Did you mean 'verify'?"),
        (["frobnicate"], "there is no verb 'frobnicate'. 'curriculum --help' lists the verbs."),
        (["--frobnicate"], "No such option"),
        (["validate", "--formt", "json"], "Did you mean '--format'?"),
        (["validate", "--format", "xml"], "'xml' is not one of 'full', 'concise', 'json'"),
        (["validate", "--format"], "requires an argument"),
        (["explain"], "Missing argument 'RULE'"),
    ],
)
def test_a_wrong_call(words: list[str], said: str, curriculum: Caller) -> None:
    called = curriculum(*words)
    assert (called.status, called.out) == (2, "")
    assert said in called.err


def breaks(*_arguments: object, **_options: object) -> object:
    message = "it broke \x1b[31m here"
    raise RuntimeError(message)


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_a_bug_of_ours_is_one_line(
    form: str, tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "check", breaks)
    called = curriculum("validate", small_course(tmp_path), "--format", form)
    assert (called.status, called.out) == (3, "")
    assert called.err.splitlines() == [
        r"curriculum: a bug of ours: RuntimeError: it broke \x1b[31m here",
        "Run again with --debug and report what it prints.",
    ]


def test_debug_shows_where_it_broke(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "check", breaks)
    with pytest.raises(RuntimeError, match="it broke"):
        curriculum("validate", small_course(tmp_path), "--debug")


def test_debug_changes_nothing_else(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    assert curriculum("--debug", "validate", course) == curriculum("validate", course)
    edit(course, "foundations/descent/slopes.yaml", "core: A", "cor: A")
    assert curriculum("validate", course, "--debug").status == 1


def test_interrupted(tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check", interrupt)
    called = curriculum("validate", small_course(tmp_path))
    assert (called.status, called.out) == (130, "")
    assert called.err.strip() == "Interrupted."
