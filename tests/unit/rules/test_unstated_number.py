"""CUR508: which numbers a statement puts forward, and which expectations hold them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from curriculum_kit.model.claim import Expectation
from curriculum_kit.rules.numerals import numerals_in
from tests.unit.rules.found import found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("at most 3.8e-6 of it", {"3.8e-6": 3.8e-6}),
        ("262,144 weights, 12 biases", {"262,144": 262144, "12": 12}),
        ("a share of 25 % or 25% or 0.25", {"25 %": 25, "25%": 25, "0.25": 0.25}),
        ("3 percent", {"3 percent": 3}),
        ("a slope of 1/4.", {"1/4": 0.25}),
        ("below 10^-9 and near 3 × 10^-4", {"10^-9": 1e-9, "3 × 10^-4": 3e-4}),
        ("from -0.5 to −2", {"-0.5": -0.5, "−2": -2}),
        ("10-20 or 3–4 steps", {"10": 10, "20": 20, "3": 3, "4": 4}),
        ("less error (0.28), with w = 2.", {"0.28": 0.28, "2": 2}),
        ("In 2000 steps", {"2000": 2000}),
        ("It ends at 7. Then it stops", {"7": 7}),
    ],
)
def test_numbers(text: str, numbers: dict[str, float]) -> None:
    assert {found.written: found.value for found in numerals_in(text)} == pytest.approx(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "forty values of a sine",
        "`v = 0.9 v + g` on [-1.8, 1.8] and the points (1, 3), (2, 5)",
        "x^2, w5, L2, x_1, 2/n, 1/fan-in, 2x, 3D, 5th, GPT-2, 16-bit, 2^-52, beta1",
        "layer 9, Figure 2, lessons 1-3, steps 1, 2 and 3, step 3 of 4, eq. 7",
        "(Glorot & Bengio 2010), Hinton 1986, et al. 2015, since 2012.",
        "1. First; 2) then (3) last",
        "version 3.11.2 of 2027-06-30 at 10:30 on 28×28 images",
        "1/0, 1e400, 10^999999999, https://example.org/12/5",
        "[a link 3](page/4)",
    ],
)
def test_passed_over(text: str) -> None:
    assert [found.written for found in numerals_in(text)] == []


@pytest.mark.parametrize(
    ("written", "expectation", "held"),
    [
        ("0.236", {"equals": 0.236}, True),
        ("0.111", {"equals": 0.1111111}, True),
        ("0.112", {"equals": 0.1111111}, False),
        ("0.65", {"equals": 0.645, "within": 0.001}, True),
        ("2.67", {"equals": 8 / 3, "within": 1e-12}, True),
        ("25 %", {"equals": 0.25}, True),
        ("25 %", {"equals": 25, "unit": "%"}, True),
        ("25", {"equals": 0.25}, False),
        ("1/4", {"equals": 0.25}, True),
        ("1/3", {"equals": 0.333}, False),
        ("1/3", {"equals": 0.333, "within": 0.001}, True),
        ("0.5", {"equals": -0.5}, True),
        ("-0.5", {"equals": 0.5}, False),
        ("1e-9", {"at_most": 1e-9}, True),
        ("1e-12", {"at_most": 1e-9}, False),
        ("3", {"at_least": 3}, True),
        ("2", {"between": [1, 3]}, True),
        ("3.2", {"between": [1, 3]}, False),
        ("1.5", {"equals": 1, "within": 0.4}, False),
        ("262,144", {"equals": 262144}, True),
        ("1", {"is": True}, False),
    ],
)
def test_held(written: str, expectation: dict[str, object], *, held: bool) -> None:
    [numeral] = numerals_in(f"It is {written} here.")
    assert numeral.is_held_by(Expectation(**expectation)) is held  # type: ignore[arg-type]


COURSE = """
## learning-rate.yaml
claims:
  a:
    statement: {statement}
    demo: examples:measured
    expect: {expect}
"""


@pytest.mark.parametrize(
    ("statement", "expect", "messages"),
    [
        ("It is 3.", "{value: {equals: 3}}", []),
        ("It is 3 or 4.", "{value: {equals: 3}, other: {equals: 4}}", []),
        (
            "It is 3, 4 and 4, or 5.",
            "{value: {equals: 3}}",
            ["claim 'a' states 4, 5, which no expectation holds"],
        ),
        ("It is 3.", "{}", []),
        ("It is 3.", "{value: {equals: three}}", []),
    ],
)
def test_claim(statement: str, expect: str, messages: list[str], tmp_path: Path) -> None:
    course = COURSE.format(statement=statement, expect=expect)
    assert found("unstated-number", course, tmp_path) == messages


@pytest.mark.parametrize(
    "part", ["1", "1,", "111,", "[", "`", "(1, ", "(", "A-", "1.", "1:", "1 × ", "lesson 1, ", "^1"]
)
def test_time_grows_with_the_text(part: str) -> None:
    start = time.process_time()
    list(numerals_in(part * (200_000 // len(part)) + "x"))
    assert time.process_time() - start < 2
