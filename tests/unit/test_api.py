"""The public interface: what ``curriculum_kit`` exports, and nothing besides."""

from __future__ import annotations

import subprocess
import sys

import pytest

import curriculum_kit

DEMOS = {"Axis", "Figure", "Series", "demo"}
RULES = {"Context", "NoOptions", "Note", "Pointer", "Problem", "Rule", "Severity", "options"}
REMEDIES = {"Enter", "Remedy", "Remove", "Rename", "Rewrite"}
VOCABULARY = {"Depth", "GapSize", "Load", "Status"}
PUBLIC = DEMOS | RULES | REMEDIES | VOCABULARY
PROBE = """
import curriculum_kit, sys
print([name for name in sys.modules if name.startswith("curriculum_kit.")])
"""


def test_what_is_public() -> None:
    assert set(curriculum_kit.__all__) == PUBLIC
    assert curriculum_kit.__all__ == sorted(curriculum_kit.__all__)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(curriculum_kit, name)
    assert value.__name__ == name
    assert value.__doc__


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Finding'"):
        curriculum_kit.Finding  # noqa: B018  # the access is the test


def test_importing_the_package_loads_none_of_it() -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            PROBE,
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert loaded.stdout == "[]\n"


def test_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from curriculum_kit import *", names)
    assert set(names) - {"__builtins__"} == PUBLIC
