"""A fresh interpreter for one piece of work, where processes cannot be forked.

``spawning`` starts it with the piece of work on its standard input. It reports on its standard
output; what the demo prints goes where standard error goes.
"""

from __future__ import annotations

import os
import sys

from curriculum_kit.evidence.channel import line
from curriculum_kit.evidence.child import carry_out
from curriculum_kit.evidence.confinement import leave_network
from curriculum_kit.evidence.containment import mapped_bytes
from curriculum_kit.evidence.orders import Order, Setting


def main() -> None:
    """Carry out one piece of work."""
    leave_network()
    setting, order = sys.stdin.buffer.read().splitlines()
    channel = os.dup(sys.stdout.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    told = Order.read(order)
    os.write(channel, line(told.token, {"ready": True}))
    carry_out(told, Setting.read(setting), channel, mapped_bytes())


if __name__ == "__main__":
    main()
