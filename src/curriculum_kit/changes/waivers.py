"""Waivers and settings: which rules hold less, or more, than they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curriculum_kit.changes.change import COURSE, Change, Part
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.versions import Versions
from curriculum_kit.model.waiver import Waiver

Key = tuple[str, str, int]
"""Kind and id of the subject as the later version calls it, the rule, and which of several."""


def waiver_changes(versions: Versions) -> Iterator[Change]:
    """Yield the waivers that are new, gone, or other ones, and the settings that are others.

    Args:
        versions: The two versions.
    """
    then = dict(_written(versions.before, versions))
    now = dict(_written(versions.after, None))
    for key in {**then, **now}:
        was, is_now = then.get(key), now.get(key)
        if not _can_be_compared(versions, key[0], was, is_now):
            continue
        part = _part(key[0], was, is_now)
        at_then = ("waivers", was[2]) if was else ()
        at_now = ("waivers", is_now[2]) if is_now else ()
        before, after = (_said(each[1]) if each else None for each in (was, is_now))
        if before == after:
            continue
        if was is None:
            kind, says = "waiver-added", f"need no longer hold for {part.name}: {after}"
        elif is_now is None:
            kind, says = "waiver-removed", f"must hold for {part.name}; it was waived: {before}"
        else:
            kind, says = "waiver-changed", f"is waived for {part.name} for another reason: {after}"
        yield part.changed(
            kind,
            f"rule '{key[1]}' {says}",
            about=key[1],
            before=before,
            after=after,
            was=at_then,
            now=at_now,
        )
    yield from _settings(versions)


Found = tuple[str, Waiver, int]


def _written(side: Side, versions: Versions | None) -> Iterator[tuple[Key, Found]]:
    names = side.context.names
    count: dict[tuple[str, str], int] = {}
    for subject, waivers in side.course.waivers():
        kind, _, name = subject.partition(":")
        called = versions.followed(kind, name) if versions and name else name
        for at, waiver in enumerate(waivers):
            known = names.get(waiver.rule)
            rule = known.name if known else waiver.rule
            target = f"{kind}:{called}"
            number = count[target, rule] = count.get((target, rule), 0) + 1
            yield (target, rule, number), (name, waiver, at)


def _can_be_compared(
    versions: Versions, target: str, was: Found | None, is_now: Found | None
) -> bool:
    """Tell whether a waiver that is not there is not in something that could not be read."""
    kind, _, name = target.partition(":")
    if kind == "course":
        return versions.course_reads("waivers")
    return all(
        found is not None or (side.surely_lacks(kind, name) and side.reads(kind, name, "waivers"))
        for side, found in ((versions.before, was), (versions.after, is_now))
    )


def _part(target: str, was: Found | None, is_now: Found | None) -> Part:
    kind = target.partition(":")[0]
    if kind == "course":
        return COURSE
    return Part(kind, was[0] if was else None, is_now[0] if is_now else None)


def _said(waiver: Waiver) -> str:
    until = f" (until {waiver.until})" if waiver.until else ""
    return f"{waiver.reason or 'no reason'}{until}"


def _settings(versions: Versions) -> Iterator[Change]:
    if not versions.course_reads("rules", "demos"):
        return
    then, now = (
        {**_rules(side), "demos": side.course.outline.demos}
        for side in (versions.before, versions.after)
    )
    for name in {**then, **now}:
        was, is_now = then.get(name), now.get(name)
        if was == is_now:
            continue
        path = ("demos",) if name == "demos" else ("rules", name)
        yield COURSE.changed(
            "setting-changed",
            f"'{name}' is set to {is_now or 'its default'}; it was {was or 'its default'}",
            about=name,
            before=was,
            after=is_now,
            at=path,
        )


def _rules(side: Side) -> Mapping[str, str]:
    found = {}
    for written, values in side.course.outline.rules.items():
        rule = side.context.names.get(written)
        pairs = ", ".join(f"{key}: {value}" for key, value in sorted(values.items()))
        found[rule.name if rule else written] = pairs
    return found
