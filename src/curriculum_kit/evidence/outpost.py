"""What a worker of a cluster does: the same as this machine would, with demos that were sent to it.

The functions here are called in the worker's process; no demo is. Each demo runs in a process of
its own under its limits, as everywhere, so that one which crashes takes no worker with it.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from curriculum_kit.evidence.letters import Answer, Request
from curriculum_kit.evidence.parcel import Parcel, unpack
from curriculum_kit.evidence.runner import local_workers
from curriculum_kit.evidence.versions import described, differences
from curriculum_kit.evidence.work import CannotRunError, Limits, LocalWorkers, Outcome, Work

IDLE = 60.0
"""Seconds without work after which a run is taken to be over, even if nobody has said so."""

LOOK = 1.0
"""Seconds after which it is looked at whether the run is over."""

GOING = {"closing", "closed", "failed"}
"""States of a worker that waits for the end of what it does, and for nothing else."""

_outposts: dict[str, Outpost] = {}
_ended_runs: set[str] = set()
_opening = threading.Lock()


def answer(request: str, content: bytes) -> str:
    """Carry out a piece of work.

    Args:
        request: A ``Request``, written.
        content: The parcel that holds the demos folder.

    Returns:
        An ``Answer``, written.
    """
    asked = Request.read(request)
    if unlike := differences(described(), asked.environment):
        return Answer(refusal=f"has {unlike}").written()
    try:
        with _outpost_for(asked, content) as outpost:
            return Answer(outpost.carry_out(asked.work)).written()
    except CannotRunError as error:
        return Answer(refusal=f"cannot run demos: {error}").written()


@contextmanager
def _outpost_for(asked: Request, content: bytes) -> Iterator[Outpost]:
    """Find the run's outpost, or open one; it is not taken to be idle meanwhile."""
    with _opening:
        if asked.run in _ended_runs:
            raise CannotRunError("the run was ended")
        outpost = _outposts.get(asked.run)
        if outpost is None:
            outpost = Outpost(asked.run, Parcel(content, asked.digest), asked.limits)
            _outposts[asked.run] = outpost
        outpost.visitors += 1
    try:
        yield outpost
    finally:
        with _opening:
            outpost.visitors -= 1
            outpost.used = time.monotonic()


def end(run: str) -> None:
    """End a run on this worker, whatever is still under way or waits; return at once.

    Args:
        run: What tells the run from any other.
    """
    # In a thread, because this is called where the worker talks to its scheduler.
    threading.Thread(target=_end, args=(run,), daemon=True).start()


def _end(run: str) -> None:
    with _opening:
        # The word that what waits here is cancelled takes another way, and may come later.
        _ended_runs.add(run)
        outpost = _outposts.get(run)
    if outpost is not None:
        outpost.end()


class Outpost:
    """A run's demos on this worker, and the processes that are ready to run them.

    Attributes:
        visitors: How many pieces of work it has been given that are not done yet.
        used: When the last of them was done.
    """

    def __init__(self, run: str, parcel: Parcel, limits: Limits) -> None:
        from distributed import get_worker  # noqa: PLC0415  # this is imported without a cluster

        self._worker = get_worker()
        self._run = run
        self._limits = limits
        self._home = tempfile.TemporaryDirectory(
            prefix="curriculum-demos-", ignore_cleanup_errors=True
        )
        self._folder = Path(self._home.name).resolve()
        unpack(parcel, self._folder)
        self._lock = threading.Lock()
        self._idle: list[LocalWorkers] = []
        self._busy: list[LocalWorkers] = []
        self.visitors = 0
        self.used = time.monotonic()
        self._ended = threading.Event()
        threading.Thread(target=self._end_in_time, daemon=True).start()

    def carry_out(self, work: Work) -> Outcome:
        """Carry out a piece of work in a process of its own.

        Args:
            work: The piece of work, its file relative to the demos folder.

        Raises:
            CannotRunError: No demo can be run here, or the run has ended.
        """
        with self._crew() as crew:
            for _, outcome in crew.run((replace(work, file=str(self._folder / work.file)),)):
                return outcome
        raise CannotRunError("the run was ended")

    def end(self) -> None:
        """Kill what runs, and remove the demos."""
        with _opening:
            self._leave()
        with self._lock:
            idle, self._idle = self._idle, []
            for crew in self._busy:
                crew.interrupt()
        for crew in idle:
            crew.close()
        self._home.cleanup()

    def _leave(self) -> None:
        """Take no more work: what arrives from now on opens another outpost, if it may."""
        if _outposts.get(self._run) is self:
            del _outposts[self._run]
        self._ended.set()

    @contextmanager
    def _crew(self) -> Iterator[LocalWorkers]:
        """Lend out workers, one set to each thread of the cluster's worker at a time."""
        with self._lock:
            if self._ended.is_set():
                raise CannotRunError("the run was ended")
            crew = self._idle.pop() if self._idle else local_workers(self._folder, self._limits, 1)
            self._busy.append(crew)
        try:
            yield crew
        finally:
            with self._lock:
                self._busy.remove(crew)
                is_wanted = not self._ended.is_set()
                if is_wanted:
                    self._idle.append(crew)
            if not is_wanted:
                crew.close()

    def _end_in_time(self) -> None:
        """End the run once nobody can be there any more who would, or the worker has to go."""
        while not self._ended.wait(LOOK):
            with _opening:
                is_idle = not self.visitors and time.monotonic() - self.used >= IDLE
                if is_idle:
                    self._leave()
            if is_idle or self._worker.status.name in GOING:
                self.end()
