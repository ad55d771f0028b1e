"""Where a bar is drawn."""

from __future__ import annotations

import os
import pty
import sys

import pytest

from curriculum_kit.cli.progress import progress_bar


@pytest.mark.parametrize(("ci", "hidden"), [(None, False), ("", False), ("true", True)])
def test_a_bar_is_drawn_on_a_terminal_but_in_ci(
    ci: str | None, hidden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pty.openpty()
    if ci is None:
        monkeypatch.delenv("CI", raising=False)
    else:
        monkeypatch.setenv("CI", ci)
    with os.fdopen(ours), os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress_bar(1, "Counting") as bar:
            assert bar.hidden is hidden
