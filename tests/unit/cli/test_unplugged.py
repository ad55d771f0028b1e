"""pydantic is kept from looking for plug-ins, and from nothing else."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
from curriculum_kit.cli.unplugged import unplug_pydantic
unplug_pydantic()
"""


def said_after(code: str) -> str:
    """Return what a process of its own prints."""
    words = [sys.executable, "-c", ASKED + code]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_pydantic_validates_without_plugins() -> None:
    code = "import pydantic; print(pydantic.TypeAdapter(int).validate_python('3'), "
    assert said_after(code + "'importlib.metadata' in sys.modules)") == "3 False"


def test_whoever_asks_for_more_gets_pydantics_own_module() -> None:
    code = "from pydantic.plugin._loader import PYDANTIC_ENTRY_POINT_GROUP as group; print(group)"
    assert said_after(code) == "pydantic"


def test_a_loader_that_is_there_already_is_left_alone() -> None:
    words = [sys.executable, "-c", "import pydantic.plugin._loader as own\n" + ASKED]
    words[-1] += "print(sys.modules[own.__name__] is own)"
    found = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert found.strip() == "True"
