"""``curriculum verify``: its limits, and the words that select claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curriculum_kit.cli import verify
from curriculum_kit.model import claim
from tests.courses import edit, small_course
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
        ("changed:HEAD", "What changed since a revision is not looked up here: name the claims"),
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
