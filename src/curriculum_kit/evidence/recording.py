"""Evidence written down for good: the file that reports are drawn from, and that authors commit.

Its schema is ``output/schemas/evidence.json``. ``recorded`` reads it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from curriculum_kit.evidence.environment import environment
from curriculum_kit.evidence.plain import plain_figure
from curriculum_kit.evidence.record import SCHEMA_VERSION, ClaimEvidence, Evidence, claim_document
from curriculum_kit.source.checkout import Checkout
from curriculum_kit.source.git import GitError
from curriculum_kit.source.project import Project

INDENT = "  "
FITS = 88
"""Characters of a mapping that is written on one line."""


def evidence_file(evidence: Evidence, project: Project, file: Path) -> str:
    """Write evidence down.

    Args:
        evidence: What was measured.
        project: The course.
        file: Where it will lie; that it changes does not make the course's files changed ones.

    Returns:
        JSON, ASCII only, by the ids of the claims; a row of numbers is one line. So a change of one
        claim is a change of a few lines.
    """
    here = environment()
    claims = sorted(evidence.claims, key=lambda each: each.claim)
    document = {
        "schema_version": SCHEMA_VERSION,
        "made_with": {
            "kit": here.kit,
            "numpy": here.numpy,
            "python": here.python,
            "platform": here.platform,
        },
        "repository": _repository(project, file),
        "claims": [_claim(each) for each in claims],
    }
    return _written(document) + "\n"


def _claim(claim: ClaimEvidence) -> dict[str, object]:
    document = claim_document(claim)
    document.pop("cached")
    document["controls"] = [
        {**plain, "problem": control.problem}
        for plain, control in zip(_listed(document["controls"]), claim.controls, strict=True)
    ]
    document["figures"] = {name: plain_figure(each) for name, each in claim.figures.items()}
    return {"claim": claim.claim, "fingerprint": claim.fingerprint, **document}


def _listed(controls: object) -> list[Mapping[str, object]]:
    return list(controls) if isinstance(controls, list) else []


def _repository(project: Project, file: Path) -> dict[str, object] | None:
    folders = [Path(os.path.realpath(project.root)), project.demos_folder]
    try:
        checkout = Checkout.around(project.root)
        inside = [folder for folder in folders if checkout.holds(folder)]
        state = checkout.state(inside, apart_from=file)
    except GitError:
        return None
    return {"commit": state.commit, "dirty": state.dirty} if state else None


def _written(value: object, margin: str = "") -> str:
    """Write JSON with a line for each key, but for lists of plain values, and mappings that fit."""
    inner = margin + INDENT
    short = json.dumps(value, allow_nan=False)
    if isinstance(value, dict) and (len(short) > FITS or _holds_more(value.values())):
        rows = [f"{inner}{json.dumps(key)}: {_written(each, inner)}" for key, each in value.items()]
        return "{\n" + ",\n".join(rows) + f"\n{margin}}}"
    if isinstance(value, list) and _holds_more(value):
        rows = [f"{inner}{_written(each, inner)}" for each in value]
        return "[\n" + ",\n".join(rows) + f"\n{margin}]"
    return short


def _holds_more(values: Iterable[object]) -> bool:
    return any(isinstance(each, dict | list) and each for each in values)
