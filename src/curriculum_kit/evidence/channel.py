"""The lines that a demo's process reports with, and what they amount to once it has ended.

The result channel is the only thing that counts: an exit status proves nothing, because a demo
may end its process with any. Every line carries a token that the demo is not given, so that a
demo which writes to all the files it finds open does not pass for one that measured something.
"""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from curriculum_kit.evidence.containment import MOST_PROCESSES
from curriculum_kit.evidence.figure import Axis, Figure, Series
from curriculum_kit.evidence.work import Limits, Outcome, Part, Work

if TYPE_CHECKING:
    from curriculum_kit.evidence.demo import Measurements

MAXIMUM_BYTES = 1 << 20
OUTPUT_BYTES = 2048
LINE_LENGTH = 300

Stopped = Literal["", "time", "size", "processes"]


_EXCESSES: Mapping[Stopped, str] = {
    "size": "sent more than 1 MiB of results",
    "processes": f"started more than {MOST_PROCESSES} processes",
}


@dataclass(frozen=True, slots=True)
class Remains:
    """What a process leaves behind.

    Attributes:
        received: Everything that came over its result channel.
        output: The end of what it printed.
        status: Its exit status, negative for the signal that killed it; None if unknown.
        stopped: Why it was stopped from outside, empty if it was not.
        seconds: How long it ran.
    """

    received: str
    output: str
    status: int | None
    stopped: Stopped
    seconds: float


def line(token: str, body: Mapping[str, object]) -> bytes:
    """Return the line that reports one result.

    Args:
        token: The secret of this piece of work.
        body: ``measurements``, ``figure``, ``problem`` or ``ready``.
    """
    return json.dumps({"token": token, **body}).encode("ascii") + b"\n"


def outcome_of(work: Work, token: str, remains: Remains, limits: Limits) -> Outcome:
    """Make out what came of a piece of work.

    Args:
        work: The piece of work.
        token: The secret that its lines must carry.
        remains: What its process left behind.
        limits: The limits it was under.
    """
    results: list[Mapping[str, object]] = []
    problem = _EXCESSES.get(remains.stopped)
    if problem is None:
        try:
            results = [body for body in _bodies(remains.received, token) if "ready" not in body]
        except (ValueError, RecursionError):
            problem = "wrote to a file that is not its own: what it measured cannot be told apart"
    told = next((body["problem"] for body in results if "problem" in body), None)
    if told is not None:
        problem = _in_seed(str(told), len(results), work.seeds)
    elif problem is None and len(results) != work.seeds:
        problem = _in_seed(_ending(remains, limits), len(results) + 1, work.seeds)
    if problem is not None:
        return Outcome(problem=problem, seconds=remains.seconds)
    try:
        if work.part is Part.FIGURE:
            return Outcome(figure=_figure(results[0]["figure"]), seconds=remains.seconds)
        measured = tuple(_measurements(body["measurements"]) for body in results)
        return Outcome(measurements=measured, seconds=remains.seconds)
    except (KeyError, TypeError, ValueError) as error:
        problem = f"reported what cannot be read: {one_line(str(error))}"
        return Outcome(problem=problem, seconds=remains.seconds)


def one_line(text: str) -> str:
    """Return a text on one line, cut to a length that fits a message.

    Args:
        text: Any text.
    """
    joined = " ".join(text[: 4 * LINE_LENGTH].split())
    return joined if len(joined) <= LINE_LENGTH else joined[: LINE_LENGTH - 1] + "…"


def _bodies(received: str, token: str) -> Iterator[Mapping[str, object]]:
    """Read the complete lines; ValueError for one that the kit's own code did not write."""
    for text in received.split("\n")[:-1]:
        body = json.loads(text)
        if not isinstance(body, dict) or body.pop("token", None) != token:
            raise ValueError("this line does not carry the token")
        yield body


def _in_seed(problem: str, seed: int, seeds: int) -> str:
    return problem if seeds == 1 else f"{problem} (seed {seed} of {seeds})"


def _ending(remains: Remains, limits: Limits) -> str:
    """Say how a process ended that did not report everything."""
    if remains.stopped == "time":
        return f"ran longer than its time limit of {limits.timeout:g} s"
    printed = [text for text in remains.output.splitlines() if text.strip()]
    last = f"; its last output: {one_line(printed[-1])}" if printed else ""
    if remains.status is not None and remains.status < 0:
        return f"was killed by {_signal_name(-remains.status)}{last}"
    status = "" if remains.status is None else f" (exit status {remains.status})"
    return f"ended its process without a result{status}{last}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _measurements(data: object) -> Measurements:
    """Take the measurements that this kit's code in the child has already checked."""
    if not isinstance(data, dict):
        raise TypeError("measurements are a mapping")
    return data


def _figure(data: object) -> Figure:
    """Build the figure from its plain form; ``dataclasses.asdict`` made it in the child."""
    if not isinstance(data, dict):
        raise TypeError("a figure is a mapping")
    return Figure(
        title=data["title"],
        x=Axis(**data["x"]),
        y=Axis(**data["y"]),
        series=tuple(Series(**series) for series in data["series"]),
    )
