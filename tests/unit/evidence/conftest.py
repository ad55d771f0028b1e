"""A course with recorded evidence: verified once, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.evidence.recorded_course import recorded_course


@pytest.fixture(scope="session")
def _verified_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded_course(tmp_path_factory.mktemp("recorded")).parent


@pytest.fixture
def course(_verified_once: Path, tmp_path: Path) -> Path:
    shutil.copytree(_verified_once, tmp_path / "work")
    return tmp_path / "work/curriculum"
