"""How much a file may hold: far more than any course needs, and little enough to read at once."""

from __future__ import annotations

from typing import Final

MAXIMUM_BYTES: Final = 1 << 20

MAXIMUM_DEPTH: Final = 64
"""Lists and mappings inside one another."""

MAXIMUM_NODES: Final = 200_000
"""Keys and values."""

MAXIMUM_FAULTS: Final = 1000
"""Nobody reads more, and a file of nothing but mistakes is soon read."""
