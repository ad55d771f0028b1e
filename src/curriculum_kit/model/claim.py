"""A claim: a technical statement, and the measurements that its demo must return."""

from __future__ import annotations

import math
from dataclasses import field
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from curriculum_kit.model.authored import AUTHORED, Count, FormerIds, Number, Switch, Text

Measurement = float | int | bool
MOST_SEEDS = 1000
"""More say nothing new about a tolerance, and a typing error should not run for days."""

OPERATORS = ("equals", "at_most", "at_least", "between", "is")


def _pair(value: object) -> object:
    """Refuse a list that is no pair, where pydantic would lack items by their numbers."""
    if isinstance(value, list) and len(value) != 2:
        raise PydanticCustomError("interval", "expected two numbers, the least and the greatest")
    return value


def _comparable(value: float) -> float:
    if math.isnan(value):
        raise PydanticCustomError("comparable", "nan is not a number that anything can equal")
    return value


Operand = Annotated[Number, AfterValidator(_comparable)]


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Expectation:
    """What one measurement must be; exactly one of the five operators is given."""

    equals: Operand | None = Field(default=None, description="The value it must equal.")
    within: Annotated[float, Field(strict=True, ge=0)] | None = Field(
        default=None, description="How far from `equals` it may lie, in the measurement's unit."
    )
    within_relative: Annotated[float, Field(strict=True, ge=0)] | None = Field(
        default=None, description="How far from `equals` it may lie, as a share of `equals`."
    )
    at_most: Operand | None = Field(default=None, description="The greatest value it may have.")
    at_least: Operand | None = Field(default=None, description="The least value it may have.")
    between: Annotated[tuple[Operand, Operand] | None, BeforeValidator(_pair)] = Field(
        default=None, description="The least and the greatest value it may have: [low, high]."
    )
    is_: Switch | None = Field(default=None, alias="is", description="Whether it must be true.")
    unit: Text | None = Field(default=None, description="The unit, printed beside the value.")

    @model_validator(mode="after")
    def _one_operator(self) -> Expectation:
        operands = (self.equals, self.at_most, self.at_least, self.between, self.is_)
        if operands.count(None) != len(OPERATORS) - 1:
            pairs = zip(OPERATORS, operands, strict=True)
            given = [name for name, operand in pairs if operand is not None]
            raise PydanticCustomError(
                "operators",
                "expected exactly one of equals, at_most, at_least, between, is; found {given}",
                {"given": " and ".join(given) or "none"},
            )
        if self.equals is None and (self.within, self.within_relative) != (None, None):
            raise PydanticCustomError("tolerance", "a tolerance goes with 'equals' only")
        if None not in (self.within, self.within_relative):
            raise PydanticCustomError("tolerance", "give 'within' or 'within_relative', not both")
        if self.between and self.between[0] > self.between[1]:
            raise PydanticCustomError("interval", "the first bound is greater than the second")
        return self

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value that meets the expectation; ``is: true`` is [1, 1]."""
        if self.is_ is not None:
            return float(self.is_), float(self.is_)
        if self.between is not None:
            return self.between
        if self.equals is not None:
            return self.equals - self.tolerance, self.equals + self.tolerance
        low = -math.inf if self.at_least is None else self.at_least
        return low, math.inf if self.at_most is None else self.at_most

    @property
    def tolerance(self) -> float:
        """How far from ``equals`` a value may lie, in the measurement's unit."""
        if self.within_relative is not None and self.equals is not None:
            return abs(self.within_relative * self.equals)
        return self.within or 0.0

    def met_by(self, measured: Measurement) -> bool:
        """Tell whether a measured value meets the expectation; a NaN never does.

        Args:
            measured: The value, in the expectation's unit.
        """
        if isinstance(measured, bool) is (self.is_ is None):
            return False
        low, high = self.bounds
        return low <= measured <= high

    def tolerance_used(self, measured: Measurement) -> float | None:
        """Return the share of the tolerance that a value uses: 0 is exact, 1 the edge.

        Args:
            measured: The value, in the expectation's unit.

        Returns:
            The share, greater than 1 for a value that misses; None where there is no scale to
            measure it on (``is``, an exact ``equals``, a one-sided bound of another sign).
        """
        if self.is_ is not None or math.isnan(measured):
            return None
        low, high = self.bounds
        if math.isfinite(low) and math.isfinite(high):
            half = high / 2 - low / 2
            return abs(measured - (low + half)) / half if half > 0 else None
        smaller, greater = (measured, high) if math.isfinite(high) else (low, measured)
        return smaller / greater if smaller >= 0 and greater > 0 else None

    def __str__(self) -> str:
        """Return the expectation in words: ``0.25 within 1e-06``."""
        unit = f" {self.unit}" if self.unit and self.unit != "1" else ""
        if self.is_ is not None:
            return str(self.is_).lower()
        if self.between is not None:
            low, high = self.between
            return f"between {_written(low)} and {_written(high)}{unit}"
        if self.at_most is not None:
            return f"at most {_written(self.at_most)}{unit}"
        if self.at_least is not None:
            return f"at least {_written(self.at_least)}{unit}"
        value = f"{_written(self.equals or 0.0)}{unit}"
        if self.within_relative is not None:
            return f"{value} within {100 * self.within_relative:g}%"
        return f"{value} within {_written(self.within)}" if self.within else value


def _written(number: float) -> str:
    """Return a number in its shortest form that is still the same number."""
    short = f"{number:g}"
    return short if float(short) == number else repr(number)


@dataclass(frozen=True, slots=True, kw_only=True, config=AUTHORED)
class Claim:
    """A statement with the demo that measures it and the values the demo must return."""

    id: str = field(init=False, default="")
    statement: Text = Field(description="What is true, and under which conditions.")
    demo: Text | None = Field(
        default=None, description="The demo that measures it: file:function under the demos folder."
    )
    expect: dict[Text, Expectation] = Field(
        default_factory=dict, description="What each measurement of the demo must be."
    )
    seeds: Annotated[Count, Field(le=MOST_SEEDS)] = Field(
        default=1, description="How many seeds must all pass; more than 1 where chance is involved."
    )
    sources: tuple[Text, ...] = Field(default=(), description="Where the statement comes from.")
    renamed_from: FormerIds = Field(default=(), description="The ids it had before.")
