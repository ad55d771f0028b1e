"""``curriculum verify``: its limits, and the words that select claims."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from curriculum_kit.cli import verify
from curriculum_kit.model import claim
from tests.bundled import CURRICULUM
from tests.courses import checked, edit, small_course
from tests.repository import commit
from tests.unit.cli.calling import Caller

LIMITS = {
    "--timeout": ("a number from 0.001 to 3,600", ("inf", "1e300", "nan", "0", "-1", "", "soon")),
    "--memory": ("a whole number from 1 to 1,048,576", ("99999999999999", "0", "-1", "1.5", "1e3")),
    "--jobs": ("a whole number from 1 to 1,024", ("99999999999999", "0", "-1", "inf")),
    "--seeds": ("a whole number from 1 to 1,000", ("1001", "0", "-1", "9" * 5000)),
}


@pytest.mark.parametrize(
    ("option", "value"), [(option, value) for option in LIMITS for value in LIMITS[option][1]]
)
def test_a_limit_that_is_none_is_refused(
    option: str, value: str, tmp_path: Path, curriculum: Caller
) -> None:
    status, out, err = curriculum("verify", option, value, "-C", small_course(tmp_path))
    assert (status, out) == (2, "")
    assert f"'{value[:40]}' is not {LIMITS[option][0]}." in err


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--timeout", "3600"),
        ("--timeout", "2.5e1"),
        ("--memory", "1048576"),
        ("--jobs", "1024"),
        ("--seeds", "2"),
    ],
)
def test_the_most_is_taken(option: str, value: str, tmp_path: Path, curriculum: Caller) -> None:
    words = ("verify", "claim:parabola-rises-by-two", option, value)
    status, out, _err = curriculum(*words, "-C", small_course(tmp_path))
    assert (status, out.splitlines()[0]) == (0, "slopes")


def test_the_command_line_allows_as_many_seeds_as_a_claim() -> None:
    assert verify.MOST_SEEDS == claim.MOST_SEEDS


SLOPES, STEPPING, ROLLING = "parabola-rises-by-two", "step-halves-the-loss", "rolling-is-smooth"


def selected(curriculum: Caller, course: Path, *words: str) -> list[str]:
    _status, out, err = curriculum("verify", *words, "--format", "json", "-C", course)
    assert err == ""
    return [each["claim"] for each in json.loads(out)["claims"]]


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        ((), [SLOPES, STEPPING, ROLLING]),
        (("lesson:slopes",), [SLOPES]),
        (("module:1.2",), [ROLLING]),
        (("concept:momentum",), [ROLLING]),
        (("concept:gradient-descent",), [STEPPING]),
        (("concept:slope",), [SLOPES, STEPPING, ROLLING]),
        (("concept:m*",), [ROLLING]),
        (("concept:gradient-descent+",), [STEPPING, ROLLING]),
        (("concept:algebra+",), [SLOPES, STEPPING, ROLLING]),
        (("concept:momentum+",), [ROLLING]),
        (("+concept:gradient-descent",), [SLOPES, STEPPING, ROLLING]),
        (("+concept:momentum+",), [SLOPES, STEPPING, ROLLING]),
        (("concept:momentum", "lesson:slopes"), [SLOPES, ROLLING]),
    ],
)
def test_selection(
    words: tuple[str, ...], claims: list[str], tmp_path: Path, curriculum: Caller
) -> None:
    assert selected(curriculum, small_course(tmp_path), *words) == claims


@pytest.mark.parametrize("word", ["concept:slope+", "+concept:slope"])
def test_a_cycle_among_concepts_ends_no_selection_in_a_loop(
    word: str, tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    (course / "concepts/ring.yaml").write_text(
        "a: {name: A, requires: {b: APPLIED}}\nb: {name: B, requires: {a: APPLIED, slope: APPLIED}}"
    )
    edit(course, "concepts/mathematics.yaml", "algebra: DEVELOPED", "a: DEVELOPED")
    _status, out, _err = curriculum("verify", word, "--format", "json", "-C", course)
    assert [each["claim"] for each in json.loads(out)["claims"]] == [SLOPES, STEPPING, ROLLING]


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("concept:momentun", "Did you mean 'concept:momentum'?"),
        ("concept:entropy+", "There is no such concept in the registry."),
        ("concept:algebra", "No lesson that teaches or reinforces it makes a claim."),
        ("lesson:slope", "Did you mean 'lesson:slopes'?"),
        ("nothing-like-it", "No claim, lesson or module matches."),
    ],
)
def test_a_word_that_selects_nothing(
    word: str, advice: str, tmp_path: Path, curriculum: Caller
) -> None:
    status, out, err = curriculum("verify", word, "-C", small_course(tmp_path))
    assert (status, out) == (2, "")
    assert f"'{word}' selects no claim. {advice}" in err


def test_what_went_wrong_is_wrapped(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    file = "foundations/acceleration/rolling.yaml"
    edit(
        course,
        file,
        "slopes:parabola",
        "balls_that_roll_over_hills_and_valleys_covered_with_snow:roll",
    )
    _status, out, _err = curriculum("verify", "lesson:rolling", "-C", course)
    said = (
        "the demos folder has no file 'balls_that_roll_over_hills_and_valleys_covered_with_snow.py'"
    )
    assert said in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80


def test_flaky_counts_failures_in_course_order(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/stepping.yaml", "between: [1, 3]", "between: [1.5, 3]")
    edit(course, "foundations/acceleration/rolling.yaml", "slopes:parabola", "slopes:falls")
    (tmp_path / "demos/slopes.py").write_text(
        (tmp_path / "demos/slopes.py").read_text(encoding="utf-8")
        + """
@demo
def falls(generator):
    return {"smooth": bool(generator.normal() < 1)}

@falls.control("a label so long that it fills more than a single line of a terminal by itself")
def never(generator):
    return {"smooth": bool(generator.normal() < 3)}
""",
        encoding="utf-8",
    )
    status, out, err = curriculum("verify", "--flaky", "-C", course)
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[:5] == [
        "slopes",
        "  on target    0 of  1 failed  parabola-rises-by-two",
        "stepping",
        "  on target    0 of  1 failed  step-halves-the-loss",
        "rolling",
    ]
    assert lines[5].startswith("  off target   ")
    assert lines[5].endswith(" of 50 failed  rolling-is-smooth")
    assert "      run 1: " in out or "      run 2: " in out
    assert "3 claims: 2 on target, 1 off target; " in out
    assert "2 of the claims were run once: neither demo nor controls take a generator." in out
    assert max(map(len, lines)) <= 80


def test_flaky_is_fine_if_all_are_on_target(tmp_path: Path, curriculum: Caller) -> None:
    words = ("verify", "--flaky", "lesson:slopes", "-C", small_course(tmp_path))
    status, out, _err = curriculum(*words)
    assert (status, out.splitlines()[0]) == (0, "slopes")


def test_flaky_says_what_selects_nothing(tmp_path: Path, curriculum: Caller) -> None:
    status, out, err = curriculum("verify", "--flaky", "lesson:slope", "-C", small_course(tmp_path))
    assert (status, out) == (2, "")
    assert "Did you mean 'lesson:slopes'?" in err


def counted(curriculum: Caller, course: Path, *words: str) -> tuple[int, list[str]]:
    """Verify, and return how many claims were cached, and which."""
    _status, out, _err = curriculum("verify", *words, "--format", "json", "-C", course)
    document = json.loads(out)
    cached = [each["claim"] for each in document["claims"] if each["cached"]]
    return document["summary"]["cached"], cached


def test_what_is_verified_is_cached_and_what_is_not_is_run_again(
    tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    assert counted(curriculum, course) == (0, [])
    assert counted(curriculum, course) == (1, [SLOPES])
    _status, out, _err = curriculum("verify", "-C", course)
    assert f"  verified     {SLOPES} (cached)" in out.splitlines()
    assert "3 claims: 1 verified, 1 uncontrolled, 1 errored, 1 of them cached; " in out
    assert counted(curriculum, course, "--no-cache") == (0, [])
    assert counted(curriculum, course, "--seeds", "2") == (0, [])
    assert counted(curriculum, course, "lesson:slopes") == (1, [SLOPES])


def test_nothing_is_kept_in_the_course(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    course = small_course(tmp_path)
    before = {path for path in course.rglob("*") if path.suffix != ".pyc"}
    curriculum("verify", "--no-cache", "-C", course)
    assert not (tmp_path / "caches").exists()
    curriculum("verify", "-C", course)
    assert list((tmp_path / "caches").rglob("*.json"))
    assert {path for path in course.rglob("*") if path.suffix != ".pyc"} == before


def test_evidence_is_not_recorded_of_a_part_of_a_course(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    evidence = tmp_path / "evidence.json"
    curriculum("verify", "-C", course, "--evidence", evidence)
    recorded = evidence.read_bytes()
    (course / "foundations/descent/stepping.yaml").write_text("title: [", encoding="utf-8")
    called = curriculum("verify", "-C", course, "--evidence", evidence)
    assert (called.status, "is left as it is" in called.err) == (2, True)
    assert evidence.read_bytes() == recorded


def test_two_runs_at_once_agree(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    course = small_course(tmp_path)
    words = (CURRICULUM, "verify", "lesson:slopes", "-C", course)
    for _turn in range(3):
        runs = [Popen(words, stdout=PIPE, stderr=PIPE) for _each in range(2)]
        assert [(each.communicate()[1], each.returncode) for each in runs] == [(b"", 0)] * 2
        shutil.rmtree(tmp_path / "caches")
    curriculum("verify", "lesson:slopes", "-C", course)
    assert counted(curriculum, course, "lesson:slopes") == (1, [SLOPES])


def test_nothing_changed_is_fine_and_an_unknown_revision_is_a_wrong_call(
    tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    commit(tmp_path)
    status, out, err = curriculum("verify", "changed:main", "-C", course)
    assert (status, out.splitlines()[0][:21], err) == (0, "0 claims: no claims; ", "")
    edit(course, "foundations/descent/slopes.yaml", "title: Slopes", "title: Steepness")
    assert selected(curriculum, course, "changed:main") == [SLOPES]
    status, out, err = curriculum("verify", "changed:mian", "-C", course)
    assert (status, out) == (2, "")
    assert f"the git repository in '{tmp_path}' knows no revision 'mian'." in err


def test_evidence_is_of_the_whole_course(tmp_path: Path, curriculum: Caller) -> None:
    course, file = small_course(tmp_path), tmp_path / "evidence.json"
    status, out, err = curriculum("verify", "lesson:slopes", "--evidence", file, "-C", course)
    assert (status, out, file.exists()) == (2, "", False)
    assert "--evidence records the whole course: leave out which claims to verify." in err
    status, out, _err = curriculum("verify", "--evidence", file, "-C", course)
    assert (status, out.splitlines()[-1][:10]) == (1, "3 claims: ")
    assert [each["claim"] for each in json.loads(file.read_text())["claims"]] == sorted(
        (SLOPES, STEPPING, ROLLING)
    )


def test_evidence_that_cannot_be_written_is_a_wrong_call(
    tmp_path: Path, curriculum: Caller
) -> None:
    course, file = small_course(tmp_path), tmp_path / "none/evidence.json"
    status, out, err = curriculum("verify", "--evidence", file, "-C", course)
    assert (status, out) == (2, "")
    assert f"cannot write '{file}': No such file or directory" in err


def test_evidence_is_no_data_of_the_demos(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    file = tmp_path / "demos/measured.json"
    status, out, err = curriculum("verify", "--evidence", file, "-C", course)
    assert (status, out, file.exists()) == (2, "", False)
    assert "lies in the demos folder, where every file may be data of a demo." in err


def test_evidence_that_cannot_be_read_is_written_anew_as_the_finding_says(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(course)
    (course / "evidence.json").write_text("{bad", encoding="utf-8")
    assert curriculum("verify", "--evidence", "evidence.json").status == 1  # two have no control
    assert checked(course).findings == ()


@pytest.mark.parametrize("word", ["lesson:1.1.2", "lesson:stepping", "lesson:1.1.*2"])
def test_a_lesson_goes_by_its_number(word: str, tmp_path: Path, curriculum: Caller) -> None:
    _status, out, err = curriculum("verify", word, "-C", small_course(tmp_path))
    assert err == ""
    assert STEPPING in out
    assert SLOPES not in out
