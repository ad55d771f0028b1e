"""A lesson: what it teaches, how deeply, what it asks for, and what it claims."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from curriculum_kit.model.authored import (
    AUTHORED,
    Count,
    FormerIds,
    Slug,
    Text,
    identified,
    shorthand,
)
from curriculum_kit.model.claim import Claim
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.transition import AuthoredTransition
from curriculum_kit.model.vocabulary import Depth, ExampleKind, GapSize, Load, Status, Support
from curriculum_kit.model.waiver import Waiver


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class NewConcept:
    """A concept that the learner meets for the first time in the course."""

    depth: Depth = Field(description="How deep the first meeting goes.")
    label: Text | None = Field(
        default=None, description="What is particular about it here, printed after its name."
    )


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class ReinforcedConcept:
    """A concept met before that the lesson takes up again."""

    depth: AuthoredTransition = Field(
        description="From -> to, or just the depth where it stays: INTRODUCED -> DEVELOPED."
    )
    label: Text | None = Field(
        default=None, description="What is particular about it here, printed after its name."
    )


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Gap:
    """A known shortfall in what the learner holds, and how the lesson closes it."""

    size: GapSize = Field(description="What it takes to close the gap.")
    resolution: Text = Field(description="How it is closed: recap, a dedicated section.")
    where: Text | None = Field(default=None, description="The spot in the lesson that closes it.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class LessonRequirement:
    """What a lesson uses beyond what its concepts require."""

    depth: Depth = Field(description="The depth at which the concept must be held.")
    gap: Gap | None = Field(default=None, description="The shortfall, where the lesson closes it.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Example:
    """An example, or a counterexample that marks the concept's boundary."""

    kind: ExampleKind = Field(description="positive or negative.")
    what: Text = Field(description="The example itself.")
    purpose: Text | None = Field(default=None, description="What the learner should see in it.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Modality:
    """One way in which the lesson presents its idea."""

    kind: Text = Field(description="visual, verbal, symbolic, hands-on and so on.")
    what: Text = Field(description="What is shown, said or done.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Scope:
    """What the lesson covers and what it leaves to others."""

    covers: tuple[Text, ...] = Field(default=(), description="What belongs to the lesson.")
    leaves_out: tuple[Text, ...] = Field(default=(), description="What it leaves to others.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Exercise:
    """Something for the learner to do."""

    title: Text = Field(description="What is to be done.")
    support: Support = Field(description="How much help the learner gets.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Lesson:
    """One lesson of a module."""

    id: str = field(init=False, default="")
    title: Text = Field(description="The lesson's title.")
    core: Text = Field(description="Its core concept, in a few words.")
    load: Load = Field(description="What it asks of the learner.")
    position: Text | None = Field(default=None, description="Why it stands where it does.")
    status: Status = Field(default=Status.PLANNED, description="How far the lesson is made.")
    objective: Text | None = Field(default=None, description="What the learner can do afterwards.")
    minutes: Count | None = Field(default=None, description="How long it takes, in minutes.")
    new: dict[str, Annotated[NewConcept, shorthand("depth")]] = Field(
        default_factory=dict, description="First meetings in the course, and how deep they go."
    )
    reinforced: dict[str, Annotated[ReinforcedConcept, shorthand("depth")]] = Field(
        default_factory=dict, description="Concepts met before: from -> to, or where they stay."
    )
    requires: dict[str, Annotated[LessonRequirement, shorthand("depth")]] = Field(
        default_factory=dict, description="What the lesson uses beyond what its concepts require."
    )
    claims: dict[Slug, Claim] = Field(
        default_factory=dict, description="Every technical statement the lesson stands on."
    )
    misconceptions: dict[Slug, Misconception] = Field(
        default_factory=dict, description="What learners wrongly believe, addressed here."
    )
    examples: tuple[Example, ...] = Field(default=(), description="Examples and counterexamples.")
    modalities: tuple[Modality, ...] = Field(default=(), description="Ways of presenting the idea.")
    mental_models: tuple[Text, ...] = Field(default=(), description="Pictures to think with.")
    scope: Scope | None = Field(default=None, description="What is covered and what is not.")
    exercises: tuple[Exercise, ...] = Field(default=(), description="What the learner does.")
    renamed_from: FormerIds = Field(default=(), description="The slugs it had before.")
    waivers: tuple[Waiver, ...] = Field(default=(), description="Rules that need not hold here.")

    def __post_init__(self) -> None:
        """File claims and misconceptions under their ids."""
        for name, claim in self.claims.items():
            identified(claim, name)
        for name, misconception in self.misconceptions.items():
            identified(misconception, name)

    @property
    def shows_negative_example(self) -> bool:
        """Whether an example shows what its idea is not."""
        return any(example.kind is ExampleKind.NEGATIVE for example in self.examples)
