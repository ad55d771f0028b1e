"""Work carried out by forks of one template process: full isolation at the price of a fork."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, cast

from curriculum_kit.evidence.channel import Remains, one_line, outcome_of
from curriculum_kit.evidence.containment import kill_group
from curriculum_kit.evidence.orders import Order, Setting
from curriculum_kit.evidence.processes import command, environment
from curriculum_kit.evidence.work import CannotRunError, Limits, Outcome, Work

GRACE = 10.0
"""Seconds that the template process may be late with what it owes before it is given up."""

START = 120.0
"""Seconds in which numpy must have been imported."""


class ForkWorkers:
    """Carries out work in forks of a process that has imported numpy already.

    Attributes:
        folder: The demos folder.
        limits: What each process may use.
        jobs: How many run at a time.
    """

    def __init__(self, folder: Path, limits: Limits, jobs: int) -> None:
        self.folder = folder
        self.limits = limits
        self.jobs = jobs
        self._scratch = tempfile.TemporaryDirectory(
            prefix="curriculum-verify-", ignore_cleanup_errors=True
        )
        self._template: _Template | None = None
        self._interrupted = False

    def run(self, work: Iterable[Work]) -> Iterator[tuple[Work, Outcome]]:
        """Carry out work, several pieces at a time.

        A demo may kill the template process, and with it the news of all that runs beside it. So
        everything that was under way is done again, each piece by itself: the outcome does not
        depend on the neighbours.

        Args:
            work: The pieces, drawn as there is room for them.

        Yields:
            Each piece with its outcome, as soon as it is done.

        Raises:
            CannotRunError: The template process cannot be started.
        """
        interrupted: list[Work] = []
        for piece, outcome in self._share(iter(work), self.jobs):
            if outcome is None:
                interrupted.append(piece)
            else:
                yield piece, outcome
        for piece in interrupted:
            if self._interrupted:
                return
            for _, outcome in self._share(iter((piece,)), 1):
                yield piece, outcome or Outcome(problem="killed the process that runs the demos")

    def interrupt(self) -> None:
        """Kill what is running, from another thread if need be; what was to be done is not."""
        self._interrupted = True
        if self._template is not None:
            self._template.dismiss()

    def close(self) -> None:
        """End every process that is still there, and remove what they left behind."""
        self._drop_template()
        self._scratch.cleanup()

    def _share(self, pending: Iterator[Work], places: int) -> Iterator[tuple[Work, Outcome | None]]:
        """Yield each piece with its outcome, None if the template ended before it was known."""
        under_way: dict[str, _UnderWay] = {}
        while True:
            room = 0 if self._interrupted else places - len(under_way)
            for piece in islice(pending, room):
                order = Order(piece)
                longest = self.limits.timeout * piece.seeds + GRACE
                under_way[order.token] = _UnderWay(piece, time.monotonic() + longest)
                self._running_template().send(order)
            if not under_way:
                return
            patience = min(each.deadline for each in under_way.values()) - time.monotonic()
            ended = self._running_template().next_ended(patience)
            if ended is None:
                self._drop_template()
                lost = list(under_way.values())
                under_way.clear()
                yield from ((each.work, None) for each in lost)
                continue
            token, remains = ended
            if token in under_way:
                piece = under_way.pop(token).work
                yield piece, outcome_of(piece, token, remains, self.limits)

    def _running_template(self) -> _Template:
        if self._template is None:
            setting = Setting(str(self.folder), self._scratch.name, self.limits)
            self._template = _Template(setting)
            if self._interrupted:  # while it started, and so before there was anything to dismiss
                self._template.dismiss()
        return self._template

    def _drop_template(self) -> None:
        if self._template is not None:
            self._template.close()
            self._template = None


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A piece of work that the template has been given, and when it must have answered."""

    work: Work
    deadline: float


class _Template:
    """The other end of the template process."""

    def __init__(self, setting: Setting) -> None:
        self._buffer = bytearray()
        self._processes: dict[str, int] = {}
        # A session of its own: Ctrl-C reaches this process, which then ends the template.
        self._process = subprocess.Popen(  # noqa: S603  # this interpreter, on the kit's own code
            command("template", setting.written()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            start_new_session=True,
        )
        self._orders = cast("IO[bytes]", self._process.stdin)
        self._messages = cast("IO[bytes]", self._process.stdout)
        self._errors = cast("IO[bytes]", self._process.stderr)
        try:
            self._await_start()
        except BaseException:
            self.close()
            raise

    def send(self, order: Order) -> None:
        """Give it a piece of work; that it has died or was dismissed is found out by asking it."""
        line = order.written().encode("ascii") + b"\n"
        with contextlib.suppress(BrokenPipeError, ValueError):  # of a file that is closed
            self._orders.write(line)
            self._orders.flush()

    def next_ended(self, patience: float) -> tuple[str, Remains] | None:
        """Return the token and the remains of the next work that ends, None if none ever will."""
        deadline = time.monotonic() + patience
        while (message := self._next_message(deadline)) is not None:
            match message:
                case {"token": str(token), "process": int(process)}:
                    self._processes[token] = process
                case {"token": str(token), "remains": dict(remains)}:
                    self._processes.pop(token, None)
                    return token, Remains(**remains)
        return None

    def dismiss(self) -> None:
        """Close its input, upon which it ends, and every process that it has started with it."""
        with contextlib.suppress(BrokenPipeError):
            self._orders.close()

    def close(self) -> None:
        """End it, and every process that it has started."""
        try:
            self.dismiss()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE / 2)
        finally:
            self._process.kill()
            for process in self._processes.values():
                kill_group(process)
            self._process.wait()
            self._messages.close()
            self._errors.close()

    def _await_start(self) -> None:
        if self._next_message(time.monotonic() + START) is None:
            self._process.kill()
            told = self._errors.read().decode("utf-8", "replace").strip().splitlines()
            reason = one_line(told[-1]) if told else "it gives no reason"
            message = f"the process that runs demos does not start: {reason}"
            raise CannotRunError(message)

    def _next_message(self, deadline: float) -> Mapping[str, object] | None:
        """Return its next line, None if it has died or says nothing until the deadline."""
        descriptor = self._messages.fileno()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        while b"\n" not in self._buffer:
            wait = max(0.0, deadline - time.monotonic())
            chunk = os.read(descriptor, 1 << 16) if poll.poll(min(wait * 1000, _MOST)) else b""
            if not chunk:
                return None
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\n")
        message: Mapping[str, object] = json.loads(line)
        return message


_MOST = (1 << 31) - 1  # milliseconds that a poll takes: 24 days
