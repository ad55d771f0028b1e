"""Whether anything installed declares plug-ins, found out at a fraction of the usual cost.

``importlib.metadata`` takes some 30 ms to import and 2 to be asked; searching the same files for
the group's name takes 1. It is only asked where a file holds the name, or where it could know of
distributions that are no plain folders.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

DECLARATIONS = "entry_points.txt"


def entry_points_of(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of a group that installed distributions declare.

    Args:
        group: The name of the group.

    Returns:
        What ``importlib.metadata`` finds, in the order of distributions and names.
    """
    if not (_other_finders() or any(_may_declare(folder, group) for folder in sys.path)):
        return ()
    from importlib import metadata  # noqa: PLC0415  # see above

    found = metadata.entry_points(group=group)
    return tuple(sorted(found, key=lambda point: (distribution_of(point), point.name)))


def distribution_of(point: EntryPoint) -> str:
    """Return the name of the distribution that declares an entry point.

    Args:
        point: The entry point.
    """
    return point.dist.name if point.dist else "unknown"


def _other_finders() -> bool:
    """Tell whether anyone but the import system's own finder knows of distributions."""
    return any(
        hasattr(finder, "find_distributions") and getattr(finder, "__name__", "") != "PathFinder"
        for finder in sys.meta_path
    )


def _may_declare(folder: str, group: str) -> bool:
    """Tell whether something in one folder of the path may declare entry points of a group."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208  # a Path for each name costs more
    except OSError:
        return os.path.isfile(folder)  # noqa: PTH113  # an archive, which can hold distributions
    wanted = group.encode()
    return any(wanted in text for text in _declarations(folder, names))


def _declarations(folder: str, names: list[str]) -> Iterator[bytes]:
    is_egg = folder.rstrip(os.sep).lower().endswith(".egg")
    for name in names:
        lower = name.lower()
        if lower.endswith((".dist-info", ".egg-info")) or (is_egg and lower == "egg-info"):
            try:
                yield Path(folder, name, DECLARATIONS).read_bytes()
            except OSError:
                continue  # it declares nothing
