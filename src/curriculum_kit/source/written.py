"""Where a spot of the model stands in the data as its author wrote it."""

from __future__ import annotations

from curriculum_kit.places import Path
from curriculum_kit.source.document import Value


def written_path(data: Value, path: Path) -> Path:
    """Return the longest part of a path that is written; shorthands lack the last step.

    Args:
        data: An entity's data.
        path: Keys and list positions, as the model has them.
    """
    for length in range(len(path)):
        here = value_at(data, path[:length])
        step = path[length]
        if isinstance(here, dict) and step in here:
            continue
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            continue
        return path[:length]
    return path


def value_at(data: Value, path: Path) -> Value:
    """Return what stands at a path.

    Args:
        data: An entity's data.
        path: Keys and list positions.

    Returns:
        The value; None if nothing stands there.
    """
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
