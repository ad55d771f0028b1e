"""The template process: it imports numpy once, and forks for every piece of work.

``forking`` starts it, writes one piece of work a line to its standard input, and reads from its
standard output what became of each. It ends when its input does, and takes every process that is
left with it.
"""

from __future__ import annotations

import gc
import inspect
import json
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import NoReturn

import numpy.random
import numpy.typing

from curriculum_kit.evidence.channel import Remains
from curriculum_kit.evidence.child import carry_out
from curriculum_kit.evidence.confinement import leave_network
from curriculum_kit.evidence.containment import (
    adopt_orphans,
    die_with_parent,
    mapped_bytes,
    remove_if_empty,
)
from curriculum_kit.evidence.loading import compile_ahead
from curriculum_kit.evidence.orders import Order, Setting
from curriculum_kit.evidence.supervisor import CHUNK, Supervisor

PRELOADED = (numpy.random, numpy.typing, inspect)
"""What demos import, or what runs them does; every fork would import it anew."""

INPUT, OUTPUT, ERRORS, CHANNEL = range(4)
"""File descriptors: the three that every process has, and a demo's own channel."""


class Template:
    """The process that forks.

    Attributes:
        setting: What all the work has in common.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self._supervisor = Supervisor(setting.limits.timeout)
        self._supervisor.listen(INPUT, self._take_orders)
        self._orders = bytearray()
        self._is_open = True
        self._mapped = mapped_bytes()

    def serve(self) -> None:
        """Carry out the work that comes in, until nobody can send any more."""
        _say({"ready": True})
        try:
            while self._is_open:
                self._supervisor.turn()
        except BrokenPipeError:
            pass  # nobody listens any more
        finally:
            self._supervisor.end()

    def _take_orders(self) -> None:
        chunk = os.read(INPUT, CHUNK)
        self._is_open = bool(chunk)
        *lines, rest = (bytes(self._orders) + chunk).split(b"\n")
        self._orders[:] = rest
        for line in lines:
            self._start(Order.read(line))

    def _start(self, order: Order) -> None:
        compile_ahead(order.work.file)
        channel, channel_end = os.pipe()
        printer, printer_end = os.pipe()
        process = os.fork()
        if process == 0:
            self._become_child(order, channel_end, printer_end)
        os.close(channel_end)
        os.close(printer_end)
        _say({"token": order.token, "process": process})
        results = order.work.seeds

        def when_done(remains: Remains) -> None:
            remove_if_empty(self.setting.folder_of(process))
            _report(order.token, remains)

        self._supervisor.watch(process, channel, printer, results, when_done)

    def _become_child(self, order: Order, channel: int, printer: int) -> NoReturn:
        """Leave everything of the template behind but the memory, and carry out the work."""
        try:
            os.setsid()
            die_with_parent()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), INPUT)
            os.dup2(printer, OUTPUT)
            os.dup2(printer, ERRORS)
            os.dup2(channel, CHANNEL, inheritable=False)
            os.closerange(CHANNEL + 1, os.sysconf("SC_OPEN_MAX"))
            # Else every fork would draw the template's numbers, and unseeded chance look like none.
            numpy.random.seed()
            carry_out(order, self.setting, CHANNEL, self._mapped)
        finally:
            os._exit(1)


def main() -> None:
    """Run the template process; its one argument is the setting, as JSON."""
    setting = Setting.read(sys.argv[1])
    leave_network()
    adopt_orphans()
    gc.collect()
    gc.freeze()  # a collection in a child would touch, and so copy, every page of the template
    Template(setting).serve()


def _report(token: str, remains: Remains) -> None:
    _say({"token": token, "remains": asdict(remains)})


def _say(message: Mapping[str, object]) -> None:
    rest = memoryview(json.dumps(message).encode("ascii") + b"\n")
    while rest:
        rest = rest[os.write(OUTPUT, rest) :]


if __name__ == "__main__":
    main()
