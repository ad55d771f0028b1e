"""Work carried out by fresh interpreters, one a piece: slower, and possible everywhere."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import IO, cast

from curriculum_kit.evidence.channel import (
    MAXIMUM_BYTES,
    OUTPUT_BYTES,
    Remains,
    Stopped,
    outcome_of,
)
from curriculum_kit.evidence.containment import (
    MOST_PROCESSES,
    kill_group,
    processes_below,
    remove_if_empty,
)
from curriculum_kit.evidence.orders import Order, Setting
from curriculum_kit.evidence.processes import command, environment
from curriculum_kit.evidence.work import Limits, Outcome, Work

START = 120.0
"""Seconds in which numpy must have been imported."""

SLICE = 0.1
"""Seconds after which the deadline is looked at again."""

LINGER = 1.0
"""Seconds in which the pipes of an ended process close, unless something that got away has them."""


class SpawnWorkers:
    """Carries out each piece of work in an interpreter of its own.

    Attributes:
        jobs: How many run at a time.
    """

    def __init__(self, folder: Path, limits: Limits, jobs: int) -> None:
        self.jobs = jobs
        self._scratch = tempfile.TemporaryDirectory(
            prefix="curriculum-verify-", ignore_cleanup_errors=True
        )
        self._setting = Setting(str(folder), self._scratch.name, limits)
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False

    def run(self, work: Iterable[Work]) -> Iterator[tuple[Work, Outcome]]:
        """Carry out work, several pieces at a time.

        Args:
            work: The pieces, drawn as there is room for them.

        Yields:
            Each piece with its outcome, as soon as it is done.
        """
        pending = iter(work)
        under_way: dict[Future[Outcome], Work] = {}
        with ThreadPoolExecutor(self.jobs) as threads:
            try:
                while True:
                    for piece in islice(pending, self.jobs - len(under_way)):
                        under_way[threads.submit(self._carry_out, piece)] = piece
                    if not under_way:
                        return
                    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                        yield under_way.pop(future), future.result()
            finally:
                self._kill_all()

    def interrupt(self) -> None:
        """Kill what is running, from another thread if need be; what was to be done is not."""
        self._closed = True
        self._kill_all()

    def close(self) -> None:
        """End every process that is still there, and remove what they left behind."""
        self.interrupt()
        self._scratch.cleanup()

    def _carry_out(self, work: Work) -> Outcome:
        order = Order(work)
        process = subprocess.Popen(  # noqa: S603  # this interpreter, on the kit's own code
            command("spawned"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            start_new_session=os.name == "posix",
        )
        self._running.add(process)
        try:
            if self._closed:
                _kill(process)
            told = f"{self._setting.written()}\n{order.written()}\n".encode("ascii")
            remains = _Listener(process, work.seeds, self._setting.limits.timeout).hear(told)
        finally:
            _kill(process)
            process.wait()
            self._running.discard(process)
            remove_if_empty(self._setting.folder_of(process.pid))
        return outcome_of(work, order.token, remains, self._setting.limits)

    def _kill_all(self) -> None:
        for process in tuple(self._running):
            _kill(process)


class _Listener:
    """Hears one process out, within its time.

    It reads in threads, because not every system that lacks fork can wait for pipes.
    """

    def __init__(self, process: subprocess.Popen[bytes], results: int, timeout: float) -> None:
        self._process = process
        self._results = results
        self._timeout = timeout
        self._started = time.monotonic()
        self._deadline = self._started + START
        self._received = bytearray()
        self._printed = bytearray()
        self._stopped: Stopped = ""

    def hear(self, told: bytes) -> Remains:
        """Tell the process its work, and return what it leaves behind."""
        streams = (self._process.stdout, self._process.stderr)
        readers = [
            Thread(target=read, args=(stream,), daemon=True)
            for read, stream in zip((self._receive, self._overhear), streams, strict=True)
        ]
        for reader in readers:
            reader.start()
        with contextlib.suppress(OSError), cast("IO[bytes]", self._process.stdin) as orders:
            orders.write(told)
        self._await_end()
        _kill(self._process)
        status = self._process.wait()
        seconds = time.monotonic() - self._started
        for reader, stream in zip(readers, streams, strict=True):
            reader.join(LINGER)
            if stream is not None and not reader.is_alive():
                stream.close()
        return Remains(
            received=self._received.decode("ascii", "replace"),
            output=self._printed.decode("utf-8", "replace"),
            status=status,
            stopped=self._stopped,
            seconds=seconds,
        )

    def _await_end(self) -> None:
        while self._process.poll() is None:
            if processes_below(self._process.pid) > MOST_PROCESSES:
                self._stopped = "processes"
                return
            remaining = self._deadline - time.monotonic()
            if remaining <= 0:
                self._stopped = "time"
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                # In slices, because every result moves the deadline.
                self._process.wait(min(remaining, SLICE))

    def _receive(self, channel: IO[bytes]) -> None:
        while chunk := os.read(channel.fileno(), 1 << 16):
            lines = self._received.count(b"\n")
            self._received += chunk
            if len(self._received) > MAXIMUM_BYTES:
                self._stopped = "size"
                _kill(self._process)
                return
            if b"\n" in chunk and lines <= self._results:
                # The first line says that numpy is there, and the demo's own time begins.
                self._started = time.monotonic() if lines == 0 else self._started
                self._deadline = time.monotonic() + self._timeout

    def _overhear(self, printer: IO[bytes]) -> None:
        while chunk := os.read(printer.fileno(), 1 << 16):
            self._printed += chunk
            del self._printed[:-OUTPUT_BYTES]


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
    kill_group(process.pid)
