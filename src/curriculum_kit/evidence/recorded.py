"""Evidence as it was recorded, and whether it says what makes a claim verified."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, PlainValidator, TypeAdapter
from pydantic.dataclasses import dataclass

from curriculum_kit.evidence.figure import Figure
from curriculum_kit.evidence.plain import NO_NUMBERS, figure_from, number_from
from curriculum_kit.evidence.record import Verdict
from curriculum_kit.model.claim import Expectation, Measurement

STRICT = ConfigDict(strict=True, extra="ignore")
"""Keys may be added within a schema version; what is known must be as the schema has it."""

Value = Annotated[Measurement, PlainValidator(number_from)]
Count = Annotated[int, Field(ge=1)]


@dataclass(frozen=True, slots=True, config=STRICT)
class RecordedMeasurement:
    """A measured value as it was recorded; over several seeds the worst of them.

    Attributes:
        value: What was measured, in the unit of what was expected.
        expected: What it had to be, as the author wrote it.
        met: Whether it was, for every seed.
        tolerance_used: The share of the tolerance that it used, where there is a scale for it.
    """

    value: Value
    expected: Mapping[str, str | float | bool | list[str | float]]
    met: bool
    tolerance_used: Value | None

    def expectation(self) -> Expectation:
        """Return what it had to be, as a value that can be asked.

        Raises:
            ValidationError: What was recorded is no expectation.
        """
        return _reader().validate_python(
            {key: _operand(value) for key, value in self.expected.items()}
        )


@dataclass(frozen=True, slots=True, config=STRICT)
class RecordedControl:
    """What one control measured.

    Attributes:
        control: What is wrong in it, in words.
        violated: The measurements by which it violated what was expected.
        measurements: What it measured.
        problem: Why it proved nothing, or None.
    """

    control: str
    violated: tuple[str, ...]
    measurements: Mapping[str, Value]
    problem: str | None


@dataclass(frozen=True, slots=True, config=STRICT)
class RecordedClaim:
    """The evidence for one claim as it was recorded.

    Attributes:
        claim: The claim's id.
        fingerprint: Of everything that the evidence depends on.
        lesson: The slug of the lesson that stood on it.
        verdict: What the evidence amounts to.
        demo: The claim's reference to its demo, or None.
        seeds: How many seeds were run.
        seconds: How long its processes ran, added up.
        measurements: By name.
        controls: In the order written.
        figures: The figures drawn, by the name of the file they go into.
        message: What is wrong; None for a claim that is verified.
    """

    claim: str
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    lesson: str
    verdict: Verdict
    demo: str | None
    seeds: Count
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    measurements: Mapping[str, RecordedMeasurement]
    controls: tuple[RecordedControl, ...]
    figures: Mapping[str, Annotated[Figure, PlainValidator(figure_from)]]
    message: str | None

    def holds(self) -> bool:
        """Tell whether a record of a verified claim says what makes a claim verified."""
        violated = {name for control in self.controls for name in control.violated}
        return (
            all(
                each.met and each.expectation().met_by(each.value)
                for each in self.measurements.values()
            )
            and all(control.violated for control in self.controls)
            and not any(map(self._met_after_all, self.controls))
            and bool(self.controls)
            and violated == set(self.measurements)
        )

    def _met_after_all(self, control: RecordedControl) -> bool:
        """Tell whether a control meets what it is said to violate."""
        return any(
            name not in self.measurements
            or name not in control.measurements
            or self.measurements[name].expectation().met_by(control.measurements[name])
            for name in control.violated
        )


@dataclass(frozen=True, slots=True, config=STRICT)
class MadeWith:
    """What the evidence was made with.

    Attributes:
        kit: The version of this kit.
        numpy: The version of numpy.
        python: The version of Python.
        platform: The operating system and the processor's architecture.
    """

    kit: str
    numpy: str
    python: str
    platform: str


@dataclass(frozen=True, slots=True, config=STRICT)
class RepositoryState:
    """The state of the course's repository when the evidence was made.

    Attributes:
        commit: The commit that was checked out.
        dirty: Whether the files differed from it.
    """

    commit: Annotated[str, Field(pattern="^[0-9a-f]{40,64}$")]
    dirty: bool


@dataclass(frozen=True, slots=True, config=STRICT)
class EvidenceFile:
    """A file of evidence.

    Attributes:
        schema_version: The version of its form.
        made_with: What the evidence was made with.
        repository: The state of the course's repository, if it lay in one.
        claims: The record of each claim.
    """

    schema_version: Literal[1]
    made_with: MadeWith
    repository: RepositoryState | None
    claims: tuple[RecordedClaim, ...]


@cache
def _reader() -> TypeAdapter[Expectation]:
    """Return what reads expectations, made once: a record holds hundreds."""
    return TypeAdapter(Expectation)


def _operand(value: str | float | bool | list[str | float]) -> object:  # noqa: FBT001
    """Read back what an operator compares with; a unit is text, and so is an infinite number."""
    if isinstance(value, list):
        return [_operand(each) for each in value]
    return NO_NUMBERS.get(value, value) if isinstance(value, str) else value
