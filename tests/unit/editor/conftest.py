from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import small_course
from tests.unit.editor.typing import Typing


@pytest.fixture
def editor(tmp_path: Path) -> Typing:
    """The small course in an editor, with no file open."""
    return Typing(small_course(tmp_path))
