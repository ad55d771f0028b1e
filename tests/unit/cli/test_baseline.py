"""``curriculum validate --baseline``: a course that adopts the kit late."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from curriculum_kit.rules.registry import RULES
from tests.courses import edit, small_course
from tests.unit.cli.calling import Caller

LESSON = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return a course with an error, a warning and a waived finding."""
    root = small_course(tmp_path)
    edit(root, STEPPING, "load: BUILD", "load: STRETCH")
    (root / "foundations/descent/extra.yaml").touch()
    return root


@pytest.fixture
def baseline(course: Path, curriculum: Caller) -> Path:
    """Return the baseline of that course."""
    file = course.parent / "baseline.txt"
    called = curriculum("validate", course, "--baseline", file, "--update-baseline")
    assert called.status == 0
    assert called.err == f"Baseline '{file}': 2 entries, 2 added, 0 taken out.\n"
    return file


def test_the_file(baseline: Path) -> None:
    lines = baseline.read_text(encoding="utf-8").splitlines()
    entries = [line.split() for line in lines if not line.startswith("#")]
    assert [(code, rule, subjects) for code, rule, _print, *subjects in entries] == [
        ("CUR009", "unlisted-file", ["lesson:extra", "module:descent"]),
        ("CUR101", "adjacent-stretch", ["lesson:stepping", "lesson:slopes"]),
    ]


@pytest.mark.parametrize("options", [[], ["--strict"]])
@pytest.mark.parametrize("form", ["full", "concise"])
def test_what_is_in_it_is_counted(
    options: list[str], form: str, course: Path, baseline: Path, curriculum: Caller
) -> None:
    called = curriculum("validate", course, "--format", form, "--baseline", baseline, *options)
    assert (called.status, called.err) == (0, "")
    assert "adjacent-stretch" not in called.out
    last = called.out.splitlines()[-1]
    assert last == (
        f"All checks passed: 3 lessons, 4 concepts, 3 claims; {len(RULES)} rules; 1 waived; "
        "2 in the baseline."
    )


def test_in_json(course: Path, baseline: Path, curriculum: Caller) -> None:
    edit(course, LESSON, "core: A", "cor: A")
    called = curriculum("validate", course, "--format", "json", "--baseline", baseline)
    document = json.loads(called.out)
    assert called.status == 1
    assert {name: document["summary"][name] for name in ("error", "warning", "info")} == {
        "error": 1,
        "warning": 0,
        "info": 0,
    }
    assert (document["summary"]["waived"], document["summary"]["baselined"]) == (1, 2)
    marked = {(each["code"], each["baselined"]) for each in document["findings"]}
    assert marked == {
        ("CUR005", False),
        ("CUR009", True),
        ("CUR101", True),
        ("CUR103", False),
    }


def test_what_is_new_fails(course: Path, baseline: Path, curriculum: Caller) -> None:
    edit(course, LESSON, "core: A", "cor: A")
    called = curriculum("validate", course, "--format", "concise", "--baseline", baseline)
    assert called.status == 1
    assert [line.split(": ")[1] for line in called.out.splitlines()[:-2]] == [
        "error CUR005 lesson 'slopes' has no key 'cor'"
    ]


def test_moved_lines_change_nothing(course: Path, baseline: Path, curriculum: Caller) -> None:
    path = course / STEPPING
    path.write_text("# a comment\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = baseline.read_bytes()
    called = curriculum("validate", course, "--baseline", baseline, "--update-baseline")
    assert (called.status, baseline.read_bytes()) == (0, before)
    assert "2 entries, 0 added, 0 taken out" in called.err


def test_what_is_gone_is_said_and_taken_out(
    course: Path, baseline: Path, curriculum: Caller
) -> None:
    edit(course, STEPPING, "load: STRETCH", "load: BUILD")
    called = curriculum("validate", course, "--baseline", baseline)
    assert called.status == 0
    assert called.err.splitlines() == [
        "1 entry of the baseline no longer occurs; --update-baseline takes it out:",
        "  CUR101 adjacent-stretch lesson:stepping lesson:slopes",
    ]
    called = curriculum("validate", course, "--format", "json", "--baseline", baseline)
    assert json.loads(called.out)["summary"]["baseline_outdated"] == 1
    called = curriculum("validate", course, "--baseline", baseline, "--update-baseline")
    assert "1 entry, 0 added, 1 taken out" in called.err
    assert "CUR101" not in baseline.read_text(encoding="utf-8")
    assert curriculum("validate", course, "--baseline", baseline).err == ""


@pytest.mark.parametrize("options", [["--select", "CUR0"], ["--ignore", "CUR101"]])
def test_rules_that_did_not_run_keep_their_entries(
    options: list[str], course: Path, baseline: Path, curriculum: Caller
) -> None:
    before = baseline.read_bytes()
    assert curriculum("validate", course, *options, "--baseline", baseline).err == ""
    curriculum("validate", course, *options, "--baseline", baseline, "--update-baseline")
    assert baseline.read_bytes() == before


def test_it_does_not_open_the_gate_on_a_broken_course(
    course: Path, baseline: Path, curriculum: Caller
) -> None:
    before = baseline.read_text(encoding="utf-8")
    (course / LESSON).write_text("title: [unfinished", encoding="utf-8")
    for _ in range(2):
        called = curriculum(
            "validate", course, "--format", "concise", "--baseline", baseline, "--update-baseline"
        )
        assert called.status == 1
        assert "error CUR001" in called.out
    after = baseline.read_text(encoding="utf-8")
    assert "CUR001" not in after
    assert set(before.splitlines()) <= set(after.splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "there is no baseline 'the-baseline'. --update-baseline writes it."),
        ("", "'the-baseline' cannot be used as a baseline: it does not begin with"),
        (
            "title: A course\n",
            "'the-baseline' cannot be used as a baseline: it does not begin with",
        ),
        ("# curriculum-kit baseline 1\n=======\n", "line 2 is not of the form"),
        (
            "# curriculum-kit baseline 1\n\udcff\n",
            "'the-baseline' is not a baseline: it is not UTF-8",
        ),
    ],
)
def test_what_is_no_baseline(
    text: str | None,
    said: str,
    course: Path,
    curriculum: Caller,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(course.parent)
    file = Path("the-baseline")
    if text is not None:
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
    called = curriculum("validate", course, "--baseline", file)
    assert (called.status, called.out) == (2, "")
    assert said in called.err
    if text is None:
        return
    # Nothing that is no baseline is written over.
    assert curriculum("validate", course, "--baseline", file, "--update-baseline").status == 2
    assert file.read_bytes() == text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--update-baseline"], "--update-baseline needs --baseline FILE"),
        (["--baseline", "."], "is a directory"),
        (["--baseline", "no/such/folder", "--update-baseline"], "cannot write the baseline"),
    ],
)
def test_a_wrong_call(
    words: list[str],
    said: str,
    course: Path,
    curriculum: Caller,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(course.parent)
    called = curriculum("validate", course, *words)
    assert (called.status, called.out) == (2, "")
    assert said in called.err


def test_it_is_replaced_whole(course: Path, baseline: Path, curriculum: Caller) -> None:
    """Write beside and rename: a second name of the old file still holds the old text."""
    other = baseline.with_name("other-name")
    os.link(baseline, other)
    old = other.read_bytes()
    edit(course, STEPPING, "load: STRETCH", "load: BUILD")
    curriculum("validate", course, "--baseline", baseline, "--update-baseline")
    assert other.read_bytes() == old
    assert baseline.read_bytes() != old
    assert sorted(path.name for path in course.parent.iterdir()) == [
        "baseline.txt",
        "curriculum",
        "demos",
        "other-name",
    ]
