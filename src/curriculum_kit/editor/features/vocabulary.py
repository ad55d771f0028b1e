"""The words that authors choose from, and what each of them means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.spot import Spot
from curriculum_kit.editor.schemas.docstrings import attribute_docs
from curriculum_kit.model.vocabulary import (
    Depth,
    ExampleKind,
    GapSize,
    Load,
    Status,
    Support,
)
from curriculum_kit.places import Path
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.shapes import REGISTRY, shape_in

_WORDS: Final[Mapping[str, str]] = {
    str(member): attribute_docs(kind).get(member.name, "")
    for kind in (Depth, Load, Status, GapSize, Support, ExampleKind)
    for member in kind
}
"""Every word with what it means; no two kinds have one in common."""


def path_in(holding: str, path: Path) -> Path:
    """Return a path as it is under the entity that it leads into.

    Args:
        holding: What the file holds.
        path: Keys and list positions from the top of the file.
    """
    return path[1:] if holding == REGISTRY else path


def key_meaning(spot: Spot) -> str | None:
    """Return what a key means; None if the authors choose it.

    Args:
        spot: The key.
    """
    return keys_at(spot.holding, spot.path[:-1]).get(spot.text)


def keys_at(holding: str, path: Path) -> Mapping[str, str]:
    """Return the keys that the kit knows in a mapping, with what each means.

    Args:
        holding: What the file holds.
        path: The mapping.
    """
    if holding == REGISTRY and not path:
        return {}
    return shape_in(holding).known_keys(path_in(holding, path))


def words_at(holding: str, path: Path) -> tuple[str, ...]:
    """Return the words that a value may be, where it is one of a few.

    Args:
        holding: What the file holds.
        path: The value.
    """
    if holding == REGISTRY and not path:
        return ()
    inside = path_in(holding, path)
    # A depth alone stands for a mapping that holds it.
    return shape_in(holding).words(inside) or shape_in(holding).words((*inside, "depth"))


def word_meaning(spot: Spot) -> str | None:
    """Return what the word under the cursor means, where it is one of those to choose from.

    Args:
        spot: A value.
    """
    known = words_at(spot.holding, spot.path)
    in_transition = spot.path[:1] == ("reinforced",) and spot.holding == "lesson"
    if spot.word in known or (in_transition and spot.word in Depth.__members__):
        return _WORDS.get(spot.word)
    return None


def rule_named(state: CourseState, spot: Spot) -> AnyRule | None:
    """Return the rule that is named at a spot; None if none is.

    Args:
        state: The course.
        spot: The spot.
    """
    names_rule = names_a_rule(spot.holding, spot.path, is_key=spot.is_key)
    return state.rule_names.get(spot.text) if names_rule else None


def names_a_rule(holding: str, path: Path, *, is_key: bool) -> bool:
    """Tell whether a rule is to be named at a spot: in a waiver, or in the settings.

    Args:
        holding: What the file holds.
        path: The spot.
        is_key: Whether it is a key.
    """
    if is_key:
        return holding == "course" and len(path) == 2 and path[0] == "rules"
    inside = path_in(holding, path)
    return len(inside) == 3 and inside[0] == "waivers" and inside[2] == "rule"


def meaning_of(word: str) -> str:
    """Return what a depth, load or other word means.

    Args:
        word: As authors write it.
    """
    return _WORDS.get(word, "")


def members(kind: type[Enum]) -> tuple[str, ...]:
    """Return the words of one kind, in their order.

    Args:
        kind: The kind.
    """
    return tuple(str(member) for member in kind)
