"""Evidence read back from its file, strictly; nothing is executed, and numpy is not imported."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from curriculum_kit.evidence.record import SCHEMA_VERSION, Verdict
from curriculum_kit.evidence.recorded import EvidenceFile, RecordedClaim

MAXIMUM_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file that is no evidence.

    Attributes:
        problem: Why, as a predicate: "is no JSON ...".
    """

    problem: str


def read_evidence(path: Path) -> EvidenceFile | Unusable:
    """Read a file of evidence.

    Args:
        path: The file.

    Returns:
        What it holds, or why that is no evidence.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Unusable("is no file")
        with path.open("rb") as file:
            text = file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        return Unusable(f"cannot be read: {error.strerror}")
    if len(text) > MAXIMUM_BYTES:
        return Unusable(f"is larger than {MAXIMUM_BYTES >> 20} MiB")
    return _understood(text)


@lru_cache(maxsize=1)  # a preview reads it again at each save of the course
def _understood(text: bytes) -> EvidenceFile | Unusable:
    try:
        read = TypeAdapter(EvidenceFile).validate_json(text)
    except ValidationError as error:
        return Unusable(_problem(error))
    return _contradiction(read) or read


def _contradiction(read: EvidenceFile) -> Unusable | None:
    """Say what a file cannot mean: nobody but ``verify`` may call a claim verified."""
    seen: set[str] = set()
    for record in read.claims:
        if record.claim in seen:
            return Unusable(f"has two records of the claim '{record.claim}'")
        seen.add(record.claim)
        if record.verdict is Verdict.VERIFIED and not _holds(record):
            problem = f"calls the claim '{record.claim}' verified, which its own record denies"
            return Unusable(problem)
    return None


def _holds(record: RecordedClaim) -> bool:
    try:
        return record.holds()
    except ValidationError:
        return False


def _problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return f"is no JSON: {first['msg'].removeprefix('Invalid JSON: ')}"
    if first["loc"] == ("schema_version",):
        return f"is not of schema version {SCHEMA_VERSION}, which is the one that is read here"
    place = ".".join(map(str, first["loc"])) or "the whole"
    return f"is no evidence: {place}: {first['msg'][:1].lower()}{first['msg'][1:]}"
