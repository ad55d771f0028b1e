"""Runs the rules over a course: settings, selection and waivers applied, places found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from curriculum_kit.findings import Finding, Problem, Related, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Fix, Remedy
from curriculum_kit.report import Report, Skipped
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.inquiry import Inquiry
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.reading import stopping_problems
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import TREE, AnyRule
from curriculum_kit.rules.settings import Settings, settings_of
from curriculum_kit.rules.waiving import apply_waivers
from curriculum_kit.source.project import Project
from curriculum_kit.source.sources import Sources

if TYPE_CHECKING:
    pass


def check(
    project: Project,
    *,
    chosen: Collection[str] | None = None,
    rules: Sequence[AnyRule] = RULES,
    today: date | None = None,
    inquiry: Inquiry | None = None,
) -> Report:
    """Run the rules over a course.

    Args:
        project: The course.
        chosen: Names of the rules to run; all of them if None.
        rules: The rules there are.
        today: The day on which waivers are judged; the current one if None.
        inquiry: How the rules are asked; each one anew if None.

    Returns:
        The findings, and which rules could not be run.
    """
    settings = settings_of(project.course.outline.rules, rules)
    reading = {
        name: (*project.reading.get(name, ()), *settings.problems.get(name, ()))
        for name in {*project.reading, *settings.problems}
    }
    names = RuleNames(rules)
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
    inquiry = inquiry or Inquiry()
    waivable = inquiry.begin(context, [rule for rule in run if rule.waivable])
    found = [
        *_findings(waivable, context, settings, inquiry),
        *_certain(wanted, skipped, context, settings),
    ]
    # A rule that compares lessons has not seen all there is where one of them could not be read.
    partial = any(subject.startswith("lesson:") for subject in project.broken)
    tried = {rule.name for rule in run if not partial or not set(TREE) <= set(rule.needs)}
    judged, uses = apply_waivers(found, context, tried)
    judged = list(_said_once(judged))
    unwaivable = [rule for rule in run if not rule.waivable]
    judged += _findings(unwaivable, context.after_waivers(uses), settings, inquiry)
    if skipped or project.lacks_a_part:
        judged = list(_never_silent(judged, wanted, rules, context, settings))
    judged.sort(key=lambda finding: (finding.place, finding.code, finding.message))
    judged = list(_told_apart(judged))
    return Report(
        project=project,
        findings=tuple(finding for finding in judged if finding.waived is None),
        waived=tuple(finding for finding in judged if finding.waived is not None),
        rules_run=tuple(rule.name for rule in run),
        rules_skipped=tuple(Skipped(name, lost) for name, lost in skipped.items()),
        timeline=context.timeline,
        rules=tuple(rules),
        misspelt=context.misspelt,
        options=options,
    )


def _findings(
    rules: Sequence[AnyRule], context: Context, settings: Settings, inquiry: Inquiry
) -> Iterator[Finding]:
    for rule in rules:
        for problem in inquiry.problems(rule, context):
            yield _located(rule, problem, context, settings)


def _certain(
    wanted: Sequence[AnyRule],
    skipped: Mapping[str, tuple[str, ...]],
    context: Context,
    settings: Settings,
) -> Iterator[Finding]:
    """Yield what rules that cannot be run on the whole course find in the part before the gap."""
    looking_back = [
        rule
        for rule in wanted
        if rule.looks_back and "concept" not in skipped.get(rule.name, ("concept",))
    ]
    for finding in _findings(looking_back, context, settings, Inquiry()):
        if finding.subject.removeprefix("lesson:") in context.certain_lessons:
            yield finding


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
        fix=_fix(problem.remedy, sources) if problem.remedy else None,
    )


def _fix(remedy: Remedy, sources: Sources) -> Fix | None:
    from curriculum_kit.source.editing import fix_of  # noqa: PLC0415  # few findings offer one

    return fix_of(remedy, sources)


def _never_silent(
    judged: Sequence[Finding],
    wanted: Collection[AnyRule],
    rules: Sequence[AnyRule],
    context: Context,
    settings: Settings,
) -> Iterator[Finding]:
    """Say why a course that fails because it cannot be read does, whatever is waived or off."""
    stopping = stopping_problems(context.project)
    reasons = {(rule, problem.message, problem.subjects) for rule, problem in stopping}
    for finding in judged:
        is_reason = (finding.rule, finding.message, finding.subjects) in reasons
        yield replace(finding, waived=None) if is_reason else finding
    unasked = {rule.name: rule for rule in rules if rule not in wanted}
    for name, problem in stopping:
        if (rule := unasked.get(name)) and (problem.severity or rule.severity) is Severity.ERROR:
            yield replace(_located(rule, problem, context, settings), severity=Severity.ERROR)


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
        seen[finding.identity] += 1
        yield finding.again(seen[finding.identity])
