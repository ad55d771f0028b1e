"""An approval: a change of the course that the authors mean to make, with the reason for it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from curriculum_kit.model.authored import AUTHORED, Text
from curriculum_kit.model.waiver import day

SHORTEST_REASON = 10
"""Characters; fewer say nothing."""


def _reason(text: str) -> str:
    """Refuse a reason that says nothing."""
    if len(text.strip()) < SHORTEST_REASON:
        message = "expected a reason of at least {least} characters"
        raise PydanticCustomError("reason", message, {"least": SHORTEST_REASON})
    return text


_TELLING = WithJsonSchema({"type": "string", "pattern": rf"\S[\s\S]{{{SHORTEST_REASON - 2},}}\S"})


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Approval:
    """Leave to make one change that ``curriculum diff`` would fail for."""

    change: Text = Field(description="The kind of change, such as concept-later.")
    subject: Text = Field(description="What is changed, as kind:id, such as concept:adam.")
    about: Text | None = Field(
        default=None, description="Which of several changes of it, as the diff names it."
    )
    reason: Annotated[str, AfterValidator(_reason), _TELLING] = Field(
        description="Why learners are better off with the change; printed in every diff."
    )
    until: Annotated[date | None, BeforeValidator(day)] = Field(
        default=None, description="The last day on which the approval holds: 2027-06-30."
    )
