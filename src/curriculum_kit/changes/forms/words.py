"""What all forms say in the same words."""

from __future__ import annotations

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.changes.revision import Version
from curriculum_kit.counting import counted
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.output.printable import printable
from curriculum_kit.source.entering import written_text

QUOTED = frozenset(
    (
        "text-changed",
        "text-dropped",
        "text-added",
        "material-changed",
        "claim-restated",
        "claim-resourced",
        "claim-added",
    )
)
"""Kinds of change whose message leaves out what was said and is said now."""


def called(version: Version) -> str:
    """Return what people call a version: ``main (1a2b3c4)``.

    Args:
        version: The version.
    """
    return f"{version.label} ({version.commit[:7]})" if version.commit else version.label


def _counts(comparison: Comparison) -> str:
    """Say how many changes there are of each impact, and how many are approved.

    Args:
        comparison: What was compared.
    """
    parts = [
        f"{len(found)} {impact.label}"
        for impact in sorted(Impact, reverse=True)
        if (found := comparison.of_impact(impact))
    ]
    if comparison.approved:
        parts.append(f"{len(comparison.approved)} approved")
    return ", ".join(parts) or "no changes"


def summary(comparison: Comparison) -> str:
    """Say in one line what there is.

    Args:
        comparison: What was compared.
    """
    parts = [_counts(comparison)]
    if comparison.new or comparison.resolved:
        parts.append(
            f"{counted(len(comparison.new), 'new finding')}, {len(comparison.resolved)} resolved"
        )
    if comparison.to_verify:
        parts.append(f"{counted(len(comparison.to_verify), 'claim')} to verify again")
    if comparison.stale:
        parts.append(counted(len(comparison.stale), "stale approval"))
    if comparison.unread:
        parts.append(f"{counted(len(comparison.unread), 'part')} not compared")
    return "; ".join(parts) + "."


HOW_TO_APPROVE = (
    "A change that is meant is approved, with the reason, in a list 'approved' in curriculum.yaml:"
)


def approval_of(change: Change) -> dict[str, str]:
    """Return the entry that approves a change, less its reason, each value as YAML.

    Args:
        change: A change that is not approved.
    """
    about = {"about": change.about} if change.about else {}
    said = {"change": change.kind, "subject": change.subject, **about}
    return {key: written_text(printable(text)) for key, text in said.items()} | {"reason": "..."}


def quotes(change: Change, most: int) -> tuple[str | None, str | None]:
    """Return what was said and is said now, long texts from a little before they differ.

    Args:
        change: A change.
        most: How many characters of either are quoted.
    """
    then, now = change.before or "", change.after or ""
    pairs = enumerate(zip(then, now, strict=False))
    alike = next((number for number, (old, new) in pairs if old != new), min(len(then), len(now)))
    lead = alike - most // 3
    start = then.rfind(" ", 0, lead) + 1 if lead > 0 and max(len(then), len(now)) > most else 0
    return _quote(change.before, start, most), _quote(change.after, start, most)


def _quote(text: str | None, start: int, most: int) -> str | None:
    if not text:
        return text
    head, tail = "…" if start else "", "…" if len(text) - start > most else ""
    return head + text[start : start + most].rstrip() + tail
