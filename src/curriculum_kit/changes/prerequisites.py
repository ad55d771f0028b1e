"""Prerequisites: what lessons and concepts ask for that they did not ask for, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curriculum_kit.changes.change import Change, Part
from curriculum_kit.changes.versions import Versions
from curriculum_kit.counting import counted
from curriculum_kit.model.concept import Requirement
from curriculum_kit.model.lesson import LessonRequirement
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Path

Group = Mapping[str, Requirement]


def prerequisite_changes(versions: Versions) -> Iterator[Change]:
    """Yield how what is asked for has changed.

    Args:
        versions: The two versions.
    """
    for old, new in versions.pairs("lesson", "requires"):
        yield from _of_lesson(versions, Part("lesson", old, new))
    for old, new in versions.pairs("concept", "requires", "requires_any"):
        yield from _of_concept(versions, Part("concept", old, new))
        yield from _alternatives(versions, Part("concept", old, new))


def _of_lesson(versions: Versions, part: Part) -> Iterator[Change]:
    asked = versions.before.course.lessons[part.old or ""].requires
    then = versions.under_new_names("concept", asked)
    now = versions.after.course.lessons[part.new or ""].requires
    for concept in _changed(then, now):
        was, is_now = then.get(concept), now.get(concept)
        yield from _asked(
            part,
            concept,
            None if was is None else str(was.depth),
            None if is_now is None else str(is_now.depth),
            raised=was is not None and is_now is not None and is_now.depth > was.depth,
            grave=part.new in versions.built,
            consequence="; learners who reach it must hold more",
        )
        if was is not None and is_now is not None:
            yield from _gap(part, concept, was, is_now)


def _of_concept(versions: Versions, part: Part) -> Iterator[Change]:
    asked = versions.before.course.concepts[part.old or ""].requires
    then = versions.under_new_names("concept", asked)
    now = versions.after.course.concepts[part.new or ""].requires
    for concept in _changed(then, now):
        was, is_now = then.get(concept), now.get(concept)
        users = _users(versions, part, is_now)
        yield from _asked(
            part,
            concept,
            None if was is None else _written(was),
            None if is_now is None else _written(is_now),
            raised=_is_raised(was, is_now),
            grave=bool(users),
            consequence=f"; so {_they_ask(users)}" if users else "",
        )


def _asked(  # noqa: PLR0913, PLR0917  # both sides, and what follows
    part: Part,
    concept: str,
    was: str | None,
    is_now: str | None,
    raised: bool,  # noqa: FBT001
    grave: bool,  # noqa: FBT001
    consequence: str,
) -> Iterator[Change]:
    path: Path = ("requires", concept)
    if was == is_now:
        return
    if was is None:
        kind, says = "prerequisite-added", f"asks for '{concept}' at {is_now} now{consequence}"
    elif is_now is None:
        kind, says = "prerequisite-dropped", f"no longer asks for '{concept}' at {was}"
    elif raised:
        kind = "prerequisite-raised"
        says = f"asks for '{concept}' at {is_now}, where {was} was enough{consequence}"
    else:
        kind = "prerequisite-lowered"
        says = f"asks for '{concept}' at {is_now} only, where it asked for {was}"
    yield part.changed(
        kind,
        f"{part.name} {says}",
        about=concept,
        before=was,
        after=is_now,
        at=path,
        grave=grave,
    )


def _changed(then: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    return (name for name in {**then, **now} if then.get(name) != now.get(name))


def _is_raised(was: Requirement | None, is_now: Requirement | None) -> bool:
    """Tell whether more is asked: a greater depth, or the same one sooner."""
    if was is None or is_now is None:
        return False
    return (is_now.depth.rank, -is_now.to_reach.rank) > (was.depth.rank, -was.to_reach.rank)


def _written(requirement: Requirement) -> str:
    if requirement.to_reach is Depth.INTRODUCED:
        return str(requirement.depth)
    return f"{requirement.depth} (to reach {requirement.to_reach})"


def _users(versions: Versions, part: Part, asked: Requirement | None) -> tuple[str, ...]:
    """Return the lessons, built and staying, that a requirement of a concept holds for."""
    if asked is None:
        return ()
    uses = versions.taken_up.get(part.new or "", ())
    return tuple(dict.fromkeys(slug for slug, depth in uses if depth.reaches(asked.to_reach)))


def _they_ask(users: tuple[str, ...]) -> str:
    if len(users) == 1:
        return f"lesson '{users[0]}', which takes it up, asks for it too"
    more = counted(len(users) - 1, "other lesson")
    return f"lesson '{users[0]}' and {more}, which take it up, ask for it too"


def _gap(
    part: Part, concept: str, was: LessonRequirement, is_now: LessonRequirement
) -> Iterator[Change]:
    if was.gap == is_now.gap:
        return
    path: Path = ("requires", concept, "gap")
    before, after = (
        None if each.gap is None else f"{each.gap.size}: {each.gap.resolution}"
        for each in (was, is_now)
    )
    if after is None:
        kind, says = "gap-dropped", f"no longer closes the gap in '{concept}' ({before})"
    elif before is None:
        kind, says = "gap-declared", f"closes a gap in '{concept}' now ({after})"
    else:
        kind, says = "gap-changed", f"closes the gap in '{concept}' in another way"
    yield part.changed(
        kind,
        f"{part.name} {says}",
        about=concept,
        before=before,
        after=after,
        at=path,
    )


def _alternatives(versions: Versions, part: Part) -> Iterator[Change]:
    """Compare groups of alternatives as wholes: one with another choice in it is another group."""
    then = [
        versions.under_new_names("concept", group)
        for group in versions.before.course.concepts[part.old or ""].requires_any
    ]
    now = [dict(group) for group in versions.after.course.concepts[part.new or ""].requires_any]
    for group in list(now):
        if group in then:
            then.remove(group)
            now.remove(group)
    for group in then:
        words = _choice(group)
        yield part.changed(
            "prerequisite-dropped",
            f"{part.name} no longer asks for one of {words}",
            about=words,
            before=words,
            at=("requires_any",),
            grave=False,
        )
    for group in now:
        words = _choice(group)
        least = min(group.values(), key=lambda asked: asked.to_reach)
        users = _users(versions, part, least)
        yield part.changed(
            "prerequisite-added",
            f"{part.name} asks for one of {words} now"
            + (f"; so {_they_ask(users)}" if users else ""),
            about=words,
            after=words,
            at=("requires_any",),
            grave=bool(users),
        )


def _choice(group: Group) -> str:
    return ", ".join(f"{name}: {_written(asked)}" for name, asked in sorted(group.items()))
