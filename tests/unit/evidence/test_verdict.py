"""From measurements to verdicts, without running anything."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from curriculum_kit.evidence.demo import Measurements
from curriculum_kit.evidence.figure import Axis, Figure
from curriculum_kit.evidence.record import ClaimEvidence, Verdict
from curriculum_kit.evidence.verdict import judge
from curriculum_kit.evidence.work import Outcome
from tests.unit.evidence.claims import claim

NEAR_ONE = {"x": {"equals": 1.0, "within": 0.5}}
BOTH = {"x": {"equals": 1.0, "within": 0.5}, "y": {"at_most": 2.0}}
TRUE = {"x": {"is": True}}

CRASHED = Outcome(problem="was killed by SIGSEGV")


def measured(*measurements: Measurements) -> Outcome:
    return Outcome(measurements=measurements)


def judged(
    expect: Mapping[str, object], demo: Outcome | Measurements, *controls: Outcome | Measurements
) -> ClaimEvidence:
    """Judge a claim; controls are called 'first', 'second' and so on."""
    outcomes = [each if isinstance(each, Outcome) else measured(each) for each in (demo, *controls)]
    labels = ("first", "second", "third")
    return judge(
        claim(expect=expect),
        "the-lesson",
        demo=outcomes[0],
        controls=list(zip(labels, outcomes[1:], strict=False)),
        seeds=len(outcomes[0].measurements),
    )


@pytest.mark.parametrize(
    ("expect", "demo", "controls", "verdict", "message"),
    [
        (NEAR_ONE, {"x": 1.0}, [{"x": 2.0}], "verified", None),
        (NEAR_ONE, {"x": 1}, [{"x": 2}], "verified", None),
        (NEAR_ONE, {"x": 1.5}, [{"x": math.inf}], "verified", None),
        (TRUE, {"x": True}, [{"x": False}], "verified", None),
        (BOTH, {"x": 1.0, "y": 1.0}, [{"x": 2.0, "y": 3.0}], "verified", None),
        (
            BOTH,
            {"x": 1.0, "y": 1.0},
            [{"x": 2.0, "y": 1.0}, {"x": 1.0, "y": 3.0}],
            "verified",
            None,
        ),
        (NEAR_ONE, {"x": 2.0}, [{"x": 3.0}], "failed", "x is 2.0, expected 1 within 0.5"),
        (
            NEAR_ONE,
            {"x": math.nan},
            [{"x": 3.0}],
            "errored",
            "the demo measures 'x' as NaN, which is no number",
        ),
        (NEAR_ONE, {"x": -math.inf}, [{"x": 3.0}], "failed", "x is -inf, expected 1 within 0.5"),
        (NEAR_ONE, {"x": True}, [{"x": 3.0}], "failed", "x is true, expected 1 within 0.5"),
        (TRUE, {"x": 1}, [{"x": False}], "failed", "x is 1, expected true"),
        (TRUE, {"x": False}, [{"x": False}], "failed", "x is false, expected true"),
        (
            BOTH,
            {"x": 2.0, "y": 3.0},
            [{"x": 2.0, "y": 3.0}],
            "failed",
            "x is 2.0, expected 1 within 0.5; y is 3.0, expected at most 2",
        ),
        (
            NEAR_ONE,
            {"x": 1.0},
            [],
            "uncontrolled",
            "it has no control: nothing shows that this check can fail",
        ),
        (
            NEAR_ONE,
            {"x": 1.0},
            [{"x": 2.0}, {"x": 1.5}],
            "uncontrolled",
            "control 'second' meets every expectation",
        ),
        (
            BOTH,
            {"x": 1.0, "y": 1.0},
            [{"x": 2.0, "y": 2.0}, {"x": 0.0, "y": 0.0}],
            "uncontrolled",
            "no control violates y",
        ),
        (
            NEAR_ONE,
            {"x": 1.0},
            [{"x": 1.0}],
            "uncontrolled",
            "control 'first' meets every expectation; no control violates x",
        ),
        (NEAR_ONE, CRASHED, [{"x": 2.0}], "errored", "the demo was killed by SIGSEGV"),
        (NEAR_ONE, {"y": 1.0}, [{"x": 2.0}], "errored", "the demo does not measure 'x'"),
        (
            BOTH,
            {"z": 1.0},
            [{"x": 2.0, "y": 3.0}],
            "errored",
            "the demo does not measure 'x' and 'y'",
        ),
        (
            NEAR_ONE,
            {"x": 1.0, "z": 1.0},
            [{"x": 2.0}],
            "errored",
            "the demo measures 'z', of which the claim expects nothing",
        ),
        (
            {},
            {"x": 1.0},
            [],
            "errored",
            "the demo measures 'x', of which the claim expects nothing",
        ),
        (
            NEAR_ONE,
            {"x": 1.0},
            [{"x": 2.0}, CRASHED],
            "errored",
            "control 'second' was killed by SIGSEGV",
        ),
        (NEAR_ONE, {"x": 1.0}, [{"z": 2.0}], "errored", "control 'first' does not measure 'x'"),
        (
            NEAR_ONE,
            {"x": 1.0},
            [{"x": 2.0, "z": 1.0}],
            "errored",
            "control 'first' measures 'z', of which the claim expects nothing",
        ),
        (
            NEAR_ONE,
            {"x": 1.0},
            [{"x": math.nan}],
            "errored",
            "control 'first' measures 'x' as NaN, which is no number",
        ),
        (
            BOTH,
            {"x": 1.0, "y": 1.0},
            [{"x": math.nan, "y": 3.0}, {"x": 2.0, "y": 3.0}],
            "errored",
            "control 'first' measures 'x' as NaN, which is no number",
        ),
        (
            NEAR_ONE,
            {"x": 1.0},
            [{"x": True}],
            "errored",
            "control 'first' measures 'x' as a truth value, which is not what the claim expects",
        ),
        (
            TRUE,
            {"x": True},
            [{"x": 0}],
            "errored",
            "control 'first' measures 'x' as a number, which is not what the claim expects",
        ),
        (NEAR_ONE, {"x": 2.0}, [CRASHED], "errored", "control 'first' was killed by SIGSEGV"),
        (
            NEAR_ONE,
            Outcome(problem="cannot be imported: ImportError"),
            [Outcome(problem="cannot be imported: ImportError")],
            "errored",
            "the demo cannot be imported: ImportError",
        ),
    ],
)
def test_verdict(
    expect: Mapping[str, object],
    demo: Outcome | Measurements,
    controls: list[Outcome | Measurements],
    verdict: str,
    message: str | None,
) -> None:
    evidence = judged(expect, demo, *controls)
    assert evidence.verdict == verdict
    assert evidence.good is (verdict == "verified")
    assert evidence.message == message


@pytest.mark.parametrize(
    ("expectation", "values", "worst", "met", "share"),
    [
        ({"equals": 1.0, "within": 0.5}, [1.0, 1.25, 1.125], 1.25, True, 0.5),
        ({"equals": 1.0, "within": 0.5}, [1.0, 3.0, 4.0], 3.0, False, 4.0),
        ({"equals": 1.0, "within": 0.5}, [1.0, math.nan], math.nan, False, None),
        ({"equals": 1.0}, [1.0, 1.0], 1.0, True, 0.0),
        ({"is": True}, [True, True], True, True, 0.0),
        ({"is": True}, [True, False], False, False, None),
        ({"equals": 1.0, "within": 0.5}, [True], True, False, None),
        ({"at_most": 2.0}, [1.0, 1.5], 1.5, True, 0.75),
        ({"at_least": 2.0}, [4.0, 8.0], 4.0, True, 0.5),
        ({"at_least": -1.0}, [3.0, 4.0], 3.0, True, None),
    ],
)
def test_the_worst_of_several_seeds_is_recorded(
    expectation: Mapping[str, object],
    values: list[float],
    worst: float,
    met: bool,
    share: float | None,
) -> None:
    demo = measured(*({"x": value} for value in values))
    measurement = judged({"x": expectation}, demo).measurements["x"]
    assert (repr(measurement.value), measurement.met) == (repr(worst), met)
    assert measurement.tolerance_used == (share if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("demo", "control", "verdict", "violated"),
    [
        ([1.0, 1.0], [2.0, 3.0], "verified", ("x",)),
        ([1.0, 2.0], [2.0, 3.0], "failed", ("x",)),
        ([1.0, 1.0], [2.0, 1.0], "uncontrolled", ()),
        ([1.0, 1.0], [2.0, math.nan], "errored", ()),
    ],
)
def test_every_seed_counts(
    demo: list[float], control: list[float], verdict: str, violated: tuple[str, ...]
) -> None:
    evidence = judged(
        NEAR_ONE,
        measured(*({"x": value} for value in demo)),
        measured(*({"x": value} for value in control)),
    )
    assert evidence.verdict == verdict
    assert evidence.controls[0].violated == violated
    assert evidence.seeds == 2


def test_a_measurement_missing_in_one_seed_is_missing() -> None:
    evidence = judged(BOTH, measured({"x": 1.0, "y": 1.0}, {"x": 1.0}), {"x": 2.0, "y": 3.0})
    assert evidence.message == "the demo does not measure 'y'"
    assert list(evidence.measurements) == ["x"]


def test_a_control_shows_where_it_comes_nearest_to_meeting() -> None:
    control = measured({"x": 5.0, "y": 3.0}, {"x": 1.0, "y": 4.0})
    evidence = judged(BOTH, measured(*[{"x": 1.0, "y": 1.0}] * 2), control)
    assert evidence.controls[0].measurements == {"x": 1.0, "y": 3.0}
    assert evidence.controls[0].violated == ("y",)
    assert evidence.message == "no control violates x"


@pytest.mark.parametrize(
    ("outcome", "verdict", "figures"),
    [
        (Outcome(figure=Figure("T", Axis("x"), Axis("y"), ())), Verdict.VERIFIED, ["f.svg"]),
        (Outcome(problem="raised KeyError: 1"), Verdict.ERRORED, []),
    ],
)
def test_a_figure_belongs_to_the_evidence(
    outcome: Outcome, verdict: Verdict, figures: list[str]
) -> None:
    evidence = judge(
        claim(expect=NEAR_ONE),
        "the-lesson",
        demo=measured({"x": 1.0}),
        controls=[("first", measured({"x": 2.0}))],
        figure=("f.svg", outcome),
    )
    assert evidence.verdict is verdict
    assert list(evidence.figures) == figures
    assert evidence.message == (outcome.problem and f"the figure {outcome.problem}")
