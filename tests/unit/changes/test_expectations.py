"""Whether an expectation became easier or harder to meet."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from curriculum_kit.changes.expectations import Slack, slack
from curriculum_kit.model.claim import Expectation

EXPECTATION = TypeAdapter(Expectation)
INFINITY = float("inf")


def expectation(**data: object) -> Expectation:
    return EXPECTATION.validate_python(data)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"equals": 2, "within": 0.1}, {"equals": 2, "within": 0.2}),
        ({"equals": 2}, {"equals": 2, "within": 1e-9}),
        ({"equals": 2, "within_relative": 0.1}, {"equals": 2, "within_relative": 0.2}),
        ({"equals": 2, "within": 0.1}, {"at_most": 5}),
        ({"equals": 2, "within": 0.1}, {"equals": 500, "within": 1}),
        ({"equals": 2, "within_relative": 0.1}, {"equals": 500, "within_relative": 0.2}),
        ({"at_most": 1}, {"at_most": 2}),
        ({"at_least": 1}, {"at_least": 0}),
        ({"between": [1, 2]}, {"between": [1, 3]}),
        ({"between": [1, 2]}, {"between": [7, 9]}),
        ({"between": [1, 2]}, {"at_most": 2}),
        ({"at_most": 2}, {"at_most": INFINITY}),
    ],
)
def test_looser_one_way_is_tighter_the_other(
    then: dict[str, object], now: dict[str, object]
) -> None:
    assert slack(expectation(**then), expectation(**now)) is Slack.LOOSER
    assert slack(expectation(**now), expectation(**then)) is Slack.TIGHTER


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"equals": 2, "within": 0.1}, {"equals": 3, "within": 0.1}),
        ({"equals": 2, "within_relative": 0.1}, {"equals": 500, "within_relative": 0.1}),
        ({"equals": 2}, {"equals": 3}),
        ({"at_most": 1}, {"at_least": 1}),
        ({"is": True}, {"is": False}),
        ({"is": True}, {"equals": 1}),
        ({"equals": 1, "unit": "m"}, {"equals": 1, "unit": "km"}),
    ],
)
def test_a_correction_is_neither(then: dict[str, object], now: dict[str, object]) -> None:
    assert slack(expectation(**then), expectation(**now)) is Slack.OTHER
    assert slack(expectation(**now), expectation(**then)) is Slack.OTHER


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({"equals": 2, "within": 0.2}, {"equals": 2.0, "within_relative": 0.1}),
        ({"between": [1, 1]}, {"equals": 1}),
    ],
)
def test_the_same_may_be_written_otherwise(then: dict[str, object], now: dict[str, object]) -> None:
    assert slack(expectation(**then), expectation(**now)) is Slack.SAME
