"""What verify says of claims that are not verified fits a terminal."""

from __future__ import annotations

import re

import pytest

from curriculum_kit.evidence.record import (
    ClaimEvidence,
    ControlEvidence,
    Evidence,
    MeasurementEvidence,
    Verdict,
)
from curriculum_kit.model.claim import Expectation
from curriculum_kit.output.evidence_text import evidence_text
from curriculum_kit.output.terminal import Terminal

LONG = "operands could not be broadcast together with shapes (100,100) (64,) in a layer"
NAMES = tuple(f"long_name_{number}" for number in range(9))
UNIT = "learning rates of the step that a plain descent would have made at this place"

CLAIM = ClaimEvidence(
    "momentum-multiplies-the-step",
    "optimizers",
    Verdict.ERRORED,
    demo="optimizers:momentum_step",
    measurements={
        "share_after_10_steps_of_the_average_that_momentum_keeps_of_them": (
            MeasurementEvidence(0.65, Expectation(equals=0.75, within=0.01, unit=UNIT), False, 10.0)
        )
    },
    controls=(
        ControlEvidence(f"Adam always beats SGD: {LONG}", NAMES),
        ControlEvidence("plain step", problem=f"raised ValueError: {LONG} (optimizers.py, line 3)"),
        ControlEvidence("a root forgotten, which makes no difference to what is measured here, so"),
    ),
    message=f"the demo raised ValueError: {LONG} (optimizers.py, line 3)",
)


def printed(terminal: Terminal) -> str:
    return evidence_text(Evidence((CLAIM,), 1.0), terminal)


@pytest.mark.parametrize("columns", [80, 100])
def test_lines_fit_the_terminal(columns: int) -> None:
    wide = [line for line in printed(Terminal(columns=columns)).splitlines() if len(line) > columns]
    assert all(len(line.split()) == 1 for line in wide)  # a word is never broken


def test_what_does_not_fit_goes_on_below_itself() -> None:
    assert (
        "    control 'plain step' raised ValueError: operands could not be broadcast\n"
        "      together with shapes (100,100) (64,) in a layer (optimizers.py, line 3)\n"
        "    control 'a root forgotten, which makes no difference to what is measured\n"
        "      here, so' violates nothing\n"
    ) in printed(Terminal())


def test_color_changes_nothing_but_color() -> None:
    colored = printed(Terminal(color=True))
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == printed(Terminal())
    for line in colored.splitlines():
        assert line.count("\x1b[") % 2 == 0  # each line ends what it begins
    assert "here, so' \x1b[1;31mviolates nothing\x1b[0m\n" in colored
