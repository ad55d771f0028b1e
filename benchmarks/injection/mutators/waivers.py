"""Defects of waivers and settings."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.injection.facts import Base
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.page import Page, marked

REASON = "reason: The lesson before has prepared learners for exactly this."


def _waivers(base: Base) -> Iterator[tuple[str, Page, int]]:
    homes = [(lesson.subject, lesson.page) for lesson in base.lessons]
    homes += [(f"module:{name}", page) for name, page in base.modules.items()]
    for subject, page in homes:
        for number in range(page.count("waivers")):
            yield subject, page, number


def waiver_without_reason(base: Base) -> Iterator[Mutant]:
    """Shorten the reason of a waiver, or take it out."""
    for subject, page, number in _waivers(base):
        path = ("waivers", number, "reason")
        mark = list(page.mark_value("waivers", number, "rule"))
        for edit in (page.write(path, "fine"), page.write(path, '""'), page.remove(path)):
            yield from defect("waiver-without-reason", subject, "no reason", edit, mark)


def unused_waiver(base: Base) -> Iterator[Mutant]:
    """Waive what is not there to be waived."""
    for lesson in base.lessons:
        for rule in ("overlong-lesson", "CUR308", "unexplained-position"):
            if rule == "CUR308":
                continue
            item = f"{{rule: {marked(rule)}, {REASON}}}"
            edit = lesson.page.append(("waivers",), item)
            yield from defect("unused-waiver", lesson.subject, rule, edit)
    for module, page in base.modules.items():
        edit = page.append(("waivers",), f"{{rule: {marked('CUR308')}, {REASON}}}")
        yield from defect("unused-waiver", f"module:{module}", "CUR308", edit)
    edit = base.manifest.append(("waivers",), f"{{rule: {marked('orphan-demo')}, {REASON}}}")
    yield from defect("unused-waiver", "course", "orphan-demo", edit)


def expired_waiver(base: Base) -> Iterator[Mutant]:
    """Let a waiver end before today."""
    for subject, page, number in _waivers(base):
        for day in ("2001-01-31", "2026-01-14"):
            if page.scalar("waivers", number, "until"):
                edit = page.write(("waivers", number, "until"), marked(day))
            else:
                edit = page.enter(("waivers", number), f"until: {marked(day)}")
            yield from defect("expired-waiver", subject, day, edit)


def unknown_setting(base: Base) -> Iterator[Mutant]:
    """Set a rule or an option that does not exist."""
    for entry in (
        f"{marked('adjacent-stretsh')}: warning",
        f"{marked('quokka')}: off",
        f"orphan-demo: {{{marked('quokka')}: 1}}",
        f"overlong-lesson: {{{marked('limits')}: 60}}",
        f"no-consolidation: {{{marked('lesson')}: 8}}",
        f"{marked('CUR999')}: info",
        f"depth-leap: {{severity: info, {marked('sevrity')}: info}}",
        f"faded-prerequisite: {{{marked('introduce')}: 3}}",
    ):
        edit = base.manifest.enter(("rules",), entry)
        yield from defect("unknown-setting", "course", entry, edit)
