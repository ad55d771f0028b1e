"""Whether another machine measures what this one would: what must be the same there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from curriculum_kit.evidence.environment import environment, installed

PACKAGES = "packages"
DIGESTS = {
    "code": "another build of Python or numpy, or other code in the kit",
    PACKAGES: "other packages or versions of them, of which a demo imports some",
}
"""What is compared as a digest, and what a difference means."""


def described() -> dict[str, str]:
    """Return what measured values depend on here, beside the demos; nothing is imported for it."""
    return {**asdict(environment()), PACKAGES: installed()}


def differences(theirs: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """Say what differs.

    Args:
        theirs: What values measured elsewhere depend on.
        ours: What they must depend on to hold here; only what is named there is compared.

    Returns:
        The differences in words, empty if there is none.
    """
    unlike = [name for name in ours if theirs.get(name) != ours[name]]
    # Digests differ with the versions, and say less.
    named = [
        f"{name} {theirs.get(name, 'unknown')} (here {ours[name]})"
        for name in unlike
        if name not in DIGESTS
    ]
    return ", ".join(named or [DIGESTS[name] for name in unlike])
