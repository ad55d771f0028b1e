"""Gaps that are larger than declared, and gaps that are none any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Remove
from tests.unit.rules.fragment_findings import found, problems


def course(held: str | None, required: str, size: str, apart: int = 1, settings: str = "") -> str:
    """Return a course that brings 'slope' and declares a gap in it some lessons later."""
    text = f"## curriculum.yaml\nrules: {{{settings}}}\n" if settings else ""
    text += "## concepts.yaml\nslope: {name: Slope}\n"
    text += "## first.yaml\n" + (f"new: {{slope: {held}}}\n" if held else "load: BUILD\n")
    text += "".join(f"## between-{number}.yaml\nload: BUILD\n" for number in range(apart - 1))
    gap = f"{{size: {size}, resolution: recap}}"
    return text + f"## last.yaml\nrequires:\n  slope: {{depth: {required}, gap: {gap}}}\n"


@pytest.mark.parametrize(
    ("held", "required", "size", "real"),
    [
        ("MENTIONED", "INTRODUCED", "trivial", "small"),
        ("MENTIONED", "INTRODUCED", "small", None),
        ("MENTIONED", "DEVELOPED", "small", "medium"),
        ("MENTIONED", "DEVELOPED", "medium", None),
        ("MENTIONED", "APPLIED", "medium", "large"),
        ("INTRODUCED", "APPLIED", "small", "medium"),
        ("DEVELOPED", "APPLIED", "trivial", "small"),
        (None, "INTRODUCED", "medium", "large"),
        (None, "INTRODUCED", "large", None),
        # A name that was never heard is said in a sentence.
        (None, "MENTIONED", "trivial", None),
        # Nothing is missing: that is for 'stale-gap' to say.
        ("INTRODUCED", "INTRODUCED", "trivial", None),
        ("DEVELOPED", "INTRODUCED", "trivial", None),
    ],
)
def test_gap_understated(
    held: str | None, required: str, size: str, real: str | None, tmp_path: Path
) -> None:
    said = found("gap-understated", course(held, required, size), tmp_path)
    assert [message.rpartition(" ")[2] for message in said] == ([real] if real else [])


@pytest.mark.parametrize(
    ("held", "required", "apart", "settings", "stale"),
    [
        ("INTRODUCED", "INTRODUCED", 3, "", True),
        # It would have faded by then, and the gap brings it back.
        ("INTRODUCED", "INTRODUCED", 4, "", False),
        ("INTRODUCED", "INTRODUCED", 4, "faded-prerequisite: {introduced: 4}", True),
        ("INTRODUCED", "INTRODUCED", 2, "faded-prerequisite: {introduced: 1}", False),
        ("DEVELOPED", "INTRODUCED", 4, "", True),
        ("DEVELOPED", "DEVELOPED", 16, "", False),
        # A name does not fade.
        ("MENTIONED", "MENTIONED", 9, "", True),
        # Something is missing.
        ("MENTIONED", "INTRODUCED", 1, "", False),
        (None, "INTRODUCED", 1, "", False),
    ],
)
def test_stale_gap(
    held: str | None, required: str, apart: int, settings: str, stale: bool, tmp_path: Path
) -> None:
    said = found("stale-gap", course(held, required, "large", apart, settings), tmp_path)
    expected = (
        f"lesson 'last' declares a gap in 'slope' at {required}, but the learner holds it at "
        f"{held} since lesson 'first'"
    )
    assert said == ([expected] if stale else [])


@pytest.mark.parametrize("depth", ["INTRODUCED", "DEVELOPED"])
def test_what_is_assumed_needs_no_recap(depth: str, tmp_path: Path) -> None:
    fragment = "## curriculum.yaml\nassumes: {slope: DEVELOPED}\n"
    fragment += course(None, depth, "small", apart=20)
    [message] = found("stale-gap", fragment, tmp_path)
    assert message.endswith("but the learner holds it at DEVELOPED from day one")


def test_the_way_out_of_a_stale_gap(tmp_path: Path) -> None:
    [problem] = problems("stale-gap", course("INTRODUCED", "INTRODUCED", "small"), tmp_path)
    assert problem.remedy is not None
    gap = Pointer("lesson:last", ("requires", "slope", "gap"), key=True)
    assert problem.remedy.changes == (Remove(gap),)
