"""Defects in the design of a lesson: examples, modalities, objective, exercises, links."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.injection.facts import Base, Lesson
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.mutators.pace import FRESH, settles
from benchmarks.injection.page import Edit, marked

NEW = FRESH[0]


def _instead(lesson: Lesson, key: str, text: str) -> list[Edit]:
    """Return the edits that write a field, with its key marked."""
    page = lesson.page
    if key in page.names():
        return [page.write((key,), text), *page.mark_key(key)]
    return [page.enter((), f"{marked(key)}: {text}")]


def missing_negative_example(base: Base) -> Iterator[Mutant]:
    """Give examples of one kind only, or too few."""
    good, other = "{kind: positive, what: a hill}", "{kind: positive, what: a stair}"
    bad = "{kind: negative, what: a cliff}"
    for lesson in base.lessons:
        relied_on = lesson.shows_negative and any(
            lesson.slug in base.addressed_in(name) and not _refuted_in_time(base, name, lesson)
            for name in base.misconceptions
        )
        lists = [f"[{good}, {bad}]", f"[{bad}]"]
        lists += [] if relied_on else [f"[{good}, {other}]", f"[{good}]"]
        for text in lists:
            edits = _instead(lesson, "examples", text)
            yield from defect("missing-negative-example", lesson.subject, text, edits)


def _refuted_in_time(base: Base, misconception: str, lesson: Lesson) -> bool:
    claims = base.refuted_by(misconception)
    return any(base.claims[claim].position <= lesson.position for claim in claims)


def too_few_modalities(base: Base) -> Iterator[Mutant]:
    """Present the idea in one way, or in two."""
    one, two = "{kind: visual, what: a drawing}", "{kind: verbal, what: a walk}"
    for lesson in base.lessons:
        for text in (f"[{one}]", f"[{one}, {two}]", f"[{one}, {one}, {two}]"):
            edits = _instead(lesson, "modalities", text)
            yield from defect("too-few-modalities", lesson.subject, text, edits)


def missing_objective(base: Base) -> Iterator[Mutant]:
    """Take out what the learner can do afterwards."""
    for lesson in base.lessons:
        edits = lesson.page.remove(("objective",)), lesson.page.mark_top()
        yield from defect("missing-objective", lesson.subject, "taken out", *edits)


def unsupported_exercise(base: Base) -> Iterator[Mutant]:
    """Leave learners to themselves too early, or too often."""
    guided, alone = ("{title: Do it, support: guided}", "{title: Do it, support: independent}")
    for lesson in base.lessons:
        for items in (
            [marked(alone), guided],
            [marked(alone)],
            [guided, alone, marked(alone)],
            [guided, marked(alone), guided],
        ):
            text = f"[{', '.join(items)}]"
            page = lesson.page
            if "exercises" in page.names():
                edit = page.write(("exercises",), text)
            else:
                edit = page.enter((), f"exercises: {text}")
            yield from defect("unsupported-exercise", lesson.subject, text, edit)


def unlinked_concept(base: Base) -> Iterator[Mutant]:
    """Bring a concept that builds on nothing."""
    for lesson in base.lessons:
        fits = lesson.costs < base.budget[lesson.load] and lesson.load != "CONSOLIDATE"
        if lesson.requires or not fits or not settles(base, lesson, 1):
            continue
        for name in FRESH[:3]:
            edits = (
                base.registered(name, requires=False),
                lesson.page.enter(("new",), f"{marked(name)}: INTRODUCED"),
            )
            yield from defect("unlinked-concept", lesson.subject, "added", *edits)


def unobservable_objective(base: Base) -> Iterator[Mutant]:
    """Aim at what happens inside a head."""
    for lesson in base.lessons:
        for verb in ("Understand", "Know", "The learner should be able to appreciate"):
            edit = lesson.page.write(("objective",), marked(f"{verb} how a ball rolls."))
            yield from defect("unobservable-objective", lesson.subject, verb, edit)


def unwritten_text(base: Base) -> Iterator[Mutant]:
    """Leave what holds the place of a text."""
    for lesson in base.lessons:
        for key in ("core", "objective"):
            for text in ("TODO", "'TODO: say it'", "'TODO (somebody): say it'"):
                edit = lesson.page.write((key,), marked(text))
                yield from defect("unwritten-text", lesson.subject, f"{key}: {text}", edit)
