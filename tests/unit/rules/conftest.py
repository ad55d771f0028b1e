"""The command, called in this process."""

from __future__ import annotations

import pytest

from tests.unit.cli.calling import Caller


@pytest.fixture
def curriculum(capsys: pytest.CaptureFixture[str]) -> Caller:
    return Caller(capsys)
