"""The server put together, and run until its editor ends it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence

from curriculum_kit.editor.server.answering import answer_about_text
from curriculum_kit.editor.server.changing import answer_about_changes
from curriculum_kit.editor.server.server import LOG, CourseServer
from curriculum_kit.editor.server.synchronizing import synchronize
from curriculum_kit.rules.rule import AnyRule


def serve(rules: Sequence[AnyRule], version: str) -> bool:
    """Serve an editor on standard input and output.

    Args:
        rules: The rules to check courses by.
        version: The kit's version.

    Returns:
        Whether the editor said beforehand that it would end it, as it should.
    """
    _quieten()
    server = CourseServer(rules, version)
    synchronize(server)
    answer_about_text(server)
    answer_about_changes(server)
    # A stream of its own, which is closed in the end; what anything else prints goes to the log.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as editor:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        server.start_io(sys.stdin.buffer, editor)
    return server.is_shut_down


def _quieten() -> None:
    """Log one line of what goes wrong, to standard error, which editors keep."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("curriculum lsp: %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False
