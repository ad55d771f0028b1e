"""What ``curriculum validate`` costs, against PyYAML's C loader merely parsing the same files.

Run as ``python -m benchmarks.validate [LESSONS ...]``. For each size a course is generated, and the
two whole processes are run in turn; the ratio of the least processor times is the figure to look
at. The goals: at most 1.0 at 1,000 lessons and 0.6 at 100,000; ten times the lessons at most eleven
times the cost; at most 1.5 GiB of memory; at 20 lessons at most 20 times a bare Python.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import Shape, write_course

SIZES = (20, 1_000, 10_000, 100_000)
CURRICULUM = str(Path(sys.executable).with_name("curriculum"))
PARSE = """
import os, sys, yaml
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if name.endswith(".yaml"):
            with open(os.path.join(folder, name), "rb") as file:
                yaml.load(file.read(), Loader=yaml.CSafeLoader)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took.

    Attributes:
        processor: Processor time of it and its children, in seconds.
        wall: Time that went by, in seconds.
        peak: Resident memory at its largest, in MiB.
    """

    processor: float
    wall: float
    peak: float


def main() -> None:
    """Print the figures for each size."""
    sizes = [int(word.replace(",", "")) for word in sys.argv[1:]] or SIZES
    print(f"{'lessons':>8} {'bare':>6} {'parse':>8} {'validate':>9} {'ratio':>6} {'wall':>6} peak")
    before: tuple[int, float] | None = None
    for lessons in sizes:
        with tempfile.TemporaryDirectory() as folder:
            course = str(write_course(Shape(lessons), Path(folder)))
            costs = measured(course, rounds=15 if lessons <= 1_000 else 3)
        bare, parse, validate = (least(costs[name]) for name in ("bare", "parse", "validate"))
        wall = min(cost.wall for cost in costs["validate"])
        wall /= min(cost.wall for cost in costs["parse"])
        peak = statistics.median(cost.peak for cost in costs["validate"])
        print(
            f"{lessons:8} {bare * 1000:4.0f}ms {parse:7.3f}s {validate:8.3f}s "
            f"{validate / parse:6.2f} {wall:6.2f} {peak:.0f} MiB"
        )
        print(f"{'':8} {validate / bare:.1f} times a bare Python")
        if before is not None:
            print(f"{'':8} {lessons / before[0]:.0f} times the lessons, ", end="")
            print(f"{validate / before[1]:.1f} times the cost")
        before = lessons, validate


def measured(course: str, rounds: int) -> dict[str, list[Cost]]:
    """Run the processes in turn.

    Args:
        course: The course's folder.
        rounds: How often.

    Returns:
        What each run of each process took.
    """
    commands: dict[str, Sequence[str]] = {
        "bare": [sys.executable, "-c", "pass"],
        "parse": [sys.executable, "-c", PARSE, course],
        "validate": [CURRICULUM, "validate", "--format", "concise", course],
    }
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, words in commands.items():
            costs[name].append(cost_of(words))
    return costs


def cost_of(words: Sequence[str]) -> Cost:
    """Run a command whose output nobody reads.

    Args:
        words: The command, which must succeed.

    Returns:
        What it took.
    """
    start = time.perf_counter()
    null = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1)]
    process = os.posix_spawn(words[0], list(words), os.environ, file_actions=actions)
    _process, status, usage = os.wait4(process, 0)
    os.close(null)
    assert os.waitstatus_to_exitcode(status) == 0, f"{words} failed"
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def least(costs: Sequence[Cost]) -> float:
    """Return the least processor time of some runs, in seconds.

    Args:
        costs: What the runs took.
    """
    return min(cost.processor for cost in costs)


if __name__ == "__main__":
    main()
