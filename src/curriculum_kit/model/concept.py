"""A concept: one thing to be learned, and what a learner must hold before meeting it."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from curriculum_kit.model.authored import AUTHORED, FormerIds, Text, shorthand
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.model.waiver import Waiver


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Requirement:
    """How deeply a prerequisite must be held."""

    depth: Depth = Field(description="The depth at which the prerequisite must be held.")
    to_reach: Depth = Field(
        default=Depth.INTRODUCED,
        description="Asked for only where the concept is taken this deep or deeper.",
    )


AuthoredRequirement = Annotated[Requirement, shorthand("depth")]


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Concept:
    """One entry of the concept registry."""

    id: str = field(init=False, default="")
    name: Text = Field(description="The concept's name as reports print it.")
    aliases: tuple[Text, ...] = Field(
        default=(), description="Other names under which readers may look for it."
    )
    definition: Text | None = Field(
        default=None, description="What it is, in a sentence or two that an expert would accept."
    )
    requires: dict[str, AuthoredRequirement] = Field(
        default_factory=dict, description="What must be held before it is taught, and how deeply."
    )
    requires_any: tuple[dict[str, AuthoredRequirement], ...] = Field(
        default=(), description="Groups of alternatives: one of each group suffices."
    )
    sources: tuple[Text, ...] = Field(default=(), description="Where it comes from.")
    renamed_from: FormerIds = Field(default=(), description="The ids it had before.")
    waivers: tuple[Waiver, ...] = Field(default=(), description="Rules that need not hold here.")
