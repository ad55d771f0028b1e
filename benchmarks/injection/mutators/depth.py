"""Defects of depth: what is called new or reinforced, and from where to where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from benchmarks.injection.facts import DEPTHS, Base, Lesson, rank
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.mutators.pace import FRESH, settles
from benchmarks.injection.page import marked

NEW = FRESH[0]


def _elsewhere(base: Base) -> Iterator[tuple[Lesson, str, str]]:
    """Yield lessons with concepts that they do not take up, and how those are held.

    Not where a later lesson declares a gap, which would be smaller, or stale, after an entry more.
    """
    for lesson, concept in product(base.lessons, base.registry):
        held = base.held(concept, lesson.position)
        if concept in lesson.touched or base.declares_gap_after(concept, lesson.position):
            continue
        if held is not None:
            yield lesson, concept, held


def already_taught(base: Base) -> Iterator[Mutant]:
    """Call new what is held."""
    for lesson, concept, held in _elsewhere(base):
        for depth in {"MENTIONED", held}:
            if base.takes_up_safely(concept, depth, lesson.position):
                edit = lesson.page.enter(("new",), f"{marked(concept)}: {depth}")
                yield from defect("already-taught", lesson.subject, f"at {depth}", edit)


def reinforced_before_taught(base: Base) -> Iterator[Mutant]:
    """Reinforce what nothing before has taught."""
    rule = "reinforced-before-taught"
    for lesson in base.lessons:
        edit = lesson.page.enter(("reinforced",), f"{marked(NEW)}: MENTIONED -> INTRODUCED")
        if lesson.page.scalar("minutes"):
            yield from defect(rule, lesson.subject, "never taught", base.registered(NEW), edit)
        for concept in base.registry:
            taught = base.taught_in(concept)
            if base.held(concept, lesson.position) or taught is None or concept in lesson.touched:
                continue
            if base.is_let_drop(concept):
                continue
            if taught.new[concept] != "MENTIONED" or taught.position > lesson.position:
                edit = lesson.page.enter(("reinforced",), f"{marked(concept)}: MENTIONED")
                yield from defect(rule, lesson.subject, "taught later", edit)


def wrong_starting_depth(base: Base) -> Iterator[Mutant]:
    """Let a reinforcement start where the learner does not stand."""
    for lesson in base.lessons:
        for concept, step in lesson.reinforced.items():
            held = base.held(concept, lesson.position) or ""
            end = step[-1]
            for start in DEPTHS:
                if (
                    start == held
                    or rank(start) > rank(end)
                    or not lesson.page.scalar("reinforced", concept)
                ):
                    continue
                text = marked(f"{start} -> {end}")
                edit = lesson.page.write(("reinforced", concept), text)
                yield from defect("wrong-starting-depth", lesson.subject, f"from {start}", edit)
    for lesson, concept, held in _elsewhere(base):
        if held != "MENTIONED" and base.takes_up_safely(concept, held, lesson.position):
            start = DEPTHS[rank(held) - 1]
            entry = f"{concept}: {marked(f'{start} -> {held}')}"
            edit = lesson.page.enter(("reinforced",), entry)
            yield from defect("wrong-starting-depth", lesson.subject, "added", edit)


def depth_lowered(base: Base) -> Iterator[Mutant]:
    """Reinforce to less than what is held."""
    for lesson, concept, held in _elsewhere(base):
        for depth in DEPTHS[: rank(held)]:
            if base.takes_up_safely(concept, depth, lesson.position):
                edit = lesson.page.enter(("reinforced",), f"{concept}: {marked(depth)}")
                yield from defect("depth-lowered", lesson.subject, f"{held} to {depth}", edit)


def depth_leap(base: Base) -> Iterator[Mutant]:
    """Skip a level."""
    for lesson, concept, held in _elsewhere(base):
        if base.is_let_drop(concept):
            continue
        if base.comes_again(concept, lesson.position):
            continue
        for depth in DEPTHS[rank(held) + 2 :]:
            safe = base.takes_up_safely(concept, depth, lesson.position)
            if safe and (depth != "APPLIED" or lesson.page.count("exercises")):
                for text in (depth, f"{held} -> {depth}"):
                    edit = lesson.page.enter(("reinforced",), f"{concept}: {marked(text)}")
                    yield from defect("depth-leap", lesson.subject, text, edit)


def mentioned_and_dropped(base: Base) -> Iterator[Mutant]:
    """Mention what never comes again."""
    for lesson in base.lessons:
        for name in FRESH[:2]:
            edits = (
                base.registered(name),
                lesson.page.enter(("new",), f"{marked(name)}: MENTIONED"),
            )
            yield from defect("mentioned-and-dropped", lesson.subject, "added", *edits)


def applied_without_exercise(base: Base) -> Iterator[Mutant]:
    """Reach APPLIED where there is nothing to do."""
    rule = "applied-without-exercise"
    for lesson, concept, held in _elsewhere(base):
        if lesson.page.count("exercises") or held != "DEVELOPED":
            continue
        if base.comes_again(concept, lesson.position):
            continue
        if base.takes_up_safely(concept, "APPLIED", lesson.position):
            for text in ("APPLIED", "DEVELOPED -> APPLIED"):
                edit = lesson.page.enter(("reinforced",), f"{concept}: {marked(text)}")
                yield from defect(rule, lesson.subject, text, edit)
    for lesson in base.lessons:
        if not lesson.page.count("exercises") and _carries_one_more(base, lesson):
            edits = base.registered(NEW), lesson.page.enter(("new",), f"{NEW}: {marked('APPLIED')}")
            yield from defect(rule, lesson.subject, "new", *edits)


def applied_at_first_meeting(base: Base) -> Iterator[Mutant]:
    """Bring a concept and apply it in the same lesson."""
    for lesson in base.lessons:
        if lesson.page.count("exercises") and _carries_one_more(base, lesson):
            edits = base.registered(NEW), lesson.page.enter(("new",), f"{NEW}: {marked('APPLIED')}")
            yield from defect("applied-at-first-meeting", lesson.subject, "new", *edits)


def _carries_one_more(base: Base, lesson: Lesson) -> bool:
    fits = lesson.costs < base.budget[lesson.load] and lesson.load != "CONSOLIDATE"
    return fits and settles(base, lesson, 1)


def act_mismatch(base: Base) -> Iterator[Mutant]:
    """Leave a lesson out of the acts, tell one twice, swap two."""
    rule = "act-mismatch"
    for module, page in base.modules.items():
        subject = f"module:{module}"
        lessons = page.items("lessons")
        told = [
            (act, at, slug)
            for act in range(page.count("narrative", "acts"))
            for at, slug in enumerate(page.items("narrative", "acts", act, "lessons"))
        ]
        for (act, at, slug), (next_act, next_at, other) in pairwise(told):
            here = ("narrative", "acts", act, "lessons", at)
            there = ("narrative", "acts", next_act, "lessons", next_at)
            swap = page.write(here, marked(other)), page.write(there, slug)
            yield from defect(rule, subject, "two swapped", *swap)
            twice = page.write(there, marked(slug))
            yield from defect(rule, subject, "one twice in place of another", twice)
        if told:
            last = ("narrative", "acts", told[-1][0], "lessons")
            yield from defect(
                rule, subject, "one at the end", page.append(last, marked(lessons[0]))
            )


def new_and_reinforced(base: Base) -> Iterator[Mutant]:
    """Bring a concept as new, and reinforce it in the same lesson."""
    for lesson in base.lessons:
        for concept, depth in lesson.new.items():
            if base.is_let_drop(concept):
                continue
            for text in (depth, f"{depth} -> {depth}"):
                edit = lesson.page.enter(("reinforced",), f"{marked(concept)}: {text}")
                yield from defect("new-and-reinforced", lesson.subject, text, edit)
