"""Verifying a course: every demo and every control run in isolation, and every claim judged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from curriculum_kit.evidence.cache import Cache
from curriculum_kit.evidence.dependencies import DemosFolder, fingerprint_of
from curriculum_kit.evidence.forking import ForkWorkers
from curriculum_kit.evidence.plan import Plan, plans_of
from curriculum_kit.evidence.record import ClaimEvidence, Evidence
from curriculum_kit.evidence.spawning import SpawnWorkers
from curriculum_kit.evidence.work import (
    MEMORY,
    TIMEOUT,
    Limits,
    LocalWorkers,
    Workers,
    finished,
)
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
    cache: Cache | None = None,
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
        cache: What earlier runs have measured, and where to keep what this one does; None to run
            everything and to keep nothing.

    Returns:
        The evidence for every selected claim, in course order. It does not depend on ``jobs``.

    Raises:
        CannotRunError: No demo can be run here at all.
    """
    started = time.perf_counter()
    demos = find_demos(demos_folder)
    plans = plans_of(course, demos, select, seeds)
    files = DemosFolder(demos.folder)
    done: dict[str, ClaimEvidence] = {}

    def finish(planned: Plan, evidence: ClaimEvidence) -> None:
        found = replace(evidence, fingerprint=fingerprint_of(planned.claim, files))
        done[planned.claim.id] = found
        if on_done is not None:
            on_done(found)

    pending: list[Plan] = []
    for each in plans:
        known = cache.recall(each, files) if cache else None
        if known is None:
            pending.append(each)
        else:
            finish(each, known)
    limits = Limits(timeout, memory)
    with closing(workers or local_workers(demos.folder, limits, jobs)) as crew:
        by_claim = {each.claim.id: each for each in pending}
        for name, found in finished({each.claim.id: each.work for each in pending}, crew):
            planned = by_claim[name]
            outcomes = {piece: once for piece, [once] in found.items()}
            evidence = planned.judged(outcomes)
            if cache and evidence.good:
                cache.keep(planned, outcomes, files)
            finish(planned, evidence)
    ordered = tuple(done[each.claim.id] for each in plans)
    return Evidence(ordered, time.perf_counter() - started)


def local_workers(
    folder: Path, limits: Limits, jobs: int | None = None, *, fork: bool = hasattr(os, "fork")
) -> LocalWorkers:
    """Return workers that run demos in processes of this machine.

    Args:
        folder: The demos folder.
        limits: What each process may use.
        jobs: How many run at a time; None for as many as this process has processors.
        fork: Fork a process that has imported numpy, rather than start an interpreter each time.
    """
    places = max(1, jobs or _processors())
    return (ForkWorkers if fork else SpawnWorkers)(folder.resolve(), limits, places)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
