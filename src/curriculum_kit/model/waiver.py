"""A waiver: a finding that the authors accept, with the reason that reports print."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from curriculum_kit.model.authored import AUTHORED, Text


def _day(value: object) -> object:
    """Read a day as authors write it, and nothing else that pydantic would take for one."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("day", "expected a day such as 2027-06-30") from None


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Waiver:
    """Leave to break one rule, at the subject it stands beside."""

    rule: Text = Field(description="Code or name of the rule, such as too-many-new-concepts.")
    reason: str | None = Field(
        default=None, description="Why the rule does not hold here; printed in every report."
    )
    until: Annotated[date | None, BeforeValidator(_day)] = Field(
        default=None, description="The last day on which the waiver holds: 2027-06-30."
    )
