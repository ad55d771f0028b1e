"""Work carried out by a ``dask.distributed`` cluster, with the outcome that it has on this machine.

The demos folder is sent along, so that workers need no file system in common. A piece of work is
lost with the worker that had it; dask gives it to another.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, count, islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from curriculum_kit.evidence import outpost
from curriculum_kit.evidence.channel import one_line
from curriculum_kit.evidence.dependencies import DemosFolder
from curriculum_kit.evidence.letters import Answer, Request
from curriculum_kit.evidence.parcel import CannotPackError, Parcel, pack
from curriculum_kit.evidence.scheduler import CONNECT, connected, meet_workers
from curriculum_kit.evidence.versions import PACKAGES, described
from curriculum_kit.evidence.work import CannotRunError, Limits, Outcome, Work

if TYPE_CHECKING:
    from distributed import Future

LONELY = 60.0
"""Seconds without any worker after which the run is given up: one that died may be replaced."""

LOOK = 1.0
"""Seconds after which it is looked at whether anybody is still there."""

MOST_UNDER_WAY = 1000
"""Pieces of work that the scheduler has at a time; it gives them out as workers have room."""


class ClusterWorkers:
    """Carries out work on the workers of a cluster.

    Attributes:
        address: The scheduler's address.
        folder: The demos folder.
        limits: What each process may use.
    """

    def __init__(self, address: str, folder: Path, limits: Limits) -> None:
        """Connect to a scheduler.

        Args:
            address: The scheduler's address, ``tcp://HOST:PORT``.
            folder: The demos folder.
            limits: What each process may use.

        Raises:
            CannotRunError: dask.distributed is not installed, the scheduler does not answer, it
                has no workers, or they differ from this machine in what measurements depend on.
        """
        self.address = address
        self.folder = folder.resolve()
        self.limits = limits
        self._run = secrets.token_hex(16)
        self._packages = described()
        self._environment = {
            name: value for name, value in self._packages.items() if name != PACKAGES
        }
        self._files = DemosFolder(self.folder)
        self._under_way: dict[Hashable, tuple[Work, Future[str]]] = {}
        self._numbers = count()
        self._alone_since: float | None = None
        self._client = connected(address)
        try:
            meet_workers(self._client, address, self._environment)
        except BaseException:
            self.close()
            raise

    def run(self, work: Iterable[Work]) -> Iterator[tuple[Work, Outcome]]:
        """Carry out work, as many pieces at a time as there are workers.

        A demo that takes its worker with it takes those that wait there as well, and dask gives up
        all of them at some time. So each is tried again by itself before it is held to be at
        fault.

        Args:
            work: The pieces, drawn as there is room for them.

        Yields:
            Each piece with its outcome, as soon as it is done.

        Raises:
            CannotRunError: The cluster is lost, or one of its workers refuses to work.
        """
        given_up: list[Work] = []
        pending = iter(work)
        first = next(pending, None)
        if first is None:
            return
        try:
            parcel = self._parcel()
            with self._sent(parcel) as demos:
                for piece, outcome in self._share(
                    chain((first,), pending), MOST_UNDER_WAY, parcel, demos
                ):
                    if outcome is None:
                        given_up.append(piece)
                    else:
                        yield piece, outcome
                for piece in given_up:
                    for _, outcome in self._share(iter((piece,)), 1, parcel, demos):
                        yield piece, outcome or Outcome(problem="ended every worker that ran it")
        finally:
            self._cancel()

    def close(self) -> None:
        """Cancel what was submitted, end the processes that the workers started, and leave."""
        self._cancel()
        with contextlib.suppress(Exception):  # whoever is gone needs no telling
            if self._client.status == "running":
                self._client.run(outpost.end, self._run, on_error="ignore")
        with contextlib.suppress(Exception):
            self._client.close(timeout=CONNECT)

    def _parcel(self) -> Parcel:
        try:
            return pack(self.folder)
        except CannotPackError as error:
            message = f"the demos folder '{self.folder}' {error}, which is not sent to a cluster"
            raise CannotRunError(message) from None
        except OSError as error:
            message = f"'{error.filename}' cannot be sent to the cluster: {error.strerror}"
            raise CannotRunError(message) from None

    @contextlib.contextmanager
    def _sent(self, parcel: Parcel) -> Iterator[Future[bytes]]:
        """Hand the demos to the scheduler, as the result of a task so that no death loses them."""
        demos = self._client.submit(bytes, parcel.content, key=f"demos-{self._run}", pure=False)
        try:
            yield demos
        finally:
            demos.release()

    def _share(
        self, pending: Iterator[Work], places: int, parcel: Parcel, demos: Future[bytes]
    ) -> Iterator[tuple[Work, Outcome | None]]:
        """Yield each piece with its outcome, None if dask gave it up after several deaths."""
        done: SimpleQueue[Future[str]] = SimpleQueue()
        while True:
            for piece in islice(pending, places - len(self._under_way)):
                request = self._request(piece, parcel).written()
                # Of one group, so that dask keeps them back until a worker has room.
                key = (f"verify-{self._run}", next(self._numbers))
                future = self._client.submit(outpost.answer, request, demos, key=key, pure=False)
                self._under_way[key] = (piece, future)
                future.add_done_callback(done.put)
            if not self._under_way:
                return
            future = self._next(done)
            piece, _ = self._under_way.pop(future.key)
            yield piece, self._outcome(future)

    def _request(self, piece: Work, parcel: Parcel) -> Request:
        file = Path(piece.file).resolve().relative_to(self.folder).as_posix()
        work = replace(piece, file=file)
        imports_others = self._files.dependencies(piece.module).foreign
        environment = self._packages if imports_others else self._environment
        return Request(self._run, work, self.limits, parcel.digest, environment)

    def _next(self, done: SimpleQueue[Future[str]]) -> Future[str]:
        while True:
            try:
                return done.get(timeout=LOOK)
            except Empty:
                self._see_who_is_there()

    def _outcome(self, future: Future[str]) -> Outcome | None:
        """Return what came of work, None if dask gave it up; CannotRunError if nobody works."""
        from distributed import CancelledError  # noqa: PLC0415
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        try:
            told = Answer.read(self._result(future))
        except CancelledError:
            raise self._lost() from None
        except KilledWorker:
            return None
        except CannotRunError:
            raise
        except Exception as error:  # whatever it is, no demo is to blame
            what = one_line(f"{type(error).__name__}: {error}")
            message = f"a worker of the cluster at {self.address} cannot run demos: {what}"
            raise CannotRunError(message) from None
        if told.outcome is None:
            raise CannotRunError(f"a worker of the cluster at {self.address} {told.refusal}")
        return told.outcome

    def _result(self, future: Future[str]) -> str:
        """Fetch a result; if its worker has died with it, wait until another has worked it out."""
        while True:
            try:
                return future.result(timeout=LOOK)
            except TimeoutError:
                if future.status == "error":
                    raise
                self._see_who_is_there()

    def _see_who_is_there(self) -> None:
        """Give up once the scheduler is lost, or has had no worker for long."""
        if self._client.status not in {"running", "connecting"}:
            raise self._lost()
        if self._client.scheduler_info()["workers"]:
            self._alone_since = None
            return
        self._alone_since = self._alone_since or time.monotonic()
        if time.monotonic() - self._alone_since > LONELY:
            message = f"the scheduler at {self.address} has had no worker for {LONELY:g} s"
            raise CannotRunError(message)

    def _cancel(self) -> None:
        futures = [future for _, future in self._under_way.values()]
        self._under_way.clear()
        if futures and self._client.status == "running":
            with contextlib.suppress(Exception):
                self._client.cancel(futures, force=True)

    def _lost(self) -> CannotRunError:
        return CannotRunError(f"the connection to the scheduler at {self.address} was lost")
