"""Calls of the command, in this process."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from curriculum_kit.cli.main import main


class Called(NamedTuple):
    """What a call came to.

    Attributes:
        status: The exit status.
        out: What stands on standard output.
        err: What stands on standard error.
    """

    status: int
    out: str
    err: str


class Caller:
    """Calls ``curriculum`` and catches what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Called:
        """Call it.

        Args:
            words: What follows ``curriculum``.
        """
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        assert isinstance(leaving.value.code, int)
        return Called(leaving.value.code, out, err)
