"""The preview as a whole: a server, and a thread that looks at the course whenever it is saved."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count

from curriculum_kit.preview.edition import Edition, next_edition
from curriculum_kit.preview.look import Look, LookError, looks
from curriculum_kit.preview.server import Server
from curriculum_kit.preview.stage import Stage
from curriculum_kit.source.snapshot import Watched


class _Ended(Exception):  # noqa: N818  # no error: it ends the thread that looks
    """The preview is over."""


@contextmanager
def previewing(
    look: Callable[[], Look],
    watched: Watched,
    *,
    port: int,
    say: Callable[[Edition], None],
) -> Iterator[Server]:
    """Look at a course whenever it is saved, and give a server that shows it.

    Args:
        look: Reads and checks the course; raises LookError if it cannot.
        watched: Where its files are, as far as is known before.
        port: The port to serve on; 0 for any that is free.
        say: Told of every edition after the first, before it is shown.

    Yields:
        The server, listening; ``serve_forever`` makes it answer.

    Raises:
        LookError: The course cannot be looked at to begin with.
        PortError: The port cannot be listened on.
    """
    ended = threading.Event()

    def pause(seconds: float) -> None:
        if ended.wait(seconds):
            raise _Ended

    def follow() -> None:
        try:
            for edition in editions:
                say(edition)
                server.stage.show(edition)
        except _Ended:
            return

    with Server(port) as server:
        editions = _editions(looks(look, watched, pause))
        server.stage = Stage(next(editions))
        follower = threading.Thread(target=follow, daemon=True)
        follower.start()
        try:
            yield server
        finally:
            ended.set()


def _editions(found: Iterator[Look | LookError]) -> Iterator[Edition]:
    run = secrets.token_hex(4)
    edition: Edition | None = None
    for number, one in zip(count(1), found, strict=False):
        now = datetime.now().astimezone()
        name = f"{run}-{number}"
        try:
            edition = next_edition(one, edition, name, now)
        except Exception as error:
            if edition is None:
                raise
            edition = next_edition(LookError.by_our_fault(error), edition, name, now)
        yield edition
