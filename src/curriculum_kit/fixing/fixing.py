"""Fixes made in the files' text, and kept only where the course is the better for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from curriculum_kit.check import check
from curriculum_kit.findings import Finding
from curriculum_kit.fixing.round import Round
from curriculum_kit.report import Report, appeared
from curriculum_kit.source.documents import Documents
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
        round_ = Round(self.report, self.after)
        self._make(round_, list(round_.apart(offered)))
        for file in round_.changed:
            self.before.setdefault(file, round_.contents[file])
        self.after.update(round_.changed)
        self.done += round_.taken
        return bool(round_.taken or round_.tried) and self.trials > 0

    def _make(self, round_: Round, findings: Sequence[Finding]) -> None:
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
