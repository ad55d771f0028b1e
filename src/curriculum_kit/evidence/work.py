"""Pieces of work and their outcomes: what passes between a run and whatever carries it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from curriculum_kit.evidence.demo import Measurements
    from curriculum_kit.evidence.figure import Figure

MEBIBYTE = 1 << 20

TIMEOUT = 20.0
MEMORY = 1024
"""The limits if nobody sets others: seconds, and MiB."""


class Part(StrEnum):
    """Which of a demo's functions a piece of work calls."""

    DEMO = "demo"
    CONTROL = "control"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Work:
    """One function to call, once for each seed, in a process of its own.

    Attributes:
        claim: Id of the claim it is done for.
        file: Absolute path of the demo's file.
        module: Dotted module name of that file.
        function: Name of the demo in it.
        part: Which of the demo's functions is called.
        seeds: How many generators it is called with, each seeded by ``seed_of``; at least one.
        control: Position of the control among the demo's controls, from 0.
        controls: How many controls the source shows, which is how many there must be.
        first: Which of the claim's seeds is the first, from 0.
    """

    claim: str
    file: str
    module: str
    function: str
    part: Part
    seeds: int
    control: int = 0
    controls: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece of work.

    Attributes:
        measurements: What was measured, one mapping for each seed; empty for a figure.
        figure: The figure that was drawn, for a figure.
        problem: What went wrong, as a predicate ("raised ValueError: ..."), or None. With a
            problem there are neither measurements nor a figure.
        seconds: How long it took.
    """

    measurements: tuple[Measurements, ...] = ()
    figure: Figure | None = None
    problem: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may use.

    Attributes:
        timeout: Seconds for each seed.
        memory: Address space in MiB, beyond what Python and numpy occupy before the demo starts.
    """

    timeout: float = TIMEOUT
    memory: int = MEMORY


class Workers(Protocol):
    """Whatever carries out work: processes of this machine, or others elsewhere."""

    def run(self, work: Iterable[Work]) -> Iterator[tuple[Work, Outcome]]:
        """Carry out work, several pieces at a time.

        Args:
            work: The pieces, drawn as there is room for them.

        Yields:
            Each piece with its outcome, as soon as it is done.

        Raises:
            CannotRunError: No process can be had that could run any demo.
        """
        ...

    def close(self) -> None:
        """End every process that is still there, and remove what they left behind."""
        ...


class LocalWorkers(Workers, Protocol):
    """Workers whose processes are children of this one."""

    def interrupt(self) -> None:
        """Kill what is running, from another thread if need be; what was to be done is not."""
        ...


def finished(
    pieces: Mapping[str, Sequence[Work]], workers: Workers
) -> Iterator[tuple[str, Mapping[Work, Sequence[Outcome]]]]:
    """Carry out the work of several claims, and yield each as soon as its last piece is done.

    Args:
        pieces: The work of each claim, by its id; a piece may stand there more than once.
        workers: Who carries it out.

    Yields:
        A claim's id, and what came of each of its pieces, every time it was carried out.
    """
    missing = {claim: len(work) for claim, work in pieces.items()}
    outcomes: dict[str, dict[Work, list[Outcome]]] = {claim: {} for claim in pieces}
    for claim, work in pieces.items():
        if not work:
            yield claim, outcomes[claim]
    for piece, outcome in workers.run([piece for work in pieces.values() for piece in work]):
        outcomes[piece.claim].setdefault(piece, []).append(outcome)
        missing[piece.claim] -= 1
        if not missing[piece.claim]:
            yield piece.claim, outcomes.pop(piece.claim)


def seed_of(claim: str, index: int) -> int:
    """Return a seed that depends on nothing but the claim and its turn: the same everywhere.

    Args:
        claim: The claim's id.
        index: Which of its seeds, from 0.

    Returns:
        A whole number of 128 bits, as ``numpy.random.default_rng`` takes it.
    """
    digest = hashlib.sha256(f"{claim}\0{index}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:16], "big")


class CannotRunError(Exception):
    """No demo can be run here, whatever it holds: numpy cannot be imported, for example."""
