"""Names that Windows keeps for devices: a file or folder of such a name cannot be made there."""

from __future__ import annotations

from typing import Final

DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10)))
)

WHY_NOT: Final = "Windows keeps that name for a device"
"""Why such a name is refused."""


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name for a device: ``aux``, ``AUX``, ``aux.yaml``.

    Args:
        name: The name of a file or folder, or an id that files are named after.
    """
    return name.partition(".")[0].strip().lower() in DEVICES
