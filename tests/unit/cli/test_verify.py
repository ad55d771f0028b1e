"""``curriculum verify``: its limits, and the words that select claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.cli import verify
from curriculum_kit.model import claim
from tests.courses import small_course
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
