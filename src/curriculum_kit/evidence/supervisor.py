"""Watching the processes of demos: what they report and print, when they end, when they must."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

from curriculum_kit.evidence.channel import MAXIMUM_BYTES, OUTPUT_BYTES, Remains, Stopped
from curriculum_kit.evidence.containment import (
    MOST_PROCESSES,
    children_of_this_process,
    kill_group,
    kill_running,
    processes_below,
)

CHUNK = 1 << 16
TICK = 0.2
"""Seconds after which the processes that demos have started are counted again."""

LAST_READS = 32
"""How often an ended process' pipes are read: one that got away may go on writing for ever."""


@dataclass(slots=True)
class Watched:
    """A process under watch.

    Attributes:
        process: Its id.
        channel: The file descriptor that it reports on.
        printer: The file descriptor that it prints on.
        results: How many lines it owes.
        when_done: Called with what it leaves behind.
        started: When it started, on the monotonic clock.
        deadline: When it is stopped, on the same clock.
        received: What came over the channel.
        printed: The end of what it printed.
        stopped: Why it was stopped.
    """

    process: int
    channel: int
    printer: int
    results: int
    when_done: Callable[[Remains], None]
    started: float
    deadline: float
    received: bytearray = field(default_factory=bytearray)
    printed: bytearray = field(default_factory=bytearray)
    stopped: Stopped = ""


class Supervisor:
    """Watches child processes from one loop; only one may exist in a process.

    Attributes:
        timeout: Seconds that a process may take for each line that it owes.
    """

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self._selector = selectors.DefaultSelector()
        self._watched: dict[int, Watched] = {}
        self._counted = time.monotonic()
        self._woken, self._waker = os.pipe()
        for end in (self._woken, self._waker):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _ignore)
        self.listen(self._woken, partial(os.read, self._woken, CHUNK))

    def listen(self, descriptor: int, when_ready: Callable[[], object]) -> None:
        """Call something whenever there is input.

        Args:
            descriptor: The file descriptor of the input.
            when_ready: What is called; it must read.
        """
        self._selector.register(descriptor, selectors.EVENT_READ, when_ready)

    def watch(
        self,
        process: int,
        channel: int,
        printer: int,
        results: int,
        when_done: Callable[[Remains], None],
    ) -> None:
        """Watch a child process until it has ended.

        Args:
            process: Its id.
            channel: The read end of its result channel, closed when it has ended.
            printer: The read end of what it prints to, closed as well.
            results: How many lines it owes; each may take as long as the time limit.
            when_done: Called with what it leaves behind.
        """
        now = time.monotonic()
        child = Watched(process, channel, printer, results, when_done, now, now + self.timeout)
        self._watched[process] = child
        for descriptor, take in ((channel, self._receive), (printer, self._overhear)):
            os.set_blocking(descriptor, False)
            self.listen(descriptor, partial(take, child))

    def turn(self) -> None:
        """Wait for something to happen, and see to it."""
        deadlines = [child.deadline for child in self._watched.values() if not child.stopped]
        soon = min(deadlines, default=0.0) - time.monotonic()
        wait = min(TICK, max(0.0, soon)) if deadlines else None
        ready = self._selector.select(wait)
        for key, _ in ready:
            key.data()
        if any(key.fd == self._woken for key, _ in ready):
            # After the reading, because it closes what was ready to be read.
            self._see_who_ended()
        now = time.monotonic()
        if now - self._counted >= TICK:
            # Before the deadlines: who multiplies leaves little time to notice it in.
            self._counted = now
            self._stop_who_multiplies()
        for child in self._watched.values():
            if child.deadline <= now and not child.stopped:
                self._stop(child, "time")

    def end(self) -> None:
        """Kill every process that is left, and wait until it is gone."""
        for process in self._watched:
            kill_running(process)
        with contextlib.suppress(ChildProcessError):
            while True:
                for process in children_of_this_process():
                    kill_running(process)
                os.waitpid(-1, 0)

    def _receive(self, child: Watched) -> bool:
        """Take what was reported; tell whether there may be more."""
        chunk = self._read(child.channel)
        child.received += chunk
        if len(child.received) > MAXIMUM_BYTES and not child.stopped:
            self._stop(child, "size")
        elif b"\n" in chunk and child.received.count(b"\n") < child.results:
            child.deadline = time.monotonic() + self.timeout
        return bool(chunk)

    def _overhear(self, child: Watched) -> bool:
        """Take what was printed, and keep the end; tell whether there may be more."""
        chunk = self._read(child.printer)
        child.printed += chunk
        del child.printed[:-OUTPUT_BYTES]
        return bool(chunk)

    def _read(self, descriptor: int) -> bytes:
        try:
            chunk = os.read(descriptor, CHUNK)
        except BlockingIOError:
            return b""
        if not chunk:
            # Closed at the other end, which the selector would report again and again.
            self._selector.unregister(descriptor)
        return chunk

    def _stop(self, child: Watched, why: Stopped) -> None:
        child.stopped = why
        if child.process in self._watched:
            kill_running(child.process)

    def _stop_who_multiplies(self) -> None:
        for child in self._watched.values():
            if not child.stopped and processes_below(child.process) > MOST_PROCESSES:
                self._stop(child, "processes")

    def _see_who_ended(self) -> None:
        """Report the processes that have ended, and kill what got away from them."""
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                child = self._watched.pop(ended[0], None)
                if child is not None:
                    self._finish(child, os.waitstatus_to_exitcode(ended[1]))
        for process in children_of_this_process():
            if process not in self._watched:
                kill_running(process)

    def _finish(self, child: Watched, status: int) -> None:
        kill_group(child.process)
        for descriptor, take in ((child.channel, self._receive), (child.printer, self._overhear)):
            for _ in range(LAST_READS):
                if descriptor not in self._selector.get_map() or not take(child):
                    break
            with contextlib.suppress(KeyError):
                self._selector.unregister(descriptor)
            os.close(descriptor)
        child.when_done(
            Remains(
                received=child.received.decode("ascii", "replace"),
                output=child.printed.decode("utf-8", "replace"),
                status=status,
                stopped=child.stopped,
                seconds=time.monotonic() - child.started,
            )
        )


def _ignore(_signal: int, _frame: FrameType | None) -> None:
    """Let the signal wake the selector, which a signal without a handler does not, and no more."""
