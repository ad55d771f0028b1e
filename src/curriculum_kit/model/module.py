"""A module: lessons in order, the story they tell, and the misconceptions they share."""

from __future__ import annotations

from dataclasses import field

from pydantic import Field
from pydantic.dataclasses import dataclass

from curriculum_kit.model.authored import AUTHORED, FormerIds, Slug, Text, identified
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.waiver import Waiver


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Act:
    """A run of lessons that tells one part of the module's story."""

    title: Text = Field(description="The act's title.")
    lessons: tuple[Text, ...] = Field(description="Its lessons, in the module's order.")
    story: Text = Field(description="What happens in it.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Narrative:
    """Why the module's lessons follow one another."""

    premise: Text = Field(description="Where the learner stands, and what is missing.")
    acts: tuple[Act, ...] = Field(default=(), description="The parts, which cover every lesson.")


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Module:
    """One module of a series."""

    id: str = field(init=False, default="")
    title: Text = Field(description="The module's title.")
    goal: Text = Field(description="What it teaches, and why.")
    narrative: Narrative | None = Field(default=None, description="The story of the module.")
    lessons: tuple[Slug, ...] = Field(description="The slugs of its lessons, in order.")
    misconceptions: dict[Slug, Misconception] = Field(
        default_factory=dict, description="Beliefs that several of its lessons may address."
    )
    renamed_from: FormerIds = Field(default=(), description="The slugs it had before.")
    waivers: tuple[Waiver, ...] = Field(default=(), description="Rules that need not hold here.")

    def __post_init__(self) -> None:
        """File misconceptions under their ids."""
        for name, misconception in self.misconceptions.items():
            identified(misconception, name)


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Series:
    """A sequence of modules."""

    id: str = field(init=False, default="")
    title: Text = Field(description="The series' title.")
    goal: Text | None = Field(default=None, description="What the whole series is for.")
    modules: tuple[Slug, ...] = Field(description="The slugs of its modules, in order.")
    renamed_from: FormerIds = Field(default=(), description="The slugs it had before.")
