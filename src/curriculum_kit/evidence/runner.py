"""Verifying a course: every demo and every control run in isolation, and every claim judged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from curriculum_kit.evidence.forking import ForkWorkers
from curriculum_kit.evidence.plan import Plan, plan
from curriculum_kit.evidence.record import ClaimEvidence, Evidence
from curriculum_kit.evidence.spawning import SpawnWorkers
from curriculum_kit.evidence.work import MEMORY, TIMEOUT, Limits, Outcome, Work, Workers
from curriculum_kit.model.course import Course
from curriculum_kit.source.demos import find_demos


def verify(  # noqa: PLR0913  # an argument for each option of the command
    course: Course,
    demos_folder: Path,
    *,
    select: Collection[str] | None = None,
    jobs: int | None = None,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    seeds: int | None = None,
    on_done: Callable[[ClaimEvidence], None] | None = None,
    workers: Workers | None = None,
) -> Evidence:
    """Run the demos behind a course's claims, their controls and figures, and judge the claims.

    Args:
        course: The course.
        demos_folder: The folder of its demos.
        select: Ids of the claims to verify; None for all.
        jobs: How many processes run at a time; None for as many as this process has processors.
        timeout: Seconds that each process may take for each seed.
        memory: MiB that each process may use beyond what Python and numpy occupy.
        seeds: Run at least this many seeds for every claim.
        on_done: Called with the evidence for each claim as soon as it is there, in any order.
        workers: Who carries out the work, instead of processes on this machine; ``jobs``,
            ``timeout`` and ``memory`` are then theirs to settle. They are closed in the end.

    Returns:
        The evidence for every selected claim, in course order. It does not depend on ``jobs``.

    Raises:
        CannotRunError: No demo can be run here at all.
    """
    started = time.perf_counter()
    demos = find_demos(demos_folder)
    plans = [
        plan(claim, lesson.id, demos, seeds)
        for claim, lesson in course.claims.values()
        if select is None or claim.id in select
    ]
    done: dict[str, ClaimEvidence] = {}
    limits = Limits(timeout, memory)
    with closing(workers or local_workers(demos.folder, limits, jobs)) as crew:
        for evidence in _judged(plans, crew):
            done[evidence.claim] = evidence
            if on_done is not None:
                on_done(evidence)
    ordered = tuple(done[each.claim.id] for each in plans)
    return Evidence(ordered, time.perf_counter() - started)


def local_workers(
    folder: Path, limits: Limits, jobs: int | None = None, *, fork: bool = hasattr(os, "fork")
) -> Workers:
    """Return workers that run demos in processes of this machine.

    Args:
        folder: The demos folder.
        limits: What each process may use.
        jobs: How many run at a time; None for as many as this process has processors.
        fork: Fork a process that has imported numpy, rather than start an interpreter each time.
    """
    places = max(1, jobs or _processors())
    return (ForkWorkers if fork else SpawnWorkers)(folder.resolve(), limits, places)


def _judged(plans: Sequence[Plan], workers: Workers) -> Iterator[ClaimEvidence]:
    """Yield the evidence for each claim as soon as its last piece of work is done."""
    work: list[Work] = []
    missing: dict[str, int] = {}
    outcomes: dict[str, dict[Work, Outcome]] = {}
    by_claim = {each.claim.id: each for each in plans}
    for each in plans:
        pieces = each.work
        if not pieces:
            yield each.judged({})
        work.extend(pieces)
        missing[each.claim.id] = len(pieces)
        outcomes[each.claim.id] = {}
    for piece, outcome in workers.run(work):
        outcomes[piece.claim][piece] = outcome
        missing[piece.claim] -= 1
        if not missing[piece.claim]:
            yield by_claim[piece.claim].judged(outcomes.pop(piece.claim))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
