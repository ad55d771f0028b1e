"""How often a claim fails and its controls are caught, over many runs with other seeds each time.

A run is what ``verify`` does once: all the seeds that the claim asks for, each of which must pass.
So the rate at which a claim fails is counted over runs, and 50 runs of a claim with 10 seeds draw
500 of them. Counted over single seeds it would flatter: what fails for 3 seeds in 100 gets through
50 of them with probability 0.22, and fails one run of 10 seeds in four. No failure in 50 runs
bounds the rate by 6 in 100 at a confidence of 95 in 100 (the rule of three, Hanley and
Lippman-Hand 1983).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from curriculum_kit.evidence.plan import Plan, plans_of
from curriculum_kit.evidence.rates import RUNS, ClaimRate, Rates
from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.runner import local_workers
from curriculum_kit.evidence.work import MEMORY, TIMEOUT, Limits, Outcome, Work, Workers, finished
from curriculum_kit.model.course import Course
from curriculum_kit.source.demos import find_demos

Outcomes = Mapping[Work, Sequence[Outcome]]


def measure_rates(  # noqa: PLR0913  # an argument for each option of the command
    course: Course,
    demos_folder: Path,
    *,
    select: Collection[str] | None = None,
    jobs: int | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    seeds: int | None = None,
    on_done: Callable[[ClaimRate], None] | None = None,
    workers: Workers | None = None,
) -> Rates:
    """Run the claims of a course 50 times each, and count.

    The claim's own seeds are the first run's; no two runs share any. A claim whose demo and
    controls take no generator is run once. What was run first is done once more with the same
    seeds, because chance that no generator governs, or the clock, would show there.

    Args:
        course: The course.
        demos_folder: The folder of its demos.
        select: Ids of the claims to run; None for all.
        jobs: How many processes run at a time; None for as many as this process has processors.
        timeout: Seconds that each process may take for each seed.
        memory: MiB that each process may use beyond what Python and numpy occupy.
        seeds: Use at least this many seeds in each run of every claim.
        on_done: Called with each claim as soon as all its runs are done, in any order.
        workers: Who carries out the work, instead of processes on this machine. They must carry
            out each piece, and not remember the outcome of one like it; they are closed in the end.

    Raises:
        CannotRunError: No demo can be run here at all.
    """
    started = time.perf_counter()
    demos = find_demos(demos_folder)
    plans = [each.without_figure() for each in plans_of(course, demos, select, seeds)]
    done: dict[str, ClaimRate] = {}
    with closing(workers or local_workers(demos.folder, Limits(timeout, memory), jobs)) as crew:
        for rate in _counted(plans, crew):
            done[rate.claim] = rate
            if on_done is not None:
                on_done(rate)
    ordered = tuple(done[each.claim.id] for each in plans)
    return Rates(ordered, time.perf_counter() - started)


def _runs(planned: Plan) -> list[Plan]:
    """Return the plan of each run, the seeds of each following on those of the one before."""
    demo = planned.resolution and planned.resolution.demo
    if not demo:
        return []
    chance = demo.takes_generator or any(control.takes_generator for control in demo.controls)
    return [replace(planned, first=run * planned.seeds) for run in range(RUNS if chance else 1)]


def _counted(plans: Sequence[Plan], workers: Workers) -> Iterator[ClaimRate]:
    """Yield how often each claim failed as soon as its last piece of work is done."""
    by_claim = {each.claim.id: (each, _runs(each)) for each in plans}
    pieces = {
        name: [piece for run in (*runs, *runs[:1]) for piece in run.work]
        for name, (_planned, runs) in by_claim.items()
    }
    for name, outcomes in finished(pieces, workers):
        yield _rate(*by_claim[name], outcomes)


def _rate(planned: Plan, runs: Sequence[Plan], outcomes: Outcomes) -> ClaimRate:
    firsts = {piece: each[0] for piece, each in outcomes.items()}
    judged = [run.judged(firsts) for run in runs]
    first = next((each for each in judged if not each.good), None)
    rate = ClaimRate(
        planned.claim.id,
        planned.lesson,
        planned.claim.demo,
        planned.seeds,
        seconds=sum(outcome.seconds for each in outcomes.values() for outcome in each),
    )
    if not runs:
        return replace(rate, message=planned.judged({}).message)
    repeated = [each for each in outcomes.values() if len(each) > 1]
    expectations = planned.claim.expect
    return replace(
        rate,
        runs=len(runs),
        failed=sum(map(_failed, judged)),
        missed={name: sum(_missed(each, name) for each in judged) for name in expectations},
        controls=[
            (label, sum(bool(each.controls[index].violated) for each in judged))
            for index, label in enumerate(planned.control_labels)
        ],
        unviolated={name: sum(name in each.unviolated for each in judged) for name in expectations},
        repeatable=all(_same(one, other) for one, other in repeated),
        message=None if first is None else f"run {judged.index(first) + 1}: {first.message}",
    )


def _failed(evidence: ClaimEvidence) -> bool:
    return evidence.problem is not None or any(
        not measured.met for measured in evidence.measurements.values()
    )


def _missed(evidence: ClaimEvidence, name: str) -> bool:
    measured = evidence.measurements.get(name)
    return measured is None or not measured.met


def _same(one: Outcome, other: Outcome) -> bool:
    """Tell whether two outcomes are alike to the last digit, in kind and in problem too."""
    return repr((one.measurements, one.problem)) == repr((other.measurements, other.problem))
