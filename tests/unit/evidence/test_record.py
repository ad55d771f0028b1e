from __future__ import annotations

import json
import math
from typing import Any

from curriculum_kit.evidence.figure import Axis, Figure
from curriculum_kit.evidence.record import Evidence, as_document
from curriculum_kit.evidence.verdict import judge
from curriculum_kit.evidence.work import Outcome
from tests.unit.evidence.claims import claim

FIGURE = Figure("T", Axis("x"), Axis("y"), ())


def document(**measured: float) -> Any:
    """Return the document on a claim that is as measured, read back from strict JSON."""
    evidence = judge(
        claim(expect={"slope": {"equals": 0.25, "within": 1e-6, "unit": "1/s"}}),
        "the-lesson",
        demo=Outcome(measurements=({"slope": measured["demo"]},), seconds=0.25),
        controls=[
            ("of tanh", Outcome(measurements=({"slope": measured["control"]},), seconds=0.5))
        ],
        figure=("slope.svg", Outcome(figure=FIGURE)),
    )
    whole = Evidence((evidence,), 1.23456)
    return json.loads(json.dumps(as_document(whole), allow_nan=False))


def test_the_document() -> None:
    assert document(demo=0.25, control=1.0) == {
        "schema_version": 1,
        "summary": {
            "verified": 1,
            "failed": 0,
            "uncontrolled": 0,
            "errored": 0,
            "unrun": 0,
            "cached": 0,
            "seconds": 1.235,
        },
        "claims": [
            {
                "claim": "a-claim",
                "lesson": "the-lesson",
                "verdict": "verified",
                "demo": "measured:f",
                "seeds": 1,
                "seconds": 0.75,
                "cached": False,
                "measurements": {
                    "slope": {
                        "value": 0.25,
                        "expected": {"equals": 0.25, "within": 1e-6, "unit": "1/s"},
                        "met": True,
                        "tolerance_used": 0.0,
                    }
                },
                "controls": [
                    {
                        "control": "of tanh",
                        "violated": ["slope"],
                        "measurements": {"slope": 1.0},
                    }
                ],
                "figures": ["slope.svg"],
                "message": None,
            }
        ],
    }


def test_what_is_no_number_to_json_is_a_text() -> None:
    [written] = document(demo=math.nan, control=-math.inf)["claims"]
    assert written["measurements"]["slope"]["value"] == "NaN"
    assert written["measurements"]["slope"]["tolerance_used"] is None
    assert written["controls"][0]["measurements"]["slope"] == "-Infinity"
    [written] = document(demo=math.inf, control=math.inf)["claims"]
    assert written["measurements"]["slope"]["value"] == "Infinity"
    assert written["measurements"]["slope"]["tolerance_used"] == "Infinity"


def test_every_operator_is_written_as_the_author_did() -> None:
    expect: dict[str, dict[str, object]] = {
        "a": {"equals": 2.0, "within_relative": 0.5},
        "b": {"at_most": 1.0},
        "c": {"at_least": -math.inf},
        "d": {"between": [0.0, 1.0], "unit": "m"},
        "e": {"is": False},
    }
    measured = {"a": 2.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": False}
    evidence = judge(claim(expect=expect), "l", demo=Outcome(measurements=(measured,)), controls=[])
    whole: Any = as_document(Evidence((evidence,), 0.0))
    written = whole["claims"][0]["measurements"]
    assert {name: each["expected"] for name, each in written.items()} == {
        **expect,
        "c": {"at_least": "-Infinity"},
    }


def test_only_verified_claims_are_good() -> None:
    def evidence(value: float) -> Evidence:
        outcome = Outcome(measurements=({"x": value},))
        wrong = Outcome(measurements=({"x": 9.0},))
        return Evidence((judge(claim(), "l", demo=outcome, controls=[("c", wrong)]),), 0.0)

    assert evidence(1.0).good
    assert not evidence(2.0).good
    assert not Evidence((*evidence(1.0).claims, *evidence(2.0).claims), 0.0).good
