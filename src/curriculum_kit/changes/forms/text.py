"""A comparison for people: each change with its consequence and its places, the gravest last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.changes.forms.words import (
    HOW_TO_APPROVE,
    QUOTED,
    approval_of,
    called,
    quotes,
    summary,
)
from curriculum_kit.changes.revision import Version
from curriculum_kit.findings import Finding
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.output.wrapping import wrapped
from curriculum_kit.places import Place, Pointer
from curriculum_kit.source.paths import spot

ROLES = {Impact.BREAKING: "error", Impact.NOTABLE: "warning", Impact.COSMETIC: "info"}
QUOTE = 300
"""Characters of what was said that are shown; the JSON form has all of them."""


def diff_text(comparison: Comparison, terminal: Terminal) -> str:
    """Write a comparison for people.

    Args:
        comparison: What was compared.
        terminal: What it is written to.

    Returns:
        The changes, the gravest last, what follows for the gate, and a summary at the end.
    """
    blocks = [
        "\n".join(_change(change, comparison, terminal))
        for impact in sorted(Impact)
        if impact is not Impact.BREAKING
        for change in comparison.of_impact(impact)
    ]
    for approved in comparison.approved:
        reason = f"approved: {approved.reason}"
        blocks.append("\n".join(_change(approved.change, comparison, terminal, reason)))
    blocks += [
        "\n".join(_change(change, comparison, terminal))
        for change in comparison.of_impact(Impact.BREAKING)
    ]
    blocks += ["\n".join(section) for section in _sections(comparison, terminal) if section]
    if breaking := comparison.of_impact(Impact.BREAKING):
        words = wrapped(HOW_TO_APPROVE, terminal.columns, indent=0)
        first, *rest = approval_of(breaking[0]).items()
        entry = ["  - {}: {}".format(*first), *("    {}: {}".format(*each) for each in rest)]
        blocks.append("\n".join((*words, *entry)))
    return "\n\n".join((*blocks, _summary(comparison, terminal))) + "\n"


def _change(
    change: Change, comparison: Comparison, terminal: Terminal, reason: str | None = None
) -> Iterator[str]:
    role = "good" if reason else ROLES[change.impact]
    head, subject = f"{change.impact.label}[{change.kind}]", printable(change.subject)
    fits = len(head) + 1 + len(subject) <= terminal.columns
    between = " " if fits else "\n  "
    yield f"{terminal.paint(head, role)}{between}{terminal.paint(subject, 'strong')}"
    if change.about:
        yield from _labelled("about:", "quiet", change.about, terminal)
    yield from wrapped(printable(change.message), terminal.columns, indent=2)
    if change.kind in QUOTED:
        for label, text in zip(("was:", "now:"), quotes(change, QUOTE), strict=True):
            if text:
                yield from _labelled(label, "quiet", text, terminal)
    if reason:
        yield from _labelled("ok:", "good", reason, terminal)
    for version, where in ((comparison.base, change.was), (comparison.head, change.now)):
        if where is not None:
            yield f"  {terminal.paint('-->', 'place')} {_spot(version, where)}"


def _labelled(label: str, role: str, text: str, terminal: Terminal) -> Iterator[str]:
    first, *rest = wrapped(printable(text), terminal.columns, indent=len(label) + 3)
    yield f"  {terminal.paint(label, role)} {first.lstrip()}"
    yield from rest


def _spot(version: Version, where: Pointer | Place) -> str:
    place = spot(version.place(where))
    return printable(f"{version.label}: {place}" if version.commit else place)


def _sections(comparison: Comparison, terminal: Terminal) -> Iterator[Sequence[str]]:
    yield _findings("Findings that are new:", comparison.new, comparison.head, terminal)
    yield _findings("Findings that are resolved:", comparison.resolved, comparison.base, terminal)
    yield _list("Claims to verify again:", list(comparison.to_verify), terminal)
    stale = [
        f"{spot(comparison.head.place(each.where))}: {each.message}" for each in comparison.stale
    ]
    yield _list("Approvals that approve nothing:", stale, terminal)
    unread = [f"{each.version.label}: {each.what}" for each in comparison.unread]
    yield _list("Not compared, because it could not be read:", unread, terminal)


def _findings(
    title: str, findings: Sequence[Finding], version: Version, terminal: Terminal
) -> Sequence[str]:
    said = [f"{each.severity.label} {each.code} {each.message}" for each in findings]
    places = [
        f"    {terminal.paint('-->', 'place')} {_spot(version, each.place)}" for each in findings
    ]
    return _list(title, said, terminal, places)


def _list(
    title: str, entries: Sequence[str], terminal: Terminal, places: Sequence[str] = ()
) -> Sequence[str]:
    if not entries:
        return ()
    lines = (wrapped(printable(entry), terminal.columns, indent=4) for entry in entries)
    items = ([first.removeprefix("  "), *rest] for first, *rest in lines)
    below = ([place] for place in places) if places else repeat([])
    told = chain.from_iterable((*item, *place) for item, place in zip(items, below, strict=False))
    return [terminal.paint(title, "strong"), *told]


def _summary(comparison: Comparison, terminal: Terminal) -> str:
    versions = f"From {called(comparison.base)} to {called(comparison.head)}:"
    gravest = max((change.impact for change in comparison.changes), default=None)
    role = "good" if gravest is None and not comparison.unread else ROLES[gravest or Impact(0)]
    words = wrapped(summary(comparison), terminal.columns, indent=0)
    return "\n".join((printable(versions), *(terminal.paint(line, role) for line in words)))
