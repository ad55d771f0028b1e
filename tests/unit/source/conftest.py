"""What tests of reading share: each runs with libyaml's loader, where it is there, and without."""

from __future__ import annotations

import pytest
import yaml

from curriculum_kit.source import loaders
from curriculum_kit.source.fallback import PortableLoader

LOADERS = [PortableLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS)
def each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with each loader in turn: what is said must be the same."""
    monkeypatch.setattr(loaders, "LOADER", request.param)
