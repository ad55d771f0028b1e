"""Looking at a course again whenever a file of it is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from curriculum_kit.source.snapshot import Snapshot, Watched, snapshot

Found = TypeVar("Found")

SHARE = 4
"""Looking takes at most one part in so many of the time, however large the course."""

SETTLED = 0.05
"""Seconds without another change after which a save is taken to be complete."""

PATIENCE = 20
"""Looks after which files that never come to rest are taken as they are."""


def at_each_save(
    look: Callable[[], tuple[Found, Watched | None]],
    watched: Watched,
    *,
    poll: float,
    pause: Callable[[float], object] = time.sleep,
) -> Iterator[Found]:
    """Yield what is found at once, and again whenever a file was saved; it never ends by itself.

    Args:
        look: Reads the course, and says where its files are; None if it cannot tell. What it
            raises ends the looking.
        watched: Where the files are, as far as is known before the course is read.
        poll: Seconds between two looks at the files.
        pause: Waits for so many seconds; what it raises ends the looking.
    """
    while True:
        before = snapshot(watched)  # before reading, so that no save falls in between
        found, where = look()
        if where is not None and where != watched:
            watched = where
            continue  # the demos are elsewhere than was thought; nobody looked there before reading
        yield found
        _wait_for_save(before, watched, poll, pause)


def _wait_for_save(
    before: Snapshot, watched: Watched, poll: float, pause: Callable[[float], object]
) -> None:
    """Return when something has changed and no more is changing."""
    now = before
    while now == before:
        started = time.monotonic()
        now = snapshot(watched)
        if now == before:
            pause(max(poll, (SHARE - 1) * (time.monotonic() - started)))
    for _ in range(PATIENCE):
        pause(SETTLED)
        earlier, now = now, snapshot(watched)
        if now == earlier:
            return
