"""The pinned development tools install with every Python that the kit supports."""

from __future__ import annotations

import tomllib
from importlib.metadata import distribution

from packaging.specifiers import SpecifierSet

from tests.bundled import ROOT


def _oldest_supported_python() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lowest = str(project["requires-python"]).removeprefix(">=")
    return f"{lowest}.0"


def test_every_pinned_tool_installs_with_the_oldest_supported_python() -> None:
    oldest = _oldest_supported_python()
    too_new = [
        pin
        for pin in (ROOT / "requirements-dev.txt").read_text("utf-8").split()
        for wanted in distribution(pin.partition("==")[0]).metadata.get_all("Requires-Python") or ()
        if not SpecifierSet(wanted).contains(oldest)
    ]

    assert too_new == []
