"""What is being shown, handed from the thread that looks to those that answer browsers."""

from __future__ import annotations

import threading

from curriculum_kit.preview.edition import Edition


class Stage:
    """The edition that is being shown, and word of the next one.

    Args:
        edition: The first one.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._changed = threading.Condition()

    @property
    def edition(self) -> Edition:
        """The edition that is being shown."""
        return self._edition

    def show(self, edition: Edition) -> None:
        """Show another edition.

        Args:
            edition: What to show from now on.
        """
        with self._changed:
            self._edition = edition
            self._changed.notify_all()

    def wait_for_other(self, name: str | None, seconds: float) -> Edition:
        """Return the edition being shown, as soon as it is another one, or after some time.

        Args:
            name: The name of the edition that is known; None for none.
            seconds: How long to wait at most.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._edition.name != name, timeout=seconds)
            return self._edition
