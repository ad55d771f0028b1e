"""Why some mutants get through: the reasons in ``survivors.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml
from benchmarks.mutation.mutants import Mutant

TABLE = Path(__file__).with_name("survivors.yaml")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some mutants of a claim get through.

    Attributes:
        claim: The claim's id.
        where: The function or constant that is changed.
        before: What stands at the places that are changed; any if empty.
        reason: Why that does not show, as a sentence.
    """

    claim: str
    where: str
    before: tuple[str, ...]
    reason: str

    def explains(self, mutant: Mutant) -> bool:
        """Tell whether it speaks of a mutant.

        Args:
            mutant: One that got through.
        """
        is_there = (mutant.claim, mutant.where) == (self.claim, self.where)
        return is_there and (not self.before or mutant.before in self.before)


def reasons(table: Path = TABLE) -> tuple[Reason, ...]:
    """Return the known reasons.

    Args:
        table: A YAML file: claims, and for each a list of ``where``, ``before`` and ``reason``.
    """
    claims = yaml.safe_load(table.read_text(encoding="utf-8")) or {}
    return tuple(
        Reason(claim, entry["where"], tuple(map(str, entry.get("before", ()))), entry["reason"])
        for claim, entries in claims.items()
        for entry in entries
    )


def reason_for(mutant: Mutant, known: Iterable[Reason]) -> str | None:
    """Return the reason why a mutant gets through, None if there is none.

    Args:
        mutant: The mutant.
        known: The known reasons.
    """
    return next((each.reason for each in known if each.explains(mutant)), None)
