"""What each kind of part and of file is, as the model says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from curriculum_kit.model.claim import Claim
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.source.assembly import LESSON, MODULE, OUTLINE, SERIES
from curriculum_kit.source.registry import CONCEPT
from curriculum_kit.source.schema import Shape

REGISTRY: Final = "registry"
"""What a file holds in which each id has a concept under it; all others hold one part."""

SHAPES: Final[Mapping[str, Shape[Any]]] = {
    "course": OUTLINE,
    "series": SERIES,
    "module": MODULE,
    "lesson": LESSON,
    "concept": CONCEPT,
    "claim": Shape.of(Claim),
    "misconception": Shape.of(Misconception),
}
"""By the kind of a part."""


def shape_in(holding: str) -> Shape[Any]:
    """Return what stands in a file; in the registry, under each id.

    Args:
        holding: What the file holds: a kind of part, or REGISTRY.
    """
    return SHAPES["concept" if holding == REGISTRY else holding]
