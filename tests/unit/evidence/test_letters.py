"""Work and outcomes that arrive as they were sent."""

from __future__ import annotations

import math

from curriculum_kit.evidence.figure import Axis, Figure, Series
from curriculum_kit.evidence.letters import Answer, Request
from curriculum_kit.evidence.work import Limits, Outcome, Part, Work


def test_a_request_arrives() -> None:
    work = Work("é-claim", "folder/measured.py", "folder.measured", "f", Part.CONTROL, 3, 1, 2)
    request = Request("run", work, Limits(2.5, 64), "digest", {"numpy": "2.0"})
    assert Request.read(request.written()) == request


def test_every_outcome_arrives() -> None:
    figure = Figure("T", Axis("x", "log"), Axis("y"), (Series("s", (0.1,), (math.inf,), "bars"),))
    for outcome in (
        Outcome(({"x": 0.1 + 0.2, "whole": 10**300, "truth": True}, {"x": -0.0}), seconds=0.1),
        Outcome(figure=figure, seconds=1.0),
        Outcome(problem="raised ValueError: \u2028", seconds=2.0),
    ):
        assert repr(Answer.read(Answer(outcome).written()).outcome) == repr(outcome)
    nan = Answer.read(Answer(Outcome(({"x": math.nan},))).written()).outcome
    assert nan is not None
    assert math.isnan(nan.measurements[0]["x"])


def test_a_refusal_arrives() -> None:
    refusal = Answer(refusal="has numpy 1.0 (here 2.0)")
    assert Answer.read(refusal.written()) == refusal
