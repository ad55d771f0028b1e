"""Runs the rules over a course: settings, selection and waivers applied, places found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from curriculum_kit.baseline import Entry
from curriculum_kit.findings import Finding, Pointer, Problem, Related, Severity
from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.model.waiver import Waiver
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import TREE, AnyRule, Context, WaiverUse
from curriculum_kit.rules.settings import Settings, settings_of
from curriculum_kit.source.editing import fix_of
from curriculum_kit.source.nearest import nearest
from curriculum_kit.source.project import Project
from curriculum_kit.source.recovery import WHOLE


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that was not run, because something it needs could not be read."""

    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules had to say about a course.

    Attributes:
        project: The course.
        findings: What stands, by file and place.
        waived: What was waived, with the reasons.
        rules_run: Names of the rules that ran.
        rules_skipped: Rules that could not be run, and why.
        timeline: The learner's way, as the rules saw it.
        baselined: What the course's baseline holds, by file and place: counted, and does not fail.
        outdated: Entries of the baseline that no longer occur.
        rules: Every rule there is, those that were not to be run included.
    """

    project: Project
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    rules_run: tuple[str, ...]
    rules_skipped: tuple[Skipped, ...]
    timeline: Timeline
    baselined: tuple[Finding, ...] = ()
    outdated: tuple[Entry, ...] = ()
    rules: tuple[AnyRule, ...] = RULES

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity.

        Args:
            severity: The severity.
        """
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, *, strict: bool) -> bool:
        """Tell whether the course falls short; what could not be checked does not pass.

        Args:
            strict: Whether warnings fail as well.
        """
        limit = Severity.WARNING if strict else Severity.ERROR
        found = any(finding.severity >= limit for finding in self.findings)
        lost = any(keys == WHOLE for keys in self.project.broken.values())
        return found or lost or bool(self.rules_skipped)


def check(
    project: Project,
    *,
    chosen: Collection[str] | None = None,
    rules: Sequence[AnyRule] = RULES,
    today: date | None = None,
) -> Report:
    """Run the rules over a course.

    Args:
        project: The course.
        chosen: Names of the rules to run; all of them if None.
        rules: The rules there are.
        today: The day on which waivers are judged; the current one if None.

    Returns:
        The findings, and which rules could not be run.
    """
    settings = settings_of(project.course.outline.rules, rules)
    reading = {
        name: (*project.reading.get(name, ()), *settings.problems.get(name, ()))
        for name in {*project.reading, *settings.problems}
    }
    names = tuple(name for rule in rules for name in (rule.name, rule.code))
    options = {rule.name: settings.options_of(rule) for rule in rules}
    day = today or date.today()  # noqa: DTZ011
    context = Context(project, reading, names, today=day, options=options)
    wanted = [
        rule
        for rule in rules
        if settings.severity_of(rule) is not Severity.OFF
        and (chosen is None or rule.name in chosen)
    ]
    skipped = {rule.name: lost for rule in wanted if (lost := context.lacks(*rule.needs))}
    run = [rule for rule in wanted if rule.name not in skipped]
    found = [
        finding for rule in run if rule.waivable for finding in _findings(rule, context, settings)
    ]
    found += [
        finding
        for rule in wanted
        if rule.looks_back and "concept" not in skipped.get(rule.name, ("concept",))
        for finding in _findings(rule, context, settings)
        if finding.subject.removeprefix("lesson:") in context.certain_lessons
    ]
    # A rule that compares lessons has not seen all there is where one of them could not be read.
    partial = any(subject.startswith("lesson:") for subject in project.broken)
    tried = {rule.name for rule in run if not partial or not set(TREE) <= set(rule.needs)}
    judged, uses = _waive(found, context, rules, tried)
    judged = list(_said_once(judged))
    timeline = context.timeline
    context = replace(context, waivers=uses)
    judged += [
        finding
        for rule in run
        if not rule.waivable
        for finding in _findings(rule, context, settings)
    ]
    judged.sort(key=lambda finding: (finding.place, finding.code, finding.message))
    judged = list(_told_apart(judged))
    return Report(
        project=project,
        findings=tuple(finding for finding in judged if finding.waived is None),
        waived=tuple(finding for finding in judged if finding.waived is not None),
        rules_run=tuple(rule.name for rule in run),
        rules_skipped=tuple(Skipped(name, lost) for name, lost in skipped.items()),
        timeline=timeline,
        rules=tuple(rules),
    )


def _findings(rule: AnyRule, context: Context, settings: Settings) -> Iterator[Finding]:
    for problem in rule.check(context, settings.options_of(rule)):
        yield _located(rule, problem, context, settings)


def _located(rule: AnyRule, problem: Problem, context: Context, settings: Settings) -> Finding:
    sources = context.project.sources
    severity = settings.severity_of(rule)
    is_set = settings.sets_severity_of(rule) and problem.severity is not Severity.OFF
    if problem.severity is not None and not is_set:
        severity = problem.severity
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=severity,
        message=problem.message,
        subjects=problem.subjects,
        place=sources.place(problem.where),
        related=tuple(
            Related(
                message=note.message,
                subject=note.where.subject if isinstance(note.where, Pointer) else None,
                place=sources.place(note.where),
            )
            for note in problem.notes
        ),
        help=problem.help,
        cause=problem.cause,
        fix=fix_of(problem.remedy, sources) if problem.remedy else None,
    )


def _said_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Leave out what another finding that stands has said; a waiver for that one is no matter."""
    said: set[tuple[str, str]] = set()
    for finding in findings:
        if finding.severity is Severity.OFF:
            continue
        if finding.cause is not None and finding.waived is None:
            if (finding.rule, finding.cause) in said:
                continue
            said.add((finding.rule, finding.cause))
        yield finding


def _told_apart(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Number the findings of one rule about the same subjects, so that no fingerprint is shared."""
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        identity = (finding.code, *finding.subjects)
        seen[identity] += 1
        again = seen[identity]
        yield (
            finding
            if again == 1
            else replace(finding, subjects=(*finding.subjects, f"again:{again}"))
        )


def _waive(
    found: Sequence[Finding], context: Context, rules: Sequence[AnyRule], run: Collection[str]
) -> tuple[list[Finding], list[WaiverUse]]:
    """Mark the findings that a waiver beside their subject, or around it, silences."""
    known = {name.casefold(): rule.name for rule in rules for name in (rule.name, rule.code)}

    def meant(waiver: Waiver) -> str | None:
        word = waiver.rule.casefold()
        close = word if word in known else nearest(word, known)
        return known[close] if close is not None else None

    written = [
        (subject, position, waiver, meant(waiver))
        for subject, waivers in context.course.waivers()
        for position, waiver in enumerate(waivers)
    ]
    holding: dict[tuple[str, str | None], int] = {}
    for number, (subject, _position, _waiver, rule) in enumerate(written):
        holding.setdefault((subject, rule), number)
    silenced: Counter[int] = Counter()
    judged = []
    for finding in found:
        holders = context.course.holders(finding.subject) if holding else ()
        keys = ((holder, finding.rule) for holder in holders)
        closest = next((holding[key] for key in keys if key in holding), None)
        if closest is None:
            judged.append(finding)
            continue
        silenced[closest] += 1
        judged.append(replace(finding, waived=written[closest][2].reason or ""))
    uses = [
        WaiverUse(
            waiver=waiver,
            where=Pointer(subject, ("waivers", position, "rule")),
            rule=rule,
            silenced=silenced[number],
            tried=rule in run,
        )
        for number, (subject, position, waiver, rule) in enumerate(written)
    ]
    return judged, uses
