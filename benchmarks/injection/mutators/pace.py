"""Defects of pace: loads, new ideas, rests, lengths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.injection.facts import Base, Lesson
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.page import Edit, marked

FRESH = ("quokka-habitat", "umbrella-stand", "walrus-tusks", "periwinkle-shell")
"""Ids that are near none of any course."""

LONGEST_RUN = 8


def brought(base: Base, lesson: Lesson, number: int, depth: str = "INTRODUCED") -> list[Edit]:
    """Return the edits by which a lesson brings new concepts.

    Args:
        base: The course.
        lesson: The lesson.
        number: How many.
        depth: How deep they go.
    """
    edits = [base.registered(name) for name in FRESH[:number]]
    return edits + [lesson.page.enter(("new",), f"{name}: {depth}") for name in FRESH[:number]]


def settles(base: Base, lesson: Lesson, extra: int) -> bool:
    """Tell whether a lesson with some more new ideas is still a rest after a STRETCH, if it is one.

    Args:
        base: The course.
        lesson: The lesson.
        extra: How many more it brings.
    """
    if not lesson.position or lesson.load == "STRETCH":
        return True
    before = base.lessons[lesson.position - 1]
    return before.load != "STRETCH" or lesson.costs + extra < max(before.costs, 2)


def adjacent_stretch(base: Base) -> Iterator[Mutant]:
    """Make a lesson beside a STRETCH one STRETCH."""
    for before, lesson in pairwise(base.lessons):
        for stretch, other in ((before, lesson), (lesson, before)):
            if stretch.load != "STRETCH" or not _may_become(base, other, "STRETCH"):
                continue
            marks = () if other is lesson else lesson.page.mark_value("load")
            word = marked("STRETCH") if other is lesson else "STRETCH"
            edits = other.page.write(("load",), word), marks
            what = "the second made STRETCH" if other is lesson else "the first made STRETCH"
            yield from defect("adjacent-stretch", lesson.subject, what, *edits)


def _may_become(base: Base, lesson: Lesson, load: str) -> bool:
    """Tell whether nothing but its neighbors minds that a lesson's load is another one."""
    after = base.lessons[lesson.position + 1 : lesson.position + 2]
    both = base.lessons[max(0, lesson.position - 1) : lesson.position] + after
    if load == "STRETCH" and sum(other.load == "STRETCH" for other in both) != 1:
        return False
    if any(
        rule in ("no-recovery", "new-in-consolidate", "too-many-new-concepts", "adjacent-stretch")
        for rule, subject in base.known
        if subject in [other.subject for other in (*both, lesson)]
    ):
        return False
    if lesson.load != "CONSOLIDATE":
        return lesson.costs <= base.budget[load]
    addressed = any(lesson.slug in base.addressed_in(name) for name in base.misconceptions)
    return addressed and len(_run_around(base, lesson)) <= LONGEST_RUN


def _run_around(base: Base, lesson: Lesson) -> list[Lesson]:
    """Return the lessons from one CONSOLIDATE to the next, as if this one were none."""
    run: list[Lesson] = []
    for other in base.lessons:
        if other.load == "CONSOLIDATE" and other is not lesson:
            if lesson in run:
                return run
            run = []
        else:
            run.append(other)
    return run


def too_many_new_concepts(base: Base) -> Iterator[Mutant]:
    """Bring one concept more than a lesson carries."""
    for lesson in base.lessons:
        missing = base.budget[lesson.load] + 1 - lesson.costs
        if lesson.load == "CONSOLIDATE" or not 1 <= missing <= len(FRESH):
            continue
        marks = lesson.page.mark_key("new") if lesson.new else ()
        after = base.lessons[lesson.position + 1 : lesson.position + 2]
        # Where the next lesson waives that it is no rest, the waiver would silence nothing.
        if lesson.new and not any(("no-recovery", one.subject) in base.known for one in after):
            edits = brought(base, lesson, missing)
            yield from defect(
                "too-many-new-concepts", lesson.subject, "one too many", *edits, marks
            )


def new_in_consolidate(base: Base) -> Iterator[Mutant]:
    """Bring something new in a CONSOLIDATE lesson."""
    for lesson in base.lessons:
        if lesson.load == "CONSOLIDATE" and settles(base, lesson, 1):
            edits = brought(base, lesson, 1), lesson.page.mark_value("load")
            yield from defect("new-in-consolidate", lesson.subject, "one new concept", *edits)


def no_recovery(base: Base) -> Iterator[Mutant]:
    """Bring as much right after a STRETCH lesson as it brought."""
    for stretch, lesson in pairwise(base.lessons):
        before = base.lessons[stretch.position - 1] if stretch.position else None
        if stretch.load != "STRETCH" or lesson.load != "BUILD" or not lesson.new:
            continue
        missing = max(stretch.costs, 2) - lesson.costs
        fits = lesson.costs + missing <= base.budget["BUILD"]
        if fits and missing > 0 and (before is None or before.load != "STRETCH"):
            edits = brought(base, lesson, missing), lesson.page.mark_key("new")
            yield from defect("no-recovery", lesson.subject, "as many new ones", *edits)


def no_consolidation(base: Base) -> Iterator[Mutant]:
    """Make a CONSOLIDATE lesson BUILD, so that the run around it is too long."""
    for lesson in base.lessons:
        if lesson.load != "CONSOLIDATE" or not settles(base, lesson, 0):
            continue
        run = _run_around(base, lesson)
        if len(run) <= LONGEST_RUN or ("new-in-consolidate", lesson.subject) in base.known:
            continue
        if any(lesson.slug in base.addressed_in(name) for name in base.misconceptions):
            late = run[LONGEST_RUN]
            word = marked("BUILD") if late is lesson else "BUILD"
            marks = () if late is lesson else late.page.mark_value("load")
            edits = lesson.page.write(("load",), word), marks
            yield from defect("no-consolidation", late.subject, "a rest less", *edits)


def unexplained_position(base: Base) -> Iterator[Mutant]:
    """Take out why a lesson stands where it does."""
    for lesson in base.lessons:
        if lesson.page.scalar("position"):
            edits = lesson.page.remove(("position",)), lesson.page.mark_top()
            yield from defect("unexplained-position", lesson.subject, "no position", *edits)


def overlong_lesson(base: Base) -> Iterator[Mutant]:
    """Make a lesson too long, or far shorter than another one of its module."""
    rule = "overlong-lesson"
    for lesson in base.lessons:
        page = lesson.page
        if page.scalar("minutes"):
            edit = page.write(("minutes",), marked("135"))
        else:
            edit = page.enter((), f"minutes: {marked('135')}")
        yield from defect(rule, lesson.subject, "135 minutes", edit)
        others = [
            int(other.page.scalar("minutes") or 0)
            for other in base.lessons
            if other.module == lesson.module and other is not lesson
        ]
        if any(others) and page.scalar("minutes"):
            long = page.write(("minutes",), marked("88"))
            if 3 * min(filter(None, others)) < 88:
                yield from defect(rule, f"module:{lesson.module}", "88 minutes", long)
            longest = max(others)
            if others.count(longest) == 1 and longest > 9:
                [other] = [
                    other
                    for other in base.lessons
                    if other.module == lesson.module
                    and other is not lesson
                    and other.page.scalar("minutes") == str(longest)
                ]
                short = page.write(("minutes",), "3"), other.page.mark_value("minutes")
                yield from defect(rule, f"module:{lesson.module}", "3 minutes", *short)
