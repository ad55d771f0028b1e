"""What is made of what a process leaves behind."""

from __future__ import annotations

import json

import pytest

from curriculum_kit.evidence.channel import Remains, Stopped, line, one_line, outcome_of
from curriculum_kit.evidence.figure import Axis, Figure, Series
from curriculum_kit.evidence.work import Limits, Part, Work

TOKEN = "secret"
ONE = line(TOKEN, {"measurements": {"x": 1.0}}).decode()
READY = line(TOKEN, {"ready": True}).decode()
RAISED = line(TOKEN, {"problem": "raised ValueError"}).decode()
FORGED = json.dumps({"token": "guess", "measurements": {"x": 1.0}}) + "\n"
BARE = json.dumps({"measurements": {"x": 1.0}}) + "\n"

FOREIGN = "wrote to a file that is not its own: what it measured cannot be told apart"
NOTHING = "ended its process without a result"


def work(seeds: int = 1, part: Part = Part.DEMO) -> Work:
    return Work("claim", "/demos/a.py", "a", "f", part, seeds)


def remains(
    received: str, *, output: str = "", status: int | None = 0, stopped: Stopped = ""
) -> Remains:
    return Remains(received, output, status, stopped, 0.5)


@pytest.mark.parametrize(
    ("seeds", "left", "problem"),
    [
        (1, remains(ONE), None),
        (1, remains(READY + ONE), None),
        (2, remains(ONE + ONE), None),
        (1, remains(ONE, status=-11), None),
        (1, remains(""), f"{NOTHING} (exit status 0)"),
        (1, remains(READY), f"{NOTHING} (exit status 0)"),
        (1, remains("", status=None), NOTHING),
        (
            1,
            remains("", status=3, output="a\nb \n\n"),
            f"{NOTHING} (exit status 3); its last output: b",
        ),
        (1, remains("", status=-9), "was killed by SIGKILL"),
        (1, remains("", status=-11, output="oh"), "was killed by SIGSEGV; its last output: oh"),
        (1, remains("", status=-99), "was killed by signal 99"),
        (1, remains("", status=-9, stopped="time"), "ran longer than its time limit of 20 s"),
        (1, remains(ONE[:9], status=-9, stopped="time"), "ran longer than its time limit of 20 s"),
        (1, remains(ONE[:-1]), f"{NOTHING} (exit status 0)"),
        (1, remains("x" * 9, stopped="size"), "sent more than 1 MiB of results"),
        (2, remains(ONE), f"{NOTHING} (exit status 0) (seed 2 of 2)"),
        (3, remains(ONE + RAISED), "raised ValueError (seed 2 of 3)"),
        (1, remains(RAISED), "raised ValueError"),
        (1, remains(FORGED), FOREIGN),
        (1, remains(BARE), FOREIGN),
        (1, remains(FORGED + ONE), FOREIGN),
        (1, remains(ONE + FORGED), FOREIGN),
        (1, remains("junk" + ONE), FOREIGN),
        (1, remains("[" * 100_000 + "\n"), FOREIGN),
        (1, remains("9" * 10_000 + "\n"), FOREIGN),
        (1, remains('"text"\n' + ONE), FOREIGN),
    ],
)
def test_only_a_complete_result_with_the_token_counts(
    seeds: int, left: Remains, problem: str | None
) -> None:
    outcome = outcome_of(work(seeds), TOKEN, left, Limits())
    assert outcome.problem == problem
    assert outcome.measurements == (() if problem else ({"x": 1.0},) * seeds)
    assert outcome.seconds == 0.5


def test_a_figure_comes_back_as_it_was_drawn() -> None:
    series = {"label": "l", "x": [1.0, 2.0], "y": [3.0, 4.0], "style": "points"}
    axis = {"label": "a", "scale": "log"}
    drawn = {"title": "T", "x": axis, "y": axis, "series": [series]}
    outcome = outcome_of(
        work(part=Part.FIGURE), TOKEN, remains(line(TOKEN, {"figure": drawn}).decode()), Limits()
    )
    assert outcome.figure == Figure(
        "T", Axis("a", "log"), Axis("a", "log"), (Series("l", [1.0, 2.0], [3.0, 4.0], "points"),)
    )


@pytest.mark.parametrize(
    ("text", "line_"),
    [("a", "a"), ("a\n\n b\t", "a b"), ("x" * 400, "x" * 299 + "…"), (" " * 5000 + "x", "")],
)
def test_messages_stay_on_one_line(text: str, line_: str) -> None:
    assert one_line(text) == line_
