"""Approvals: changes that are meant, with the reasons that the later version gives for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from curriculum_kit.changes.change import Change
from curriculum_kit.model.approval import Approval
from curriculum_kit.model.change_kinds import KINDS
from curriculum_kit.places import Pointer
from curriculum_kit.source.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Approved:
    """A change, and the reason for which it is meant.

    Attributes:
        change: The change.
        reason: The reason.
    """

    change: Change
    reason: str


@dataclass(frozen=True, slots=True)
class Stale:
    """An approval that approves nothing.

    Attributes:
        approval: The approval.
        where: Where it is written, in the later version.
        message: Why it approves nothing, and what to do.
    """

    approval: Approval
    where: Pointer
    message: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Changes, with those set apart that are approved.

    Attributes:
        open: Those that are not approved.
        approved: Those that are.
        stale: The approvals that approve nothing.
    """

    open: tuple[Change, ...]
    approved: tuple[Approved, ...]
    stale: tuple[Stale, ...]


def judged(
    changes: Sequence[Change],
    approvals: Sequence[Approval],
    spent: Sequence[Approval],
    today: date,
) -> Judged:
    """Set apart the changes that are approved.

    An approval that the earlier version has already was given for a change that has been made: it
    must not let another one of its kind pass years later.

    Args:
        changes: The changes.
        approvals: What the later version approves.
        spent: What the earlier version did.
        today: The day on which approvals are judged.
    """
    used: set[int] = set()
    holding = [
        (at, approval)
        for at, approval in enumerate(approvals)
        if approval not in spent and not _is_over(approval, today)
    ]
    open_changes, approved = [], []
    for change in changes:
        found = [(at, approval) for at, approval in holding if _approves(approval, change)]
        used.update(at for at, _approval in found)
        if found:
            approved.append(Approved(change, found[0][1].reason))
        else:
            open_changes.append(change)
    stale = tuple(
        Stale(approval, Pointer("course", ("approved", at)), _why(approval, spent, today))
        for at, approval in enumerate(approvals)
        if at not in used
    )
    return Judged(tuple(open_changes), tuple(approved), stale)


def _approves(approval: Approval, change: Change) -> bool:
    about = approval.about is None or approval.about == change.about
    return about and (approval.change, approval.subject) == (change.kind, change.subject)


def _is_over(approval: Approval, today: date) -> bool:
    return approval.until is not None and approval.until < today


def _why(approval: Approval, spent: Sequence[Approval], today: date) -> str:
    about = f" about '{approval.about}'" if approval.about else ""
    what = f"the approval of {approval.change} of {approval.subject}{about}"
    if approval.change not in KINDS:
        advice = did_you_mean(approval.change, KINDS, otherwise="'docs/changes.md' lists them.")
        return f"{what} names no kind of change. {advice}"
    if approval in spent:
        return f"{what} was there before, for a change that has been made. Take it out."
    if _is_over(approval, today):
        return f"{what} held until {approval.until}. Take it out, or decide again."
    return f"{what} matches no change. Take it out, or name what is meant."
