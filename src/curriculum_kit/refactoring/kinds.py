"""What renaming needs to know about the kinds of parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DEMO: Final = "demo"
"""Named by ``file:function``, where it is declared in Python."""

FILED: Final = frozenset({"lesson", "module", "series"})
"""Kinds whose id is the name of a file or folder."""

RESERVED: Final[Mapping[str, str]] = {"series": "concepts", "lesson": "module"}
"""By kind, the id that would name something else in the folder where the part lies."""
