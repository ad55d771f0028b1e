"""Mistakes that show in several keys at once: one thing is wrong, and is to be said once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pydantic_core import ErrorDetails

from curriculum_kit.places import Path
from curriculum_kit.source.document import Value
from curriculum_kit.source.nearest import nearest
from curriculum_kit.source.stumble import ODD_SPACES
from curriculum_kit.source.written import value_at

UNKNOWN: Final = "unexpected_keyword_argument"
_COLLECTIONS: Final = ("dict_type", "dataclass_type", "tuple_type")


def strays(details: Sequence[ErrorDetails], data: Value) -> Mapping[Path, tuple[Path, ...]]:
    """Find keys that stand beside the key whose entries they should be.

    Args:
        details: What pydantic found.
        data: What was validated.

    Returns:
        By the path of a key that wants entries and has nothing, the unknown keys right below it.
    """
    unknown = {tuple(each["loc"]) for each in details if each["type"] == UNKNOWN}
    found: dict[Path, tuple[Path, ...]] = {}
    for detail in details if unknown else ():
        path = tuple(detail["loc"])
        siblings = value_at(data, path[:-1]) if path else None
        empty = detail["input"] is None and detail["type"] in _COLLECTIONS
        if not empty or not isinstance(siblings, dict) or path[-1] not in siblings:
            continue
        keys = list(siblings)
        known = [key for key in keys if (*path[:-1], key) not in unknown]
        below: list[Path] = []
        for key in keys[keys.index(str(path[-1])) + 1 :]:
            if (*path[:-1], key) not in unknown or nearest(key, known):
                break
            below.append((*path[:-1], key))
        if below:
            found[path] = tuple(below)
    return found


def of_stray(empty: str, stray: str) -> tuple[str, str]:
    """Say what is wrong with a key that stands beside the one it should be under, and what to do.

    Args:
        empty: The key that has nothing under it.
        stray: The key beside it.
    """
    odd = _ODD_INDENTATION.match(stray)
    if odd is not None:
        name, code = stray[odd.end() :], ord(odd[0][0])
        message = f"'{name}' is indented with no ordinary spaces (U+{code:04X})"
        return message, "Type them anew with the space bar."
    message = f"'{stray}' stands beside '{empty}:', which has nothing under it"
    return message, f"Indent what belongs to '{empty}:' by two spaces more."


_ODD_INDENTATION: Final = re.compile(f"[{ODD_SPACES}]+")


def unnamed_measurements(details: Sequence[ErrorDetails], known: Sequence[str]) -> list[Path]:
    """Find what is expected of a measurement where the measurement's name should stand.

    Args:
        details: What pydantic found.
        known: The keys of an expectation.

    Returns:
        The paths of such keys.
    """
    return [
        tuple(detail["loc"])
        for detail in details
        if detail["type"] in _COLLECTIONS
        and tuple(detail["loc"])[-2:-1] == ("expect",)
        and detail["loc"][-1] in known
    ]
