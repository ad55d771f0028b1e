"""What ``curriculum verify`` costs, against what somebody might do instead.

Run as ``python -m benchmarks.verify [DEMOS] [--write]``. A course of trivial demos is generated,
each with a control, and whole processes are run in turn; the least of the rounds counts, so that
what else the machine does weighs on all alike. The yardsticks:

- ``python -c "import numpy"``, once for each demo and each control, as many at a time: less than
  any runner must do that gives each a fresh interpreter. Goal: at least 15 times as long.
- pytest with two workers on the same functions, where nothing keeps one test from another. Goal:
  longer.
- ``curriculum validate`` on that course, against ``curriculum verify`` when nothing has changed
  since the last time. Goal: at most twice as long.
- The whole bundled course with all controls and figures, nothing remembered. Goal: under 15 s on
  two cores.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measurements import PAGE, ROOT, write
from benchmarks.trivial import write_course, write_tests
from benchmarks.validate import CURRICULUM, Cost, cost_of

JOBS = 2
ROUNDS = 3
SECTION = "## Verifying\n"
FRESH = """
import subprocess, sys
from concurrent.futures import ThreadPoolExecutor
def start(_):
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)
with ThreadPoolExecutor(int(sys.argv[2])) as threads:
    list(threads.map(start, range(int(sys.argv[1]))))
"""


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio, or a time, and what it should be.

    Attributes:
        what: What is compared.
        wall: By the time that went by.
        processor: By the processor time.
        wanted: The goal in words.
        met: Whether the time that went by meets it; None where there is nothing to measure yet.
    """

    what: str
    wall: str
    processor: str
    wanted: str
    met: bool | None


def main() -> None:
    """Print each comparison and whether it meets its goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verify")
    parser.add_argument("demos", nargs="?", type=int, default=300, help="how many to generate")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        costs = measured(Path(folder), options.demos)
    goals = goals_of(costs, cached=_has_cache())
    for goal in goals:
        verdict = {True: "met", False: "NOT MET", None: "no cache to measure"}[goal.met]
        print(f"{goal.what}: {goal.wall} by the clock, {goal.processor} of processor time")
        print(f"    {goal.wanted}: {verdict}")
    if options.write:
        write(SECTION, markdown(goals, options.demos))


def measured(folder: Path, demos: int) -> dict[str, list[Cost]]:
    """Run every process in turn.

    Args:
        folder: An empty folder.
        demos: How many demos to generate.

    Returns:
        What each run of each process took.
    """
    course, tests = str(write_course(folder, demos)), str(write_tests(folder, demos))
    jobs = ["--jobs", str(JOBS), "--format", "json"]
    anew = ["--no-cache"] if _has_cache() else []
    bundled = str(ROOT / "curriculum")
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", str(JOBS)]
    commands: dict[str, Sequence[str]] = {
        "verify": [CURRICULUM, "verify", *jobs, *anew, "-C", course],
        "fresh": [sys.executable, "-c", FRESH, str(2 * demos), str(JOBS)],
        "pytest": [*pytest, tests],
        "validate": [CURRICULUM, "validate", "--format", "concise", course],
        "warm": [CURRICULUM, "verify", *jobs, "-C", course],
        "bundled": [CURRICULUM, "verify", *jobs, *anew, "-C", bundled],
    }
    cost_of(commands["warm"])  # which fills the cache
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, words in commands.items():
            costs[name].append(cost_of(words))
    return costs


def goals_of(costs: dict[str, list[Cost]], *, cached: bool) -> list[Goal]:
    """Compare the least of what the processes took.

    Args:
        costs: What each run of each process took.
        cached: Whether a run remembers what it did.
    """
    wall = {name: min(cost.wall for cost in some) for name, some in costs.items()}
    work = {name: min(cost.processor for cost in some) for name, some in costs.items()}

    def ratio(one: str, other: str) -> tuple[float, str, str]:
        by_clock, by_work = wall[one] / wall[other], work[one] / work[other]
        return by_clock, f"{by_clock:.2f}", f"{by_work:.2f}"

    fresh, pytest, warm = (
        ratio("fresh", "verify"),
        ratio("pytest", "verify"),
        ratio("warm", "validate"),
    )
    whole = wall["bundled"]
    return [
        Goal("an interpreter for each, verify = 1", *fresh[1:], "at least 15", fresh[0] >= 15),
        Goal("pytest -n 2, verify = 1", *pytest[1:], "more than 1", pytest[0] > 1),
        Goal(
            "verify with nothing changed, validate = 1",
            *warm[1:],
            "at most 2",
            warm[0] <= 2 if cached else None,
        ),
        Goal(
            "the bundled course, controls and figures included",
            f"{whole:.1f} s",
            f"{work['bundled']:.1f} s",
            "under 15 s",
            whole < 15,
        ),
    ]


def markdown(goals: Sequence[Goal], demos: int) -> str:
    """Return the section of the measurements' page.

    Args:
        goals: The comparisons.
        demos: How many demos were generated.
    """
    rows = "\n".join(
        f"| {goal.what} | {goal.wall} | {goal.processor} | {goal.wanted} |"
        for goal in goals
        if goal.met is not None
    )
    return f"""\
{SECTION}
`python -m benchmarks.verify` generates a course of {demos:,} trivial demos, each with a control,
and runs in turn `curriculum verify` with {JOBS} processes at a time and nothing remembered, a fresh
`python -c "import numpy"` for each demo and each control, as many at a time, and `pytest -n {JOBS}`
on tests of the same functions, which nothing keeps apart. Then come `curriculum verify` with
nothing changed since it last ran, against `curriculum validate`, and the whole bundled course.
Given are the least of {ROUNDS} rounds.

| | by the clock | processor time | goal, by the clock |
|---|---|---|---|
{rows}
"""


def _has_cache() -> bool:
    help_ = subprocess.run(
        [CURRICULUM, "verify", "--help"], capture_output=True, text=True, check=True
    )
    return "--no-cache" in help_.stdout


if __name__ == "__main__":
    main()
