"""Approvals: which changes they let pass, and when they approve nothing."""

from __future__ import annotations

from datetime import date

import pytest

from curriculum_kit.changes.approvals import Judged, judged
from curriculum_kit.changes.change import Part
from curriculum_kit.model.approval import Approval

TODAY = date(2026, 7, 1)
LATER = Part("concept", "adam", "adam").changed("concept-later", "later")
WEAKER = Part("claim", "c", "c").changed("claim-weakened", "weaker", about="loss")
SEEDS = Part("claim", "c", "c").changed("claim-weakened", "fewer", about="seeds")


def approval(change: str, subject: str, about: str | None = None, **more: str) -> Approval:
    reason = "The order is the better one."
    return Approval(change=change, subject=subject, about=about, reason=reason, **more)  # type: ignore[arg-type]  # a day as authors write it


def judge(*approvals: Approval, spent: tuple[Approval, ...] = ()) -> Judged:
    return judged([LATER, WEAKER, SEEDS], approvals, spent, TODAY)


def test_what_is_named_is_approved_with_its_reason() -> None:
    result = judge(approval("concept-later", "concept:adam"))
    assert [(each.change, each.reason) for each in result.approved] == [
        (LATER, "The order is the better one.")
    ]
    assert result.open == (WEAKER, SEEDS)
    assert result.stale == ()


def test_one_of_several_changes_is_named_by_what_it_is_about() -> None:
    one = judge(approval("claim-weakened", "claim:c", "seeds"))
    assert one.open == (LATER, WEAKER)
    both = judge(approval("claim-weakened", "claim:c"))
    assert both.open == (LATER,)


@pytest.mark.parametrize(
    ("given", "spent", "says"),
    [
        (approval("concept-later", "concept:sgd"), False, "matches no change"),
        (approval("claim-weakened", "claim:c", "nothing"), False, "about 'nothing' matches no"),
        (approval("concept-latter", "concept:adam"), False, "Did you mean 'concept-later'?"),
        (approval("concept-later", "concept:adam", until="2026-06-30"), False, "held until"),
        (approval("concept-later", "concept:adam"), True, "a change that has been made"),
    ],
)
def test_an_approval_that_approves_nothing_is_stale(
    given: Approval,
    spent: bool,
    says: str,
) -> None:
    result = judge(given, spent=(given,) if spent else ())
    assert result.open == (LATER, WEAKER, SEEDS)
    [stale] = result.stale
    assert says in stale.message
    assert stale.where.path == ("approved", 0)


def test_it_holds_on_its_last_day() -> None:
    result = judge(approval("concept-later", "concept:adam", until="2026-07-01"))
    assert result.stale == ()
