"""Defects of misconceptions: not addressed, too early, not refuted."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.injection.facts import Base, Lesson
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.page import marked

NEW = "walrus-tusks-are-teeth"
WORDS = "belief: It is the same thing, correction: It is another"


def _entry(more: str = "", *, mark: bool = True) -> str:
    return f"{marked(NEW) if mark else NEW}: {{{WORDS}{more}}}"


def unaddressed_misconception(base: Base) -> Iterator[Mutant]:
    """Put a misconception on record that no lesson addresses, or stop addressing one."""
    rule, subject = "unaddressed-misconception", f"misconception:{NEW}"
    silent = {lesson.module for lesson in base.lessons if _is_silent(base, lesson)}
    for module, page in base.modules.items():
        if module in silent:
            continue  # it may be the one that the lesson lacks, and the lesson's waiver knows
        edit = page.enter(("misconceptions",), _entry())
        yield from defect(rule, subject, "in a module", edit)
    for name, (page, _lesson) in base.misconceptions.items():
        path = ("misconceptions", name, "addressed_in")
        if page.count(*path):
            edits = page.write(path, "[]"), page.mark_key("misconceptions", name)
            yield from defect(rule, f"misconception:{name}", "no longer addressed", *edits)


def _is_silent(base: Base, lesson: Lesson) -> bool:
    return ("no-misconceptions", lesson.subject) in base.known


def misconception_too_early(base: Base) -> Iterator[Mutant]:
    """Address a misconception before what it is about is met."""
    rule, subject = "misconception-too-early", f"misconception:{NEW}"
    for lesson in base.lessons:
        if not lesson.claims or _is_silent(base, lesson):
            continue
        for later in base.lessons[lesson.position + 1 :]:
            for concept in list(later.new)[:1]:
                if base.held(concept, later.position) is None:
                    more = f", about: [{concept}], refuted_by: [{lesson.claims[0]}]"
                    edit = lesson.page.enter(("misconceptions",), _entry(more))
                    yield from defect(rule, subject, "in a lesson", edit)
                    more += f", addressed_in: [{marked(lesson.slug)}]"
                    entry = _entry(more, mark=False)
                    edit = base.modules[lesson.module].enter(("misconceptions",), entry)
                    yield from defect(rule, subject, "in a module", edit)


def unrefuted_misconception(base: Base) -> Iterator[Mutant]:
    """Correct a misconception by words alone."""
    rule = "unrefuted-misconception"
    for lesson in base.lessons:
        if lesson.shows_negative:
            continue
        edit = lesson.page.enter(("misconceptions",), _entry())
        yield from defect(rule, f"misconception:{NEW}", "added", edit)
    slugs = {lesson.slug: lesson for lesson in base.lessons}
    for name, (page, _lesson) in base.misconceptions.items():
        negative = any(slugs[slug].shows_negative for slug in base.addressed_in(name))
        if base.refuted_by(name) and not negative:
            path = ("misconceptions", name)
            edits = page.remove((*path, "refuted_by")), page.mark_key(*path)
            yield from defect(rule, f"misconception:{name}", "no claim", *edits)


def no_misconceptions(base: Base) -> Iterator[Mutant]:
    """Take the misconceptions out of a lesson."""
    for lesson in base.lessons:
        if lesson.load == "CONSOLIDATE" or not lesson.misconceptions:
            continue
        elsewhere = [
            name
            for name in base.misconceptions
            if lesson.slug in base.addressed_in(name) and name not in lesson.misconceptions
        ]
        if not elsewhere:
            edits = lesson.page.remove(("misconceptions",)), lesson.page.mark_top()
            yield from defect("no-misconceptions", lesson.subject, "taken out", *edits)


def late_refutation(base: Base) -> Iterator[Mutant]:
    """Refute a misconception only after it is addressed."""
    rule, subject = "late-refutation", f"misconception:{NEW}"
    for lesson in base.lessons:
        if lesson.shows_negative:
            continue
        for later in base.lessons[lesson.position + 1 :]:
            for claim in later.claims[:1]:
                entry = _entry(f", refuted_by: [{marked(claim)}]", mark=False)
                edit = lesson.page.enter(("misconceptions",), entry)
                yield from defect(rule, subject, "in a lesson", edit)
