"""The full text report: each finding with its source line, related places and the way out."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.counting import counted
from curriculum_kit.findings import Finding
from curriculum_kit.output.printable import printable, width
from curriculum_kit.output.summary import closing
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.output.wrapping import wrapped
from curriculum_kit.places import Place
from curriculum_kit.report import Report
from curriculum_kit.source.paths import spot

NOTES = 3
"""Related places shown with their source, and subjects of one waiver that are named; the JSON
report has all of them."""


def full(report: Report, terminal: Terminal) -> str:
    """Write a report for people.

    Args:
        report: What was found.
        terminal: What it is written to.

    Returns:
        The report, its summary at the end.
    """
    # A screen shows the end: what is to be mended comes after what was settled long ago.
    blocks = ["\n".join(_waived(report, terminal))] if report.waived else []
    blocks += ["\n".join(_finding(finding, report, terminal)) for finding in report.findings]
    if report.rules_skipped:
        blocks.append("\n".join(_skipped(report, terminal)))
    return "\n\n".join((*blocks, closing(report, terminal))) + "\n"


def _finding(finding: Finding, report: Report, terminal: Terminal) -> Iterator[str]:
    label = finding.severity.label
    head = terminal.paint(f"{label}[{finding.code}]", label)
    name = terminal.paint(finding.rule, "strong")
    lines = wrapped(printable(finding.message), terminal.columns, indent=2)
    yield f"{head} {name}"
    yield from lines
    yield from _snippet(finding.place, report, terminal, "^", label)
    for related in finding.related[:NOTES]:
        yield from _labelled("note", "place", related.message, terminal)
        yield from _snippet(related.place, report, terminal, "-", "place")
    if (more := len(finding.related) - NOTES) > 0:
        yield f"  {terminal.paint('note:', 'place')} and {counted(more, 'more place')}"
    if finding.help:
        yield from _labelled("help", "good", finding.help, terminal)
    if finding.fix:
        yield from _labelled("fix", "good", f"{finding.fix.message}; --fix does it.", terminal)


def _labelled(label: str, role: str, text: str, terminal: Terminal) -> Iterator[str]:
    lines = wrapped(printable(text), terminal.columns, indent=8)
    yield f"  {terminal.paint(f'{label}:', role)} {lines[0].lstrip()}"
    yield from lines[1:]


def _snippet(
    place: Place, report: Report, terminal: Terminal, mark: str, role: str
) -> Iterator[str]:
    """Yield the place and its source line, cropped around the span and underlined."""
    span = place.span
    arrow = terminal.paint("-->", "place")
    yield f"  {arrow} {printable(spot(place))}"
    line = report.project.sources.line(place)
    if not line or not line.strip():
        return
    margin = len(str(span.line))
    room = max(terminal.columns - margin - 6, 20)
    end = span.end_column if span.end_line == span.line else len(line.rstrip()) + 1
    before, inside, after = _cropped(line, span.column - 1, max(end - 1, span.column), room)
    bar = terminal.paint("|", "quiet")
    marks = terminal.paint(mark * max(width(inside), 1), role)
    yield f"  {span.line} {bar} {before}{inside}{after}".rstrip()
    yield f"  {' ' * margin} {bar} {' ' * width(before)}{marks}"


def _cropped(line: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """Return a line in three printable parts, before, in and after a span, that fit the room."""
    before, inside, after = (
        printable(part.replace("\t", " ")) for part in (line[:start], line[start:end], line[end:])
    )
    after = after.rstrip()
    inside = _fitted(inside, room)
    left = room - width(inside)
    # Half of what is left for each side, and what one side does not need for the other.
    before = _fitted(before[::-1], max(left // 2, left - width(after)))[::-1]
    return before, inside, _fitted(after, left - width(before))


def _fitted(text: str, cells: int) -> str:
    """Return a text, or as much of its beginning as fits into so many cells, and an ellipsis."""
    if width(text) <= cells:
        return text
    taken = 1
    for position, character in enumerate(text):
        taken += width(character)
        if taken > cells:
            return text[:position] + "…" if cells > 0 else ""
    return text


def _waived(report: Report, terminal: Terminal) -> Iterator[str]:
    yield terminal.paint("Waived, each with its reason:", "strong")
    about: dict[tuple[str, str, str], list[str]] = {}
    for finding in report.waived:
        key = (finding.code, finding.rule, finding.waived or "no reason")
        about.setdefault(key, []).append(finding.subject)
    for (code, rule, reason), subjects in about.items():
        more = f" and {len(subjects) - NOTES} more" if len(subjects) > NOTES else ""
        named = ", ".join(dict.fromkeys(subjects[:NOTES])) + more
        said = printable(f"{code} {rule} ({named}): {reason}")
        first, *rest = wrapped(said, terminal.columns, indent=4)
        yield first.removeprefix("  ")
        yield from rest


def _skipped(report: Report, terminal: Terminal) -> Iterator[str]:
    yield terminal.paint("Not run, because something they need could not be read:", "strong")
    names = ", ".join(skipped.rule for skipped in report.rules_skipped)
    yield from wrapped(names, terminal.columns, indent=2)
