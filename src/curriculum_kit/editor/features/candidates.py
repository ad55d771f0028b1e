"""The parts of the course that may be named at a spot: what the learner can hold there."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.model.concept import Concept
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Path
from curriculum_kit.source.folder import Folder


def concepts_for(state: CourseState, holding: str, path: Path, lesson: str | None) -> Iterator[str]:
    """Yield the ids of the concepts that may be named at a spot, in the registry's order.

    Args:
        state: The course.
        holding: What the file holds; ``about`` for what a misconception is about.
        path: The spot.
        lesson: The slug of the lesson whose file it is, if it is one.
    """
    if holding == "lesson" and path[0] == "new" and lesson is not None:
        yield from (name for name in state.course.concepts if _can_be_new(state, name, lesson))
    elif holding == "lesson" and lesson is not None:
        timeline = state.timeline
        yield from (name for name in state.course.concepts if timeline.before(lesson, name))
    elif holding == "about" and lesson is not None:
        timeline = state.timeline
        yield from (name for name in state.course.concepts if timeline.after(lesson, name))
    elif holding == "registry":
        above = _standing_on(state, str(path[0]))
        yield from (name for name in state.course.concepts if name not in above)
    else:
        yield from state.course.concepts


def _can_be_new(state: CourseState, name: str, lesson: str) -> bool:
    """Tell whether a lesson can bring a concept: not taught before, and all it requires is held."""
    before = state.timeline.before(lesson, name)
    if before is not None and before.taught:
        return False
    concept: Concept = state.course.concepts[name]
    groups = ({other: asked} for other, asked in concept.requires.items())
    return all(
        any(
            asked.to_reach is not Depth.INTRODUCED or _is_held(state, other, asked.depth, lesson)
            for other, asked in group.items()
        )
        for group in (*groups, *concept.requires_any)
    )


def _is_held(state: CourseState, name: str, depth: Depth, lesson: str) -> bool:
    """Tell whether a concept is held when a lesson ends, or the lesson closes the gap itself."""
    asked = state.course.lessons[lesson].requires.get(name)
    if asked is not None and asked.gap is not None:
        return True
    held = state.timeline.after(lesson, name)
    return held is not None and held.depth.reaches(depth)


def _standing_on(state: CourseState, name: str) -> Collection[str]:
    """Return a concept and all that stand on it, which it cannot require."""
    dependents: dict[str, list[str]] = {}
    for other, needed in state.context.prerequisites.edges.items():
        for each in needed:
            dependents.setdefault(each, []).append(other)
    found, queue = {name}, [name]
    for each in queue:
        new = [other for other in dependents.get(each, ()) if other not in found]
        found.update(new)
        queue += new
    return found


def depths_for(
    state: CourseState, holding: str, path: Path, lesson: str | None
) -> Collection[str] | None:
    """Return the depths that make sense at a spot; None if that depends on nothing.

    Args:
        state: The course.
        holding: What the file holds.
        path: The spot.
        lesson: The slug of the lesson whose file it is, if it is one.
    """
    if holding != "lesson" or len(path) < 2 or path[0] != "requires" or lesson is None:
        return None
    held = state.timeline.before(lesson, str(path[1]))
    return [str(depth) for depth in Depth if held is None or held.depth.reaches(depth)]


def transitions_for(
    state: CourseState, lesson: str | None, path: Path, before: str
) -> Iterator[tuple[str, str]]:
    """Yield what a reinforced concept's depth may be, from what the learner holds on.

    Args:
        state: The course.
        lesson: The slug of the lesson.
        path: The spot: ``reinforced`` and the concept.
        before: What of it is typed already: ``INTRODUCED ->``.

    Yields:
        What to type, and what it means.
    """
    if lesson is None or len(path) < 2 or (len(path) > 2 and path[2] != "depth"):
        return
    held = state.timeline.before(lesson, str(path[1]))
    start = held.depth if held else Depth.MENTIONED
    deeper = [depth for depth in Depth if depth > start]
    if before:
        yield from ((str(depth), "deeper than it is held") for depth in deeper)
        return
    yield str(start), "where it stays"
    yield from ((f"{start} -> {depth}", "from what is held") for depth in deeper)


def lessons_for(state: CourseState, file: str, kind: str, path: Path) -> Iterator[tuple[str, str]]:
    """Yield the slugs of lessons, modules or series that may be named, each with its title.

    Args:
        state: The course.
        file: The file's absolute path.
        kind: ``lesson``, ``module`` or ``series``.
        path: The spot.
    """
    course = state.course
    if path[0] in ("lessons", "modules", "series"):
        yield from ((slug, "not listed yet") for slug in _unlisted(state, file, kind))
    elif "acts" in path:
        for module in course.modules.values():
            if state.project.sources.homes.get(f"module:{module.id}", ("",))[0] == file:
                yield from ((each.id, each.title) for each in course.lessons_of(module))
    else:
        yield from ((slug, lesson.title) for slug, lesson in course.lessons.items())


def _unlisted(state: CourseState, file: str, kind: str) -> Iterator[str]:
    """Yield the slugs of parts that lie beside a file and that nobody lists."""
    folder = Folder(os.path.dirname(file), str(state.project.root))  # noqa: PTH120
    there = folder.slugs if kind == "lesson" else folder.folders_with(kind)
    homes = state.project.sources.homes
    own = os.path.basename(file).partition(".")[0]  # noqa: PTH119
    yield from (slug for slug in there if slug != own and f"{kind}:{slug}" not in homes)


def claims_for(state: CourseState, lesson: str | None) -> Iterator[tuple[str, str]]:
    """Yield the ids of claims, those of a lesson first, each with its statement.

    Args:
        state: The course.
        lesson: The slug of the lesson whose file is looked at, if it is one.
    """
    claims = state.course.claims.items()
    own = {name: claim for name, (claim, home) in claims if home.id == lesson}
    others = {name: claim for name, (claim, _home) in claims if name not in own}
    yield from ((name, claim.statement) for name, claim in (own | others).items())
