"""A comparison as a comment on a pull request, in GitHub Markdown of bounded length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.changes.forms.chart import path_chart
from curriculum_kit.changes.forms.pieces import Section, assembled
from curriculum_kit.changes.forms.words import (
    HOW_TO_APPROVE,
    QUOTED,
    approval_of,
    called,
    quotes,
    summary,
)
from curriculum_kit.changes.revision import Version
from curriculum_kit.changes.route import ModuleRoute
from curriculum_kit.findings import Finding
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.output.github_markdown import code, plain
from curriculum_kit.places import Place
from curriculum_kit.source.paths import shown

LONGEST = 65_000
"""Characters; GitHub refuses a comment of more than 65,536."""

MARKER = "<!-- curriculum diff -->"
"""The first line, by which a comment that was made before can be found and replaced."""

QUOTE = 400
NAME = 100
"""Characters of a text, and of a name, that are shown."""


def diff_markdown(comparison: Comparison) -> str:
    """Write a comparison as a comment on a pull request.

    Args:
        comparison: What was compared.

    Returns:
        At most LONGEST characters: where there is more to say, whole entries are left out, the
        least important first, and counted.
    """
    opening = "\n".join((MARKER, *_opening(comparison))) + "\n\n"
    return opening + assembled(list(_sections(comparison)), LONGEST - len(opening))


def _opening(comparison: Comparison) -> Iterator[str]:
    breaking = len(comparison.of_impact(Impact.BREAKING))
    verdict = "Learners lose something" if breaking else "No learner loses anything"
    if comparison.unread:
        verdict = "Not all of the course could be compared"
    if not (comparison.changes or comparison.approved or comparison.unread):
        verdict = "Nothing changes for learners"
    yield f"## {verdict}"
    yield ""
    base, head = (_clipped(called(version), NAME) for version in (comparison.base, comparison.head))
    yield f"From {_code(base)} to {_code(head)}: {summary(comparison)}"


def _sections(comparison: Comparison) -> Iterator[Section]:
    breaking = comparison.of_impact(Impact.BREAKING)
    approve = f"{plain(HOW_TO_APPROVE)} {_code(_approval(breaking[0]))}\n" if breaking else ""
    yield Section(
        "### Breaking\n\n",
        [_change(each, comparison) for each in breaking],
        f"\n{approve}",
        noun="breaking changes",
    )
    unread = [
        f"- {_code(_clipped(each.what, NAME))} in {_code(_clipped(each.version.label, NAME))}"
        for each in comparison.unread
    ]
    yield Section("### Not compared, because it could not be read\n\n", unread, rank=1)
    stale = [f"- {plain(_clipped(each.message))}" for each in comparison.stale]
    yield Section("### Approvals that approve nothing\n\n", stale, rank=1, noun="approvals")
    approved = [
        f"{_change(each.change, comparison)}\n  Approved: {plain(_clipped(each.reason))}"
        for each in comparison.approved
    ]
    yield Section("### Approved\n\n", approved, rank=4, noun="approved changes")
    yield from _path(comparison)
    new = [_finding(each, comparison.head) for each in comparison.new]
    yield Section("### New findings\n\n", new, rank=2, noun="findings")
    resolved = [_finding(each, comparison.base) for each in comparison.resolved]
    yield Section("### Resolved findings\n\n", resolved, rank=6, noun="findings")
    claims = [f"- {_code(_clipped(claim, NAME))}" for claim in comparison.to_verify]
    yield Section("### Claims to verify again\n\n", claims, rank=3, noun="claims")
    waived = [each for each in _notable(comparison) if each.kind.startswith("waiver-")]
    yield Section(
        "### Waivers\n\n",
        [_change(each, comparison) for each in waived],
        rank=3,
        noun="waivers",
    )
    others = [each for each in _notable(comparison) if each not in waived]
    yield Section(
        "### Notable\n\n",
        [_change(each, comparison) for each in others],
        rank=5,
        noun="notable changes",
    )
    yield Section(
        "<details><summary>Cosmetic changes</summary>\n\n",
        [_change(each, comparison) for each in comparison.of_impact(Impact.COSMETIC)],
        "\n</details>\n",
        rank=7,
        noun="cosmetic changes",
    )


def _notable(comparison: Comparison) -> Sequence[Change]:
    return comparison.of_impact(Impact.NOTABLE)


def _approval(change: Change) -> str:
    return f"- {{{', '.join(f'{key}: {value}' for key, value in approval_of(change).items())}}}"


def _change(change: Change, comparison: Comparison) -> str:
    lines = [
        f"- **{change.kind}** {_code(_clipped(change.subject, NAME))}: "
        f"{plain(_clipped(change.message))} {_where(change, comparison)}".rstrip()
    ]
    if change.kind in QUOTED:
        for label, text in zip(("Was", "Now"), quotes(change, QUOTE), strict=True):
            if text:
                lines.append(f"  - {label}: {plain(text)}")
    return "\n".join(lines)


def _where(change: Change, comparison: Comparison) -> str:
    if change.now is not None:
        return f"({_spot(comparison.head, comparison.head.place(change.now))})"
    if change.was is not None:
        return f"({_spot(comparison.base, comparison.base.place(change.was))} before)"
    return ""


def _spot(version: Version, place: Place) -> str:
    """Return a place as a path from the root of the repository, which means the same to all."""
    inside = version.repository.path(place.file)
    path = shown(place.file) if inside is None else inside
    return _code(_clipped(f"{path}:{place.span.line}", 2 * NAME))


def _finding(finding: Finding, version: Version) -> str:
    head = f"- {finding.severity.label} **{finding.code}** {plain(_clipped(finding.message))}"
    return f"{head} ({_spot(version, finding.place)})"


def _path(comparison: Comparison) -> Iterator[Section]:
    """Yield the modules in which the learner's way is another: loads and new concepts by lesson."""
    then = {module.module: module for module in comparison.before}
    now = {module.module: module for module in comparison.after}
    changed = [name for name in {**now, **then} if _stops(then.get(name)) != _stops(now.get(name))]
    rows = [
        f"| {_title(now.get(name) or then[name])} | {_stops(then.get(name))} "
        f"| {_stops(now.get(name))} |"
        for name in changed
    ]
    head = (
        "### The learner's path\n\n"
        "Loads of the lessons in order (S stretch, B build, C consolidate), each with the number "
        "of its new concepts.\n\n| module | before | after |\n|---|---|---|\n"
    )
    yield Section(head, rows, rank=3, noun="modules")
    chart = path_chart(comparison)
    yield Section("", [f"```mermaid\n{chart}\n```"] if chart else [], rank=4, noun="chart")


def _title(module: ModuleRoute) -> str:
    return plain(_clipped(f"{module.number} {module.title}", NAME))


def _stops(module: ModuleRoute | None) -> str:
    if module is None:
        return "none"
    return " ".join(f"{stop.load.letter}{stop.new}" for stop in module.stops) or "none"


def _code(text: str) -> str:
    return code(text or " ", cell=False)


def _clipped(text: str, most: int = QUOTE) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
