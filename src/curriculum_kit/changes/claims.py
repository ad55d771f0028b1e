"""Claims and the demos behind them: what is checked less, more, or otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curriculum_kit.changes.change import Change, Part
from curriculum_kit.changes.expectations import Slack, slack
from curriculum_kit.changes.side import Demo
from curriculum_kit.changes.versions import Versions
from curriculum_kit.counting import counted
from curriculum_kit.model.claim import Claim, Expectation

_KINDS = {
    Slack.LOOSER: ("claim-weakened", "which is easier to meet"),
    Slack.TIGHTER: ("claim-strengthened", "which is harder to meet"),
    Slack.OTHER: ("claim-corrected", "which is another value"),
}


def claim_changes(versions: Versions) -> Iterator[Change]:
    """Yield how what is claimed and checked has changed.

    Args:
        versions: The two versions.
    """
    then, now = versions.before.course.claims, versions.after.course.claims
    for part in versions.gone("claim"):
        claim, lesson = then[part.old or ""]
        yield part.changed(
            "claim-removed",
            f"{part.name} of lesson '{lesson.id}' is gone: nothing checks it any more",
            before=claim.statement,
        )
    for part in versions.come("claim"):
        claim, lesson = now[part.new or ""]
        yield part.changed(
            "claim-added", f"lesson '{lesson.id}' stands on {part.name} now", after=claim.statement
        )
    for old, new in versions.pairs("claim"):
        part = Part("claim", old, new)
        yield from _claim(part, then[old][0], now[new][0])
        was, is_now = then[old][1].id, now[new][1].id
        if versions.followed("lesson", was) != is_now:
            yield part.changed(
                "claim-moved",
                f"lesson '{is_now}' stands on {part.name} now; lesson '{was}' did",
                before=was,
                after=is_now,
            )
    if versions.before.demos_are_known and versions.after.demos_are_known:
        yield from _demos(versions)


def _claim(part: Part, then: Claim, now: Claim) -> Iterator[Change]:
    if then.statement.split() != now.statement.split():
        yield part.changed(
            "claim-restated",
            f"{part.name} says something else",
            before=then.statement,
            after=now.statement,
            at=("statement",),
        )
    yield from _expectations(part, then.expect, now.expect)
    if then.seeds != now.seeds:
        fewer = now.seeds < then.seeds
        yield part.changed(
            "claim-weakened" if fewer else "claim-strengthened",
            f"{part.name} must pass with {counted(now.seeds, 'seed')} now, not {then.seeds}",
            about="seeds",
            before=str(then.seeds),
            after=str(now.seeds),
            at=("seeds",),
        )
    yield from _demo(part, then.demo, now.demo)
    if then.sources != now.sources:
        yield part.changed(
            "claim-resourced",
            f"{part.name} names other sources" if now.sources else f"{part.name} names no source",
            before="; ".join(then.sources),
            after="; ".join(now.sources),
            at=("sources",),
        )


def _expectations(
    part: Part, then: Mapping[str, Expectation], now: Mapping[str, Expectation]
) -> Iterator[Change]:
    for name in {**then, **now}:
        was, is_now = then.get(name), now.get(name)
        before, after = (None if each is None else str(each) for each in (was, is_now))
        if was is None:
            kind, says = "claim-strengthened", f"checks '{name}' now: {after}"
        elif is_now is None:
            kind, says = "claim-weakened", f"no longer checks '{name}' ({before})"
        else:
            how = slack(was, is_now)
            if how is Slack.SAME:
                continue
            kind, meaning = _KINDS[how]
            says = f"expects '{name}' to be {after}, {meaning} than {before}"
            if how is Slack.OTHER:
                says = f"expects '{name}' to be {after}, no longer {before}"
        yield part.changed(
            kind,
            f"{part.name} {says}",
            about=name,
            before=before,
            after=after,
            at=("expect", name),
        )


def _demo(part: Part, then: str | None, now: str | None) -> Iterator[Change]:
    if then == now:
        return
    if now is None:
        kind, says = "claim-unlinked", f"is measured by no demo any more; '{then}' measured it"
    elif then is None:
        kind, says = "claim-linked", f"is measured by demo '{now}' now"
    else:
        kind, says = "claim-redirected", f"is measured by demo '{now}' now; '{then}' measured it"
    yield part.changed(kind, f"{part.name} {says}", before=then, after=now, at=("demo",))


def _demos(versions: Versions) -> Iterator[Change]:
    """Compare the demos of the claims that stay, each once, at the first claim that names it."""
    seen: set[tuple[str, str]] = set()
    then, now = versions.before.course.claims, versions.after.course.claims
    for old, new in versions.pairs("claim"):
        was, is_now = then[old][0].demo, now[new][0].demo
        if was is None or is_now is None or (was, is_now) in seen:
            continue
        seen.add((was, is_now))
        part = Part("claim", old, new)
        before, after = versions.before.demos.get(was), versions.after.demos.get(is_now)
        if before is None and after is None:
            continue
        if before is None or after is None:
            yield _found_or_lost(part, was, is_now, lost=after is None)
            continue
        yield from _controls(part, is_now, before, after, same=was == is_now)
        if was == is_now and before.digest != after.digest:
            yield part.changed(
                "demo-changed",
                f"demo '{is_now}', which measures {part.name}, or something that it imports or "
                "reads, is not as it was; verify again",
                about=is_now,
                at=("demo",),
            )


def _found_or_lost(part: Part, was: str, is_now: str, *, lost: bool) -> Change:
    says = f"no demo '{is_now}' is found any more" if lost else f"demo '{is_now}' is found now"
    return part.changed(
        "claim-unlinked" if lost else "claim-linked",
        f"{part.name} names a demo, and {says}",
        about="demo",
        before=was,
        after=is_now,
        at=("demo",),
    )


def _controls(
    part: Part, reference: str, before: Demo, after: Demo, *, same: bool
) -> Iterator[Change]:
    """Yield the controls that are gone or new; of another demo, how many more or fewer it has."""
    if same:
        for label in _only_in(before, after):
            yield _control(part, reference, label, None)
        for label in _only_in(after, before):
            yield _control(part, reference, None, label)
    elif len(before.controls) != len(after.controls):
        fewer = len(after.controls) < len(before.controls)
        said = [counted(len(each.controls), "control") for each in (before, after)]
        yield part.changed(
            "control-dropped" if fewer else "control-added",
            f"demo '{reference}', which measures {part.name} now, has {said[1]}; the one before "
            f"had {said[0]}",
            before=said[0],
            after=said[1],
            at=("demo",),
        )


def _only_in(one: Demo, other: Demo) -> Iterator[str]:
    """Yield what is wrong in the controls that the other demo has under no name and no label."""
    labels = set(other.controls.values())
    for name, label in one.controls.items():
        if name not in other.controls and label not in labels:
            yield label


def _control(part: Part, reference: str, gone: str | None, come: str | None) -> Change:
    demo = f"demo '{reference}', which measures {part.name}, has"
    return part.changed(
        "control-dropped" if gone else "control-added",
        f"{demo} lost a control ({gone}): less shows that its checks can fail"
        if gone
        else f"{demo} one more control ({come})",
        about=gone or come,
        before=gone,
        after=come,
        at=("demo",),
    )
