"""What a file of a course holds, as the place where it lies tells, and how that is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from curriculum_kit.places import Path as Steps
from curriculum_kit.source.folder import SUFFIX, Folder
from curriculum_kit.source.needed import registry_of
from curriculum_kit.source.shapes import REGISTRY, shape_in

_GROUPS: Final = (
    ("new", "reinforced"),
    ("requires",),
    ("claims",),
    ("misconceptions",),
    ("examples", "modalities", "mental_models", "scope"),
    ("exercises",),
    ("waivers",),
)
"""Keys of a lesson that stand together, a blank line above each group."""


def kind_of(file: str, root: str) -> str | None:
    """Return what a file holds: a lesson, the registry and so on; None if it is no course's.

    Args:
        file: Its absolute path.
        root: The course's folder.
    """
    match Path(file).relative_to(root).parts:
        case ("curriculum.yaml",):
            return "course"
        case (folder, _) if folder == registry_of(Folder(root, root)):
            return REGISTRY
        case (_, "series.yaml"):
            return "series"
        case (_, _, "module.yaml"):
            return "module"
        case (_, _, _):
            return "lesson"
        case _:
            return None


def files_under(path: str) -> Iterator[str]:
    """Yield the YAML files under a folder, hidden ones left out, in alphabetical order.

    Args:
        path: Absolute path of the folder, or of a file, which stands for itself.
    """
    if not os.path.isdir(path):  # noqa: PTH112
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIX) and not name.startswith("."):
                yield os.path.join(folder, name)  # noqa: PTH118


def order_of(kind: str, path: Steps) -> tuple[str, ...]:
    """Return the canonical order of the keys of a mapping.

    Args:
        kind: What the file holds.
        path: The mapping.

    Returns:
        The keys that it may have, in order; none where the authors choose the keys themselves.
    """
    if kind == REGISTRY and not path:
        return ()
    inside = path[1:] if kind == REGISTRY else path
    return _known(kind, tuple("*" if isinstance(step, int) else step for step in inside))


@cache
def _known(kind: str, path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shape_in(kind).known_keys(path))


def stands_apart(kind: str, before: str, key: str) -> bool:
    """Tell whether a blank line belongs between two entries at the top of a file.

    Args:
        kind: What the file holds.
        before: The key of the first.
        key: The key of the second.
    """
    if kind == REGISTRY:
        return True
    group = _group_of(key)
    return kind == "lesson" and group is not None and group != _group_of(before)


def _group_of(key: str) -> int | None:
    return next((number for number, keys in enumerate(_GROUPS) if key in keys), None)
