"""Fixes made in the files' text, and kept only where the course is the better for it."""

from __future__ import annotations

import os
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from curriculum_kit.check import check
from curriculum_kit.findings import Finding
from curriculum_kit.remedies import Edit
from curriculum_kit.report import Report, appeared
from curriculum_kit.source.document import Document
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.editing import applied
from curriculum_kit.source.envelope import decode
from curriculum_kit.source.layout import only_comments
from curriculum_kit.source.project import Project, load_course

ROUNDS = 100
"""Fixes that touch each other are made one after the other; these many may."""
TRIALS = 200
"""How often the course is read and checked at most; what cannot be judged by then is left."""

Judge = Callable[[Project], Report]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of fixing a course; nothing is written.

    Attributes:
        found: What there is to say of the course as it is, by all rules.
        left: What there would be to say of it, none of which could be fixed.
        before: The content of each changed file as it is, by absolute path.
        after: Its content as it would be.
        findings: What is fixed, at the places where it was found.
    """

    found: Report
    left: Report
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def fixed(
    project: Project, *, chosen: Collection[str] | None = None, judge: Judge = check
) -> Fixed:
    """Make the fixes that the rules offer, as far as they leave nothing new to be found.

    Args:
        project: The course; not changed.
        chosen: Names of the rules whose findings are fixed; all of them if None.
        judge: Checks a course, by all rules, whichever are chosen.

    Returns:
        The files' new content, and what it fixes.
    """
    found = judge(project)
    bench = _Bench(found, judge)
    for _ in range(ROUNDS):
        if not bench.advance(chosen):
            break
    findings = sorted(bench.done, key=lambda finding: (finding.place, finding.code))
    left = tuple(replace(finding, fix=None) for finding in bench.report.findings)
    return Fixed(
        found=found,
        left=replace(bench.report, findings=left),
        before=bench.before,
        after=bench.after,
        findings=tuple(findings),
    )


@dataclass(slots=True)
class _Bench:
    """A course in the midst of being fixed.

    Attributes:
        report: On the course as it stands now.
        judge: Checks it.
        before: The files that are changed, as they are on disk.
        after: The same as they stand now.
        done: What is fixed.
        refused: Fingerprints of what is not, as its fix would make something else worse.
        trials: How often the course may still be checked.
    """

    report: Report
    judge: Judge
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    done: list[Finding] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    trials: int = TRIALS

    def advance(self, chosen: Collection[str] | None) -> bool:
        """Make those fixes that can be made together.

        Args:
            chosen: Names of the rules whose findings are fixed; all of them if None.

        Returns:
            Whether there may be more to do.
        """
        offered = [
            finding
            for finding in self.report.findings
            if finding.fix is not None
            and finding.fingerprint not in self.refused
            and (chosen is None or finding.rule in chosen)
        ]
        if not offered:
            return False
        round_ = _Round(self.report, self.after)
        self._make(round_, list(round_.apart(offered)))
        for file in round_.changed:
            self.before.setdefault(file, round_.contents[file])
        self.after.update(round_.changed)
        self.done += round_.taken
        return bool(round_.taken or round_.tried) and self.trials > 0

    def _make(self, round_: _Round, findings: Sequence[Finding]) -> None:
        """Make the fixes of some findings, or as many of them as leave nothing new."""
        if not findings:
            return
        if not self.trials:
            self.refused |= {finding.fingerprint for finding in findings}
            return
        self.trials -= 1
        round_.tried = True
        changed = round_.with_fixes_of(findings)
        root = round_.report.project.root
        documents = Documents(str(root), {**self.after, **changed})
        report = self.judge(load_course(root, documents))
        new = appeared(round_.report, report, [*round_.taken, *findings])
        if not new and not _sees_less(round_.report, report):
            self.report = report
            round_.changed = changed
            round_.taken += findings
        elif len(findings) == 1:
            self.refused.add(findings[0].fingerprint)
        else:
            for part in _parted(findings, new):
                self._make(round_, part)


class _Round:
    """One report, and the edits made on the files that it was about.

    Attributes:
        report: The report.
        contents: The files with fixes, as the report found them.
        changed: The files with the fixes taken so far.
        taken: The findings whose fixes those are.
        tried: Whether there was anything to be tried.
    """

    def __init__(self, report: Report, stand: Mapping[str, bytes]) -> None:
        self.report = report
        self.contents: dict[str, bytes] = {}
        self._usable: dict[str, Document | None] = {}
        self.changed: dict[str, bytes] = {}
        self.taken: list[Finding] = []
        self.tried = False
        self._stand = stand
        files = {file for file, _ in report.project.sources.homes.values()}
        # A file that is read under two names would be changed under both.
        self._names = Counter(map(os.path.realpath, files))

    def apart(self, offered: Sequence[Finding]) -> Iterator[Finding]:
        """Yield findings whose fixes can be made together, as they do not touch.

        Args:
            offered: Findings with fixes.
        """
        occupied: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for finding in offered:
            edits = _edits(finding)
            documents = {edit.place.file: self._document(edit.place.file) for edit in edits}
            stretches = [
                (edit.place.file, document.offsets_of(edit.place.span))
                for edit in edits
                if (document := documents[edit.place.file]) is not None
            ]
            if len(stretches) == len(edits) and all(
                _is_free(stretch, occupied[file], documents[file]) for file, stretch in stretches
            ):
                for file, stretch in stretches:
                    insort(occupied[file], stretch)
                yield finding

    def with_fixes_of(self, findings: Sequence[Finding]) -> dict[str, bytes]:
        """Return the changed files with the fixes taken and some more.

        Args:
            findings: The findings whose fixes are made as well.
        """
        edits: defaultdict[str, list[Edit]] = defaultdict(list)
        for finding in (*self.taken, *findings):
            for edit in _edits(finding):
                edits[edit.place.file].append(edit)
        return {file: applied(self.contents[file], made) for file, made in edits.items()}

    def _document(self, file: str) -> Document | None:
        """Return a file as the report found it, if it still is so and can be changed."""
        if file not in self._usable:
            self._usable[file] = self._looked_at(file)
        return self._usable[file]

    def _looked_at(self, file: str) -> Document | None:
        document = self.report.project.sources.document(file)
        if document is None or self._names[os.path.realpath(file)] != 1:
            return None
        try:
            known = self._stand.get(file)
            self.contents[file] = Path(file).read_bytes() if known is None else known
        except OSError:
            return None
        text, fault = decode(self.contents[file])
        return document if fault is None and text == document.text else None


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _is_free(
    stretch: tuple[int, int], occupied: Sequence[tuple[int, int]], document: Document | None
) -> bool:
    """Tell whether there is something that stays between a stretch and those before and after."""
    if document is None:
        return False
    at = bisect_left(occupied, stretch)
    gaps = [(end, stretch[0]) for _, end in occupied[max(0, at - 1) : at]]
    gaps += [(stretch[1], start) for start, _ in occupied[at : at + 1]]
    return all(start < end and not only_comments(document.text[start:end]) for start, end in gaps)


def _sees_less(before: Report, after: Report) -> bool:
    """Tell whether something cannot be read any more, or a rule cannot be run."""
    skipped = {each.rule for each in before.rules_skipped}
    return bool(after.project.broken.keys() - before.project.broken.keys()) or any(
        each.rule not in skipped for each in after.rules_skipped
    )


def _parted(
    findings: Sequence[Finding], new: Sequence[Finding]
) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """Divide findings whose fixes cannot all be made: those that what came up is not about first.

    Where that tells nothing, they are halved.
    """
    subjects = {subject for finding in new for subject in finding.subjects}
    unlike = [finding for finding in findings if subjects.isdisjoint(finding.subjects)]
    if 0 < len(unlike) < len(findings):
        alike = [finding for finding in findings if not subjects.isdisjoint(finding.subjects)]
        return unlike, alike
    half = len(findings) // 2
    return findings[:half], findings[half:]
