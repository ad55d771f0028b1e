"""Checks a mutant, and holds what is found against what is expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from benchmarks.injection.facts import Base
from benchmarks.injection.mutant import Mutant, Spot, applied

from curriculum_kit.check import check
from curriculum_kit.findings import Finding
from curriculum_kit.report import Report
from curriculum_kit.source.project import load_course

TODAY = date(2026, 1, 15)
"""The day on which waivers are judged."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """What came of a mutant.

    Attributes:
        base: Name of the course.
        mutant: The mutant.
        found: Whether the expected finding was there, at its place.
        spurious: Findings that nobody declared.
        seen: All that was new, for people to read.
    """

    base: str
    mutant: Mutant
    found: bool
    spurious: tuple[str, ...]
    seen: tuple[str, ...]


class Outcome(Enum):
    """What came of a pair of defects.

    SKIPPED: one is found, and of the other the report says that its rule could not be run, as the
    first one hides what it needs.
    """

    BOTH = "both"
    SKIPPED = "skipped"
    MISSED = "missed"


class Judge:
    """Judges the mutants of one base course."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.before = _identities(report_on(base.folder))

    def single(self, mutant: Mutant) -> Judgment:
        """Check one mutant.

        Args:
            mutant: The mutant.
        """
        texts, spot = applied(self.base.files, mutant.edits)
        with written(self.base, texts):
            new = self._new(report_on(self.base.folder))
        expected = [finding for finding in new if self._is(finding, mutant, spot)]
        others = [finding for finding in new if finding not in expected[:1]]
        spurious = [
            finding for finding in others if (finding.rule, finding.subject) not in mutant.also
        ]
        return Judgment(
            self.base.name,
            mutant,
            bool(expected),
            tuple(map(self._told, spurious)),
            tuple(map(self._told, new)),
        )

    def pair(self, first: Mutant, second: Mutant) -> Outcome:
        """Tell of two defects at once whether both are found.

        Args:
            first: A mutant.
            second: A mutant that changes other files.
        """
        texts, spot = applied(self.base.files, first.edits)
        others, other_spot = applied(self.base.files, second.edits)
        with written(self.base, texts | others):
            report = report_on(self.base.folder)
        new = self._new(report)
        found = {
            mutant.rule
            for mutant, place in ((first, spot), (second, other_spot))
            if any(self._is(finding, mutant, place) for finding in new)
        }
        if len(found) == 2:
            return Outcome.BOTH
        skipped = {skipped.rule for skipped in report.rules_skipped}
        return Outcome.SKIPPED if {first.rule, second.rule} - found <= skipped else Outcome.MISSED

    def _new(self, report: Report) -> list[Finding]:
        left = Counter(self.before)
        new = []
        for finding in (*report.findings, *report.waived):
            identity = _identity(finding)
            if left[identity]:
                left[identity] -= 1
            else:
                new.append(finding)
        return new

    def _is(self, finding: Finding, mutant: Mutant, spot: Spot) -> bool:
        place, span = finding.place, finding.place.span
        return (
            (finding.rule, finding.subject) == (mutant.rule, mutant.subject)
            and Path(place.file) == self.base.folder / spot.file
            and (span.line, span.column) == (spot.line, spot.column)
            and (
                spot.text is None
                or span.end_line > span.line
                or span.end_column - span.column == len(spot.text)
            )
        )

    def _told(self, finding: Finding) -> str:
        place = finding.place
        file = Path(place.file).name
        spot = f"{file}:{place.span.line}:{place.span.column}"
        return f"{finding.rule} {finding.subject} {spot} {finding.message}"


def report_on(folder: Path) -> Report:
    """Check the course in a folder.

    Args:
        folder: What holds the course and its demos.
    """
    return check(load_course(folder / "curriculum"), today=TODAY)


@contextmanager
def written(base: Base, texts: Mapping[str, str]) -> Iterator[None]:
    """Write texts over a base course, and put the old ones back.

    On disk rather than as an overlay, which does not reach the demos.

    Args:
        base: The course.
        texts: The new texts.
    """
    try:
        for file, text in texts.items():
            (base.folder / file).write_text(text, encoding="utf-8")
        yield
    finally:
        for file in texts:
            if file in base.files:
                (base.folder / file).write_text(base.files[file], encoding="utf-8")
            else:
                (base.folder / file).unlink(missing_ok=True)


def _identities(report: Report) -> Counter[tuple[str, tuple[str, ...], bool]]:
    return Counter(map(_identity, (*report.findings, *report.waived)))


def _identity(finding: Finding) -> tuple[str, tuple[str, ...], bool]:
    return (finding.rule, finding.subjects, finding.waived is not None)
