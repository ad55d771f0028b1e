"""The cache of ``verify``: what was measured for a claim, kept until something changes.

A claim that is verified is not run again while its fingerprint, the number of seeds, the limits
and everything it was measured with are the same. Kept is what its demo, controls and figure
returned, not the verdict: that is reached anew. An entry that cannot be read, or does not lead to
``verified``, is passed over, so that no entry can make a claim fail; nor can one execute anything.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from curriculum_kit.evidence.dependencies import DemosFolder, fingerprint_of
from curriculum_kit.evidence.environment import environment, installed
from curriculum_kit.evidence.outcomes import plain_outcome
from curriculum_kit.evidence.plain import figure_from, measurements_from
from curriculum_kit.evidence.plan import Plan
from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.work import Limits, Outcome, Part, Work

FORMAT = 1
MAXIMUM_BYTES = 64 << 20


def cache_of(course: Path, limits: Limits) -> Cache | None:
    """Return the cache of a course: in the user's own cache folder, not in the course's.

    What lies in a course's folder may come with a clone, and is reviewed as little as anything
    hidden; entries from there would verify whatever they say.

    Args:
        course: The course's folder.
        limits: What each process may use.

    Returns:
        None if there is no such folder.
    """
    try:
        base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
        caches = Path(base) if base else Path.home() / ".cache"
    except RuntimeError:
        return None
    name = hashlib.sha256(os.fsencode(os.path.realpath(course))).hexdigest()
    return Cache(caches / "curriculum-kit" / "verify" / name[:32], limits)


class Cache:
    """Evidence of earlier runs.

    Attributes:
        folder: Where it is kept; it need not exist, and may be removed at any time.
        limits: What each process of this run may use.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits

    def recall(self, planned: Plan, demos: DemosFolder) -> ClaimEvidence | None:
        """Return the evidence for a claim, if it was verified and nothing has changed.

        Args:
            planned: The work behind the claim.
            demos: The files of the demos folder.
        """
        if not planned.work:
            return None
        try:
            with self._file(planned).open("rb") as file:
                seal, _, body = file.read(MAXIMUM_BYTES).partition(b"\n")
            if seal != _seal(self._key(planned, demos), body):
                return None
            outcomes = [
                _outcome(work, data)
                for work, data in zip(planned.work, json.loads(body), strict=True)
            ]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        evidence = planned.judged(dict(zip(planned.work, outcomes, strict=True)))
        return replace(evidence, cached=True) if evidence.good else None

    def keep(self, planned: Plan, outcomes: Mapping[Work, Outcome], demos: DemosFolder) -> None:
        """Keep what was measured for a claim that is verified.

        Nothing is kept where a file has changed since it was run, nor is it an error if nothing can
        be: the folder of a course may not be written to.

        Args:
            planned: The work behind the claim.
            outcomes: What came of each piece of it.
            demos: The files of the demos folder, as they were before it was run.
        """
        key = self._key(planned, demos)
        if key != self._key(planned, DemosFolder(demos.folder)):
            return
        body = json.dumps([plain_outcome(outcomes[work]) for work in planned.work]).encode("ascii")
        with contextlib.suppress(OSError):
            file = self._file(planned)
            file.parent.mkdir(parents=True, exist_ok=True)
            _write(file, _seal(key, body) + b"\n" + body)

    def _file(self, planned: Plan) -> Path:
        """Return where a claim's entry lies: one for each number of seeds, so that few pile up."""
        name = hashlib.sha256(planned.claim.id.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / f"{name[:32]}-{planned.seeds}.json"

    def _key(self, planned: Plan, demos: DemosFolder) -> bytes:
        module = (planned.claim.demo or "").partition(":")[0]
        depends = {
            "format": FORMAT,
            "fingerprint": fingerprint_of(planned.claim, demos),
            "seeds": planned.seeds,
            "limits": asdict(self.limits),
            "environment": asdict(environment()),
            "installed": installed() if demos.dependencies(module).foreign else None,
        }
        return json.dumps(depends, sort_keys=True).encode("ascii")


def _seal(key: bytes, body: bytes) -> bytes:
    """Return the first line of an entry: it shows that the rest is whole, and meant for a key."""
    return hashlib.sha256(key + b"\n" + body).hexdigest().encode("ascii")


def _outcome(work: Work, data: Mapping[str, object]) -> Outcome:
    """Read an outcome back; ValueError if it is not what this piece of work comes to."""
    measured, seconds = data["measurements"], data["seconds"]
    if not isinstance(measured, list) or not isinstance(seconds, float):
        raise ValueError("expected measurements, and how long they took")
    if work.part is Part.FIGURE:
        return Outcome(figure=figure_from(data["figure"]), seconds=seconds)
    if len(measured) != work.seeds:
        raise ValueError("expected measurements for each seed")
    return Outcome(tuple(map(measurements_from, measured)), seconds=seconds)


def _write(path: Path, content: bytes) -> None:
    """Write a file beside and move it into place: another run sees all of it or nothing."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise
