"""Work and outcomes as texts, for machines elsewhere: plain data and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from curriculum_kit.evidence.orders import work_of
from curriculum_kit.evidence.outcomes import plain_outcome
from curriculum_kit.evidence.plain import figure_from, measurements_from
from curriculum_kit.evidence.work import Limits, Outcome, Work


@dataclass(frozen=True, slots=True)
class Request:
    """A piece of work, with what the machine that carries it out must know.

    Attributes:
        run: What tells this run from any other.
        work: The piece of work; its file is relative to the demos folder, with slashes.
        limits: What its process may use.
        digest: The digest of the parcel that holds the demos folder.
        environment: What the measured values must depend on, as ``versions.described`` says it.
    """

    run: str
    work: Work
    limits: Limits
    digest: str
    environment: Mapping[str, str]

    def written(self) -> str:
        """Return the request as a text."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> Request:
        """Read a request back.

        Args:
            text: What ``written`` returned.
        """
        data = json.loads(text)
        limits = Limits(**data["limits"])
        return cls(data["run"], work_of(data["work"]), limits, data["digest"], data["environment"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a machine answers to a request.

    Attributes:
        outcome: What came of the work, or None.
        refusal: Why it carries out no work at all, as a predicate; None with an outcome.
    """

    outcome: Outcome | None = None
    refusal: str | None = None

    def written(self) -> str:
        """Return the answer as a text."""
        told = self.outcome
        outcome = told and {**plain_outcome(told), "problem": told.problem}
        return json.dumps({"outcome": outcome, "refusal": self.refusal})

    @classmethod
    def read(cls, text: str) -> Answer:
        """Read an answer back.

        Args:
            text: What ``written`` returned.

        Raises:
            KeyError, TypeError, ValueError: It is no answer.
        """
        data = json.loads(text)
        told = data["outcome"]
        if told is None:
            return cls(refusal=str(data["refusal"]))
        figure = None if told["figure"] is None else figure_from(told["figure"])
        measured = tuple(map(measurements_from, told["measurements"]))
        return cls(Outcome(measured, figure, told["problem"], float(told["seconds"])))
