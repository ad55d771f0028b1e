"""Counting over many runs how often claims fail, in real processes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from curriculum_kit.evidence.flaky import measure_rates
from curriculum_kit.evidence.rates import ClaimRate
from curriculum_kit.evidence.work import seed_of
from curriculum_kit.model.claim import Claim
from tests.unit.evidence.claims import claim, course_of, demo_source, write_demos

ABOVE = {"x": {"at_most": 1.5}}


def rates(folder: Path, source: str, *claims: Claim, seeds: int | None = None) -> list[ClaimRate]:
    """Count how often claims fail whose demos are in the file "measured"."""
    write_demos(folder, measured=source)
    counted = measure_rates(course_of(*claims), folder, jobs=2, seeds=seeds)
    return list(counted.claims)


def draws(name: str, runs: int, seeds: int) -> list[list[float]]:
    """Return the first normal draw of every seed of every run."""
    return [
        [
            float(np.random.default_rng(seed_of(name, run * seeds + seed)).normal())
            for seed in range(seeds)
        ]
        for run in range(runs)
    ]


DRAW = demo_source("f", "return {'x': generator.normal()}", parameters="generator")


@pytest.mark.parametrize("seeds", [1, 3])
def test_a_run_fails_if_any_of_its_seeds_does(seeds: int, tmp_path: Path) -> None:
    expected = sum(max(run) > 1.5 for run in draws("a-claim", 50, seeds))
    [rate] = rates(tmp_path, DRAW, claim(expect=ABOVE, seeds=seeds))
    assert 0 < expected < 50
    assert (rate.runs, rate.seeds, rate.failed, rate.missed) == (
        50,
        seeds,
        expected,
        {"x": expected},
    )
    assert rate.controls == [("wrong f", 50)]
    assert not rate.on_target


def test_more_seeds_a_run_can_be_asked_for(tmp_path: Path) -> None:
    expected = sum(max(run) > 1.5 for run in draws("a-claim", 50, 3))
    [rate] = rates(tmp_path, DRAW, claim(expect=ABOVE), seeds=3)
    assert (rate.seeds, rate.failed) == (3, expected)


def test_the_first_run_to_fall_short_is_told(tmp_path: Path) -> None:
    values = [run[0] for run in draws("a-claim", 50, 1)]
    first = next(number for number, value in enumerate(values) if value > 1.5)
    [rate] = rates(tmp_path, DRAW, claim(expect=ABOVE))
    assert rate.message == f"run {first + 1}: x is {values[first]!r}, expected at most 1.5"


CHANCE_CONTROL = """
@f.control
def now_and_then(generator):
    return {'x': float(generator.integers(2))}
"""


def test_a_control_that_slips_through_now_and_then(tmp_path: Path) -> None:
    source = demo_source("f", "return {'x': 1.0}") + CHANCE_CONTROL
    [rate] = rates(tmp_path, source, claim())
    caught = dict(rate.controls)
    assert (rate.runs, rate.failed, caught["wrong f"]) == (50, 0, 50)
    assert 0 < caught["now and then"] < 50
    assert not rate.on_target
    assert rate.message is not None
    assert rate.message.endswith("control 'now and then' meets every expectation")


def test_an_expectation_that_no_control_violates_now_and_then(tmp_path: Path) -> None:
    source = (
        "@demo\ndef f(generator):\n    return {'x': 1.0, 'y': 1.0}\n"
        "@f.control\ndef wrong(generator):\n    return {'x': 0.0, 'y': generator.integers(2)}\n"
    )
    both = {"x": {"equals": 1.0}, "y": {"equals": 1.0}}
    [rate] = rates(tmp_path, source, claim(expect=both))
    assert (rate.failed, rate.controls) == (0, [("wrong", 50)])
    assert rate.unviolated["x"] == 0
    assert 0 < rate.unviolated["y"] < 50
    assert not rate.on_target


def test_what_takes_no_generator_is_run_once(tmp_path: Path) -> None:
    [rate] = rates(tmp_path, demo_source("f", "return {'x': 1.0}"), claim())
    assert (rate.runs, rate.failed, rate.controls) == (1, 0, [("wrong f", 1)])
    assert rate.on_target


UNSEEDED: Mapping[str, tuple[str, str]] = {
    "no generator": ("", "return {'x': 1 + 1e-9 * np.random.default_rng().random()}"),
    "a generator unused": ("generator", "return {'x': 1 + 1e-9 * np.random.random()}"),
    "a clock": ("", "import time\nreturn {'x': 1 + 1e-12 * time.perf_counter()}"),
}


@pytest.mark.parametrize("name", UNSEEDED)
def test_chance_that_no_generator_governs_is_off_target(name: str, tmp_path: Path) -> None:
    parameters, body = UNSEEDED[name]
    source = demo_source("f", body, parameters=parameters)
    [rate] = rates(tmp_path, source, claim(expect={"x": {"equals": 1, "within": 0.5}}))
    assert (rate.failed, rate.repeatable, rate.on_target) == (0, False, False)


def test_a_demo_that_raises_now_and_then_failed(tmp_path: Path) -> None:
    body = "if generator.normal() > 1.5: raise ValueError('big')\nreturn {'x': 1.0}"
    source = demo_source("f", body, parameters="generator")
    expected = sum(run[0] > 1.5 for run in draws("a-claim", 50, 1))
    [rate] = rates(tmp_path, source, claim())
    assert (rate.failed, rate.repeatable, rate.on_target) == (expected, True, False)


def test_a_claim_of_which_nothing_can_be_run_is_off_target(tmp_path: Path) -> None:
    nothing, missing = rates(
        tmp_path, DRAW, claim(None, name="nothing"), claim("measured:g", name="missing")
    )
    assert (nothing.runs, nothing.on_target, nothing.message) == (0, False, "it names no demo")
    assert (missing.runs, missing.on_target) == (0, False)


def test_no_control_is_off_target(tmp_path: Path) -> None:
    [rate] = rates(tmp_path, "@demo\ndef f():\n    return {'x': 1.0}\n", claim())
    assert (rate.runs, rate.failed, rate.controls, rate.on_target) == (1, 0, [], False)


def test_figures_are_not_drawn(tmp_path: Path) -> None:
    figure = "@f.figure\ndef drawn():\n    raise ValueError\n"
    [rate] = rates(tmp_path, demo_source("f", "return {'x': 1.0}") + figure, claim())
    assert rate.on_target
