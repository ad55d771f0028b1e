"""The mark that makes a class the options of a rule, for rules from outside the kit."""

from __future__ import annotations

from typing import TypeVar, cast, dataclass_transform

from pydantic.dataclasses import dataclass

from curriculum_kit.model.authored import AUTHORED

Marked = TypeVar("Marked")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def options(marked: type[Marked]) -> type[Marked]:
    """Make a class the options of a rule: values that a course may set, each with a default.

    Settings are checked against the annotations, and a key that the class lacks is a finding.

    Args:
        marked: A class whose attributes are annotated and have defaults.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)(marked)
    return cast("type[Marked]", made)  # the class itself, as pydantic's annotation does not say
