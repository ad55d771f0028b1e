"""Defects of prerequisites: references, circles, order, gaps, redundancy, what is not needed."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.injection.facts import DEPTHS, LASTS, Base, Lesson, rank
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.mutators.pace import FRESH
from benchmarks.injection.page import Edit, marked

NEW = FRESH[0]


def required(lesson: Lesson, concept: str, depth: str, *, mark: bool = True) -> Edit:
    """Return the edit by which a lesson requires a concept.

    Args:
        lesson: The lesson, which does not require it.
        concept: Its id.
        depth: How deeply.
        mark: Whether the key is marked.
    """
    key = marked(concept) if mark else concept
    return lesson.page.enter(("requires",), f"{key}: {depth}")


def unknown_reference(base: Base) -> Iterator[Mutant]:
    """Misspell what is referred to, or refer to what does not exist."""
    rule = "unknown-reference"
    for lesson in base.lessons:
        for key in ("new", "reinforced", "requires"):
            for name in lesson.page.names(key)[:2]:
                wrong = lesson.page.rename((key, name), marked(_misspelt(name)))
                yield from defect(rule, lesson.subject, f"misspelt in {key}", wrong)
        unknown = lesson.page.enter(("requires",), f"{marked('zeppelin-hangar')}: MENTIONED")
        yield from defect(rule, lesson.subject, "required, in no registry", unknown)
    for concept, page in base.registry.items():
        for name in page.names(concept, "requires")[:1]:
            wrong = page.rename((concept, "requires", name), marked(_misspelt(name)))
            yield from defect(rule, f"concept:{concept}", "misspelt in the registry", wrong)
    for name, (page, _lesson) in base.misconceptions.items():
        for key in ("about", "refuted_by", "addressed_in"):
            for at, text in enumerate(page.items("misconceptions", name, key)[:1]):
                path = ("misconceptions", name, key, at)
                wrong = page.write(path, marked(_misspelt(text)))
                yield from defect(rule, f"misconception:{name}", f"misspelt in {key}", wrong)


def _misspelt(name: str) -> str:
    """Swap two letters, so that the word is nearest to itself, whatever numbers end the others."""
    return f"{name[0]}{name[2]}{name[1]}{name[3:]}" if name[1:2] != name[2:3] else f"{name}x"


def prerequisite_cycle(base: Base) -> Iterator[Mutant]:
    """Let a concept require one that requires it."""
    order = list(base.registry)
    for concept, page in base.registry.items():
        for needed, asked in base.needs[concept].items():
            if concept in base.below(needed) or needed not in base.registry:
                continue
            if base.is_let_drop(concept):
                continue
            other = base.registry[needed]
            if concept in other.names(needed, "requires"):
                continue
            back = f"{concept}: {asked.depth}"
            # The circle is told from the concept that stands first in the registry, and the spot
            # is its requirement.
            if order.index(needed) < order.index(concept):
                first = needed
                edits = [other.enter((needed, "requires"), back.replace(concept, marked(concept)))]
            else:
                first = concept
                edits = [other.enter((needed, "requires"), back)]
                edits += page.mark_key(concept, "requires", needed)
            yield from defect("prerequisite-cycle", f"concept:{first}", "of two", *edits)


def prerequisite_never_taught(base: Base) -> Iterator[Mutant]:
    """Require a concept that no lesson teaches."""
    rule = "prerequisite-never-taught"
    for lesson in base.lessons:
        edits = base.registered(NEW), required(lesson, NEW, "INTRODUCED")
        yield from defect(rule, lesson.subject, "by a lesson", *edits)
        for concept, depth in lesson.new.items():
            if depth == "MENTIONED":
                continue
            page = base.registry[concept]
            edits = (
                page.enter((concept, "requires"), f"{NEW}: INTRODUCED"),
                base.registered(NEW, requires=False),
            )
            marks = lesson.page.mark_key("new", concept)
            yield from defect(rule, lesson.subject, "by a concept", *edits, marks)


def prerequisite_taught_later(base: Base) -> Iterator[Mutant]:
    """Require a concept that only a later lesson teaches."""
    for lesson in base.lessons:
        for later in base.lessons[lesson.position + 1 :]:
            for concept in list(later.new)[:1]:
                free = concept not in lesson.touched and not base.is_let_drop(concept)
                if free and not _asked_here(base, lesson, concept):
                    edit = required(lesson, concept, "MENTIONED")
                    what = f"by {later.position - lesson.position} lessons"
                    yield from defect("prerequisite-taught-later", lesson.subject, what, edit)


def _asked_here(base: Base, lesson: Lesson, concept: str) -> bool:
    """Tell whether what a lesson takes up may require a concept already."""
    return any(
        concept in base.needs.get(name, ()) for name in (*lesson.new, *lesson.reinforced)
    ) or any(
        base.registry[name].count(name, "requires_any")
        for name in (*lesson.new, *lesson.reinforced)
        if name in base.registry
    )


def prerequisite_too_shallow(base: Base) -> Iterator[Mutant]:
    """Require a concept more deeply than the learner holds it."""
    for lesson in base.lessons:
        for concept in base.registry:
            held = base.held(concept, lesson.position)
            if held in (None, "APPLIED") or _asked_here(base, lesson, concept):
                continue
            if base.is_let_drop(concept):
                continue
            depth = DEPTHS[rank(held or "") + 1]
            known = lesson.requires.get(concept)
            if known is None:
                edit = required(lesson, concept, depth)
                yield from defect("prerequisite-too-shallow", lesson.subject, "added", edit)
            elif known.gap is None and lesson.page.scalar("requires", concept):
                edits = (
                    lesson.page.write(("requires", concept), depth),
                    lesson.page.mark_key("requires", concept),
                )
                yield from defect("prerequisite-too-shallow", lesson.subject, "raised", *edits)


def gap_understated(base: Base) -> Iterator[Mutant]:
    """Declare a gap that is smaller than the real one."""
    sizes = ("trivial", "small", "medium", "large")
    for lesson in base.lessons:
        for concept in base.registry:
            if base.declares_gap_after(concept, lesson.position) or base.is_let_drop(concept):
                continue
            held = base.held(concept, lesson.position)
            known = lesson.requires.get(concept)
            if known is not None and known.gap is not None:
                levels = rank(known.depth) - rank(held) if held else 3
                at = sizes.index(known.gap)
                if at and at <= levels:
                    path = ("requires", concept, "gap", "size")
                    edit = lesson.page.write(path, marked(sizes[min(at, levels) - 1]))
                    yield from defect("gap-understated", lesson.subject, "made smaller", edit)
            elif known is None and concept not in lesson.touched:
                depth = "DEVELOPED"
                levels = rank(depth) - rank(held) if held else 3
                if levels > 0 and (held or base.taught_in(concept)):
                    gap = f"{{size: {marked(sizes[levels - 1])}, resolution: recap}}"
                    entry = f"{concept}: {{depth: {depth}, gap: {gap}}}"
                    edit = lesson.page.enter(("requires",), entry)
                    yield from defect("gap-understated", lesson.subject, "added", edit)


def stale_gap(base: Base) -> Iterator[Mutant]:
    """Declare a gap in what the learner holds and remembers."""
    for lesson in base.lessons:
        for concept in base.registry:
            depth = base.held(concept, lesson.position)
            if depth is None or not base.is_fresh(concept, depth, lesson.position):
                continue
            if base.declares_gap_after(concept, lesson.position) or base.is_let_drop(concept):
                continue
            gap = f"depth: {depth}, {marked('gap')}: {{size: small, resolution: recap}}"
            known = lesson.requires.get(concept)
            if known is None:
                edit = lesson.page.enter(("requires",), f"{concept}: {{{gap}}}")
                yield from defect("stale-gap", lesson.subject, "added", edit)
            elif known.gap is None:
                edit = lesson.page.write(("requires", concept), f"{{{gap}}}")
                yield from defect("stale-gap", lesson.subject, "to what is required", edit)


def redundant_prerequisite(base: Base) -> Iterator[Mutant]:
    """Let a concept require what one of its prerequisites requires anyway."""
    for concept, page in base.registry.items():
        listed = base.needs[concept]
        for between, asked in listed.items():
            for needed, implied in base.needs.get(between, {}).items():
                through = rank(asked.depth) >= rank(implied.to_reach)
                if needed in listed or not through or asked.to_reach != "INTRODUCED":
                    continue
                if needed in base.options(concept):
                    continue  # then it is an idle alternative, too
                if not _remembered_where_taken_up(base, concept, needed, implied.depth):
                    continue
                edit = page.enter((concept, "requires"), f"{marked(needed)}: {implied.depth}")
                what = f"through {between}"
                yield from defect("redundant-prerequisite", f"concept:{concept}", what, edit)


def _remembered_where_taken_up(base: Base, concept: str, needed: str, depth: str) -> bool:
    return all(
        base.is_fresh(needed, depth, lesson.position) or needed in (*lesson.new, *lesson.reinforced)
        for lesson in base.lessons
        if concept in lesson.new or concept in lesson.reinforced
    )


def faded_prerequisite(base: Base) -> Iterator[Mutant]:
    """Require what is held, but was last met too long ago."""
    for lesson in base.lessons:
        for concept in base.registry:
            held = base.held(concept, lesson.position)
            if held in (None, "MENTIONED") or concept in lesson.touched or concept in base.assumes:
                continue
            away = lesson.position - base.last_met(concept, lesson.position)
            if away > LASTS[held or ""] and not _asked_here(base, lesson, concept):
                edit = required(lesson, concept, "INTRODUCED")
                yield from defect("faded-prerequisite", lesson.subject, f"{away} ago", edit)


def orphan_concept(base: Base) -> Iterator[Mutant]:
    """Register a concept that the course does nothing with."""
    pages = dict.fromkeys(base.registry.values())
    for page in pages:
        for name in FRESH:
            edit = page.enter((), f"{marked(name)}: {{name: {name.capitalize()}}}")
            yield from defect("orphan-concept", f"concept:{name}", "registered", edit)


def unused_assumption(base: Base) -> Iterator[Mutant]:
    """Assume what nothing requires."""
    for name in FRESH:
        for depth in DEPTHS:
            edits = (
                base.registered(name, requires=False),
                base.manifest.enter(("assumes",), f"{marked(name)}: {depth}"),
            )
            yield from defect("unused-assumption", "course", depth, *edits)


def idle_alternative(base: Base) -> Iterator[Mutant]:
    """Offer a single alternative, or one that is required anyway."""
    rule = "idle-alternative"
    basics = next(iter(base.assumes))
    for concept, page in base.registry.items():
        if concept in base.assumes:
            continue
        for group, what in (
            (f"{{{basics}: INTRODUCED}}", "only one"),
            *(
                (f"{{{needed}: {asked.depth}, {other}: INTRODUCED}}", "one required anyway")
                for needed, asked in list(base.needs[concept].items())[:1]
                for other in [name for name in base.assumes if name != needed][:1]
            ),
        ):
            edit = page.append((concept, "requires_any"), marked(group))
            yield from defect(rule, f"concept:{concept}", what, edit)
