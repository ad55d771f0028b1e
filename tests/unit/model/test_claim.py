"""Expectations: which are refused, which values meet the others, and how they print."""

from __future__ import annotations

import math
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from curriculum_kit.model.claim import Claim, Expectation, Measurement

EXPECTATION = TypeAdapter(Expectation)
NAN, INF = math.nan, math.inf


def expectation(written: dict[str, Any]) -> Expectation:
    return EXPECTATION.validate_python(written)


@pytest.mark.parametrize(
    ("written", "where", "said"),
    [
        ({}, (), "found none"),
        ({"unit": "m"}, (), "found none"),
        ({"equals": 1, "at_most": 2}, (), "found equals and at_most"),
        ({"at_least": 1, "at_most": 2}, (), "found at_most and at_least"),
        ({"equals": 1, "is": True}, (), "found equals and is"),
        ({"within": 0.1}, (), "found none"),
        ({"at_most": 1, "within": 0.1}, (), "'equals' only"),
        ({"is": True, "within_relative": 0.1}, (), "'equals' only"),
        ({"equals": 1, "within": 0.1, "within_relative": 0.1}, (), "not both"),
        ({"between": [2, 1]}, (), "the first bound is greater"),
        ({"between": [NAN, 1]}, ("between", 0), "nan is not a number that anything can equal"),
        ({"between": [0, NAN]}, ("between", 1), "nan is not a number that anything can equal"),
        ({"equals": NAN, "within": 1}, ("equals",), "nan is not a number that anything can equal"),
        ({"at_least": NAN}, ("at_least",), "nan is not a number that anything can equal"),
        ({"at_most": NAN}, ("at_most",), "nan is not a number that anything can equal"),
        ({"between": []}, ("between",), "expected two numbers"),
        ({"between": [1]}, ("between",), "expected two numbers"),
        ({"between": [1, 2, 3]}, ("between",), "expected two numbers"),
        ({"between": 1}, ("between",), "tuple"),
        ({"between": [1, "2"]}, ("between", 1), "number"),
        ({"is": 1}, ("is",), "boolean"),
        ({"is": "yes"}, ("is",), "boolean"),
        ({"equals": True}, ("equals",), "number"),
        ({"equals": "1"}, ("equals",), "number"),
        ({"equals": 10**400}, ("equals",), "number"),
        ({"equals": 1, "within": -0.1}, ("within",), "greater than or equal to 0"),
        ({"equals": 1, "within": NAN}, ("within",), "greater than or equal to 0"),
        ({"equals": 1, "unit": ""}, ("unit",), "at least 1 character"),
        ({"equals": 1, "tolerance": 0.1}, ("tolerance",), "Unexpected"),
        ({"is_": True}, ("is_",), "Unexpected"),
    ],
)
def test_refused_with_one_error(
    written: dict[str, Any], where: tuple[str | int, ...], said: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        expectation(written)
    [error] = refusal.value.errors()
    assert error["loc"] == where
    assert said in error["msg"]


@pytest.mark.parametrize(
    ("written", "met", "missed"),
    [
        ({"equals": 0.25}, [0.25], [0.25000001, 0.2, NAN, True]),
        ({"equals": 0}, [0, 0.0, -0.0], [5e-324, False, NAN]),
        ({"equals": 2, "within": 0.5}, [2, 1.5, 2.5], [1.49, 2.51, NAN, INF]),
        ({"equals": 2, "within": 0}, [2], [2.0000001]),
        ({"equals": -4, "within_relative": 0.25}, [-4, -3, -5], [-2.9, -5.1, 4]),
        ({"at_most": 1}, [1, 0, -INF], [1.1, INF, NAN, False]),
        ({"at_least": 1}, [1, 2, INF], [0.9, -INF, NAN, True]),
        ({"at_least": -INF}, [0, -INF], [NAN]),
        ({"between": [-1, 1]}, [-1, 0, 1], [-1.1, 1.1, NAN]),
        ({"between": [1, 1]}, [1], [0.9]),
        ({"is": True}, [True], [False, 1, 1.0, NAN]),
        ({"is": False}, [False], [True, 0, 0.0]),
        ({"equals": INF}, [INF], [1e308, -INF, NAN]),
    ],
)
def test_values_that_meet_it(
    written: dict[str, Any], met: list[Measurement], missed: list[Measurement]
) -> None:
    wanted = expectation(written)
    assert [value for value in (*met, *missed) if wanted.met_by(value)] == met


@pytest.mark.parametrize(
    ("written", "measured", "used"),
    [
        ({"equals": 2, "within": 0.5}, 2, 0),
        ({"equals": 2, "within": 0.5}, 2.25, 0.5),
        ({"equals": 2, "within": 0.5}, 1.5, 1),
        ({"equals": 2, "within": 0.5}, 3, 2),
        ({"equals": 10, "within_relative": 0.1}, 10.5, 0.5),
        ({"between": [0, 4]}, 2, 0),
        ({"between": [0, 4]}, 4, 1),
        ({"at_most": 4}, 1, 0.25),
        ({"at_most": 4}, 8, 2),
        ({"at_least": 4}, 8, 0.5),
        ({"at_least": 4}, 2, 2),
        ({"at_most": 4}, -1, None),
        ({"at_least": -4}, 8, None),
        ({"at_most": 0}, 0, None),
        ({"at_most": 0}, 1, None),
        ({"at_least": 0}, 3, 0),
        ({"equals": 2}, 2, None),
        ({"between": [1, 1]}, 1, None),
        ({"is": True}, True, None),
        ({"equals": 2, "within": 0.5}, NAN, None),
        ({"at_most": 4}, NAN, None),
    ],
)
def test_share_of_the_tolerance_used(
    written: dict[str, Any], measured: Measurement, used: float | None
) -> None:
    share = expectation(written).tolerance_used(measured)
    assert share == (None if used is None else pytest.approx(used))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ({"equals": 0.25}, "0.25"),
        ({"equals": 0.25, "unit": "1"}, "0.25"),
        ({"equals": 0.25, "unit": "m/s"}, "0.25 m/s"),
        ({"equals": 0.25, "within": 1e-6}, "0.25 within 1e-06"),
        ({"equals": 3.814697265625e-06}, "3.814697265625e-06"),
        ({"equals": 4.0, "within_relative": 0.05}, "4 within 5%"),
        ({"equals": 4.0, "within_relative": 1e-9}, "4 within 1e-07%"),
        ({"at_most": 3.5, "unit": "s"}, "at most 3.5 s"),
        ({"at_least": 3.0}, "at least 3"),
        ({"between": [1, 2]}, "between 1 and 2"),
        ({"between": [3.814697265625e-06, 1.5]}, "between 3.814697265625e-06 and 1.5"),
        ({"is": True}, "true"),
        ({"is": False}, "false"),
    ],
)
def test_in_words(written: dict[str, Any], text: str) -> None:
    assert str(expectation(written)) == text


def test_every_expectation_tells_its_bounds() -> None:
    assert expectation({"at_least": 2}).bounds == (2, INF)
    assert expectation({"at_most": 2}).bounds == (-INF, 2)
    assert expectation({"is": True}).bounds == (1, 1)
    assert expectation({"equals": -4, "within_relative": 0.5}).bounds == (-6, -2)


def test_claim_needs_only_a_statement() -> None:
    claim = TypeAdapter(Claim).validate_python({"statement": "It holds."})
    assert (claim.demo, claim.expect, claim.seeds, claim.sources) == (None, {}, 1, ())
