"""A waiver: a finding that the authors accept, with the reason that reports print."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from curriculum_kit.model.authored import AUTHORED, Text


def day(value: object) -> object:
    """Read a day as authors write it, and nothing else that pydantic would take for one.

    Args:
        value: What the author wrote.

    Raises:
        PydanticCustomError: It is no day.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        found = date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:  # Python reads 20270630 and 2027-W26-3 as well
        raise PydanticCustomError("day", "expected a day such as 2027-06-30")
    return found


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Waiver:
    """Leave to break one rule, at the subject it stands beside."""

    rule: Text = Field(description="Code or name of the rule, such as too-many-new-concepts.")
    reason: str | None = Field(
        default=None, description="Why the rule does not hold here; printed in every report."
    )
    until: Annotated[date | None, BeforeValidator(day)] = Field(
        default=None, description="The last day on which the waiver holds: 2027-06-30."
    )
