"""Keeps pydantic from looking for plug-ins of its own, and from loading what it would look with.

Told by ``PYDANTIC_DISABLE_PLUGINS`` not to look, it imports ``importlib.metadata`` nevertheless,
which takes as long as Python takes to start.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

LOADER = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """Stands in for the module that finds plug-ins; asked for anything else, it makes way."""

    get_plugins = tuple

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        import importlib  # noqa: PLC0415

        sys.modules.pop(LOADER, None)
        return getattr(importlib.import_module(LOADER), name)


def unplug_pydantic() -> None:
    """Keep pydantic from looking for plug-ins in this process and in those it starts."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    sys.modules.setdefault(LOADER, _NoPlugins(LOADER))
