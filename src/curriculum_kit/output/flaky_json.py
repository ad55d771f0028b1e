"""How often claims fail, as the JSON document of ``verify --flaky --format json``."""

from __future__ import annotations

import json

from curriculum_kit.evidence.rates import RUNS, ClaimRate, Rates

SCHEMA_VERSION = 1


def flaky_json(rates: Rates) -> str:
    """Write as one JSON document how often claims failed.

    Args:
        rates: What was counted.

    Returns:
        The document, ASCII only. Its schema is ``schemas/verify-flaky.json``.
    """
    good = sum(claim.on_target for claim in rates.claims)
    document = {
        "schema_version": SCHEMA_VERSION,
        "summary": {
            "on_target": good,
            "off_target": len(rates.claims) - good,
            "runs": RUNS,
            "seconds": round(rates.seconds, 3),
        },
        "claims": [_claim(claim) for claim in rates.claims],
    }
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


def _claim(claim: ClaimRate) -> dict[str, object]:
    return {
        "claim": claim.claim,
        "lesson": claim.lesson,
        "demo": claim.demo,
        "on_target": claim.on_target,
        "seeds": claim.seeds,
        "runs": claim.runs,
        "failed": claim.failed,
        "expectations": {
            name: {"missed": claim.missed[name], "unviolated": claim.unviolated[name]}
            for name in claim.missed
        },
        "controls": [
            {"control": label, "violated": violated} for label, violated in claim.controls
        ],
        "repeatable": claim.repeatable,
        "seconds": round(claim.seconds, 4),
        "message": claim.message,
    }
