"""How far a long run is: a bar on a terminal, and what was done if it ends early."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from click._termui_impl import ProgressBar

    from curriculum_kit.evidence.record import ClaimEvidence

PATIENCE = 1.0
"""Seconds that nobody needs a bar for."""


class Progress:
    """Follows a run of ``verify``.

    Attributes:
        claims: Ids of the claims that are verified, in course order.
    """

    def __init__(self, claims: Sequence[str]) -> None:
        self.claims = claims
        self._judged: dict[str, ClaimEvidence] = {}
        self._started = time.monotonic()
        self._lock = threading.Lock()
        self._shown = ExitStack()
        self._bar: ProgressBar[int] | None = None
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Show a bar as soon as this takes long, on a terminal that is not a machine's."""
        if _is_watched():
            self._timer.start()
        return self

    def judged(self, evidence: ClaimEvidence) -> None:
        """Take note of a claim that has been judged.

        Args:
            evidence: The evidence for it.
        """
        with self._lock:
            self._judged[evidence.claim] = evidence
            if self._bar is not None:
                self._bar.update(1)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away; if the run ends early, say what was done."""
        self._timer.cancel()
        with self._lock:
            self._shown.close()
            self._bar = None
            self.claims, claims = (), self.claims
        if kind is not None and self._judged:
            self._say_what_was_done(claims)

    def _show(self) -> None:
        with self._lock:
            if self.claims:
                bar = click.progressbar(length=len(self.claims), label="Verifying", file=sys.stderr)
                self._bar = self._shown.enter_context(bar)
                self._bar.update(len(self._judged))

    def _say_what_was_done(self, claims: Sequence[str]) -> None:
        from curriculum_kit.evidence.record import Evidence  # noqa: PLC0415
        from curriculum_kit.output.evidence_text import evidence_text  # noqa: PLC0415
        from curriculum_kit.output.terminal import terminal_of  # noqa: PLC0415

        done = tuple(self._judged[claim] for claim in claims if claim in self._judged)
        evidence = Evidence(done, time.monotonic() - self._started)
        click.echo(evidence_text(evidence, terminal_of(sys.stderr)), err=True, nl=False)
        click.echo(f"Of {len(claims)} claims, the others were not judged.", err=True)


def progress_bar(length: int, label: str) -> AbstractContextManager[ProgressBar[int]]:
    """Return a bar on standard error for what always takes long, on a terminal and not in CI.

    Args:
        length: How many steps there are.
        label: What is going on.
    """
    hidden = not _is_watched()
    return click.progressbar(length=length, label=label, file=sys.stderr, hidden=hidden)


def _is_watched() -> bool:
    """Tell whether standard error is a terminal, and CI not set, or to nothing."""
    return sys.stderr.isatty() and not os.environ.get("CI")
