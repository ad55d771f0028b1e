"""A misconception: what learners wrongly believe, what is right, and what stands against it."""

from __future__ import annotations

from dataclasses import field

from pydantic import Field
from pydantic.dataclasses import dataclass

from curriculum_kit.model.authored import AUTHORED, FormerIds, Text


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Misconception:
    """A belief that lessons correct."""

    id: str = field(init=False, default="")
    belief: Text = Field(description="The mistaken belief, in the words of a learner.")
    correction: Text = Field(description="What is right.")
    about: tuple[Text, ...] = Field(default=(), description="The concepts it is about.")
    addressed_in: tuple[Text, ...] = Field(
        default=(),
        description="The lessons that address it; in a lesson's file, that lesson unless given.",
    )
    refuted_by: tuple[Text, ...] = Field(
        default=(), description="The claims whose demos are the evidence against it."
    )
    renamed_from: FormerIds = Field(default=(), description="The ids it had before.")
