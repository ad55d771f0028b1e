"""CUR403 and CUR405: what stands against a misconception, and whether it comes in time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

COURSE = """
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    addressed_in: {addressed}
    refuted_by: {claims}
## first.yaml
{first}
## second.yaml
load: BUILD
## third.yaml
load: BUILD
"""
NEGATIVE = "examples: [{kind: negative, what: a nearly round bowl}]"
POSITIVE = "examples: [{kind: positive, what: a narrow valley}]"
MISREAD = "examples: [{kind: counterexample, what: a nearly round bowl}]"


@pytest.mark.parametrize(
    ("addressed", "claims", "first", "count"),
    [
        pytest.param("[first]", "[]", "", 1, id="nothing"),
        pytest.param("[first]", "[]", POSITIVE, 1, id="a-positive-example"),
        pytest.param("[second]", "[]", NEGATIVE, 1, id="a-negative-example-elsewhere"),
        pytest.param("[first]", "[]", NEGATIVE, 0, id="a-negative-example"),
        pytest.param("[second, first]", "[]", NEGATIVE, 0, id="in-one-of-its-lessons"),
        pytest.param("[first]", "[first-holds]", "", 0, id="a-claim"),
        pytest.param("[first]", "[no-such-claim]", "", 0, id="another-rule-misses-the-claim"),
        pytest.param("[]", "[]", "", 0, id="another-rule-misses-the-lesson"),
        pytest.param("[first, nowhere]", "[]", "", 0, id="a-lesson-that-nobody-knows"),
        pytest.param("[first]", "[]", MISREAD, 0, id="examples-that-make-no-sense"),
    ],
)
def test_unrefuted(addressed: str, claims: str, first: str, count: int, tmp_path: Path) -> None:
    course = COURSE.format(addressed=addressed, claims=claims, first=first)
    assert len(found("unrefuted-misconception", course, tmp_path)) == count


LATE = (
    "misconception 'adam-always-wins' is last addressed in lesson '{}', but nothing refutes it "
    "before claim '{}-holds' of lesson '{}', {} later"
)


@pytest.mark.parametrize(
    ("addressed", "claims", "first", "messages"),
    [
        pytest.param(
            "[first]",
            "[third-holds, second-holds]",
            "",
            [LATE.format("first", "second", "second", "1 lesson")],
            id="all-later",
        ),
        pytest.param(
            "[first]",
            "[third-holds]",
            "",
            [LATE.format("first", "third", "third", "2 lessons")],
            id="long-after",
        ),
        pytest.param("[first]", "[third-holds, first-holds]", "", [], id="one-in-time"),
        pytest.param("[first, third]", "[second-holds]", "", [], id="between-its-lessons"),
        pytest.param("[third]", "[first-holds]", "", [], id="seen-before"),
        pytest.param("[first]", "[third-holds]", NEGATIVE, [], id="a-negative-example"),
        pytest.param("[first]", "[third-holds, nonsense]", "", [], id="an-unknown-claim"),
        pytest.param("[nowhere]", "[third-holds]", "", [], id="an-unknown-lesson"),
    ],
)
def test_late(addressed: str, claims: str, first: str, messages: list[str], tmp_path: Path) -> None:
    course = COURSE.format(addressed=addressed, claims=claims, first=first)
    assert found("late-refutation", course, tmp_path) == messages
