"""A lesson moved to another place in the course, and what that would change for the learner."""

from __future__ import annotations

import os
from dataclasses import dataclass

from curriculum_kit.check import check
from curriculum_kit.findings import Finding
from curriculum_kit.model.module import Module
from curriculum_kit.refactoring.conditions import require_traceable
from curriculum_kit.refactoring.judging import Judge
from curriculum_kit.refactoring.module_lists import ModuleLists, Target
from curriculum_kit.refactoring.plan import (
    Contents,
    Plan,
    RefusedError,
    UnfitCourseError,
    contents,
    edited,
    sorted_edits,
)
from curriculum_kit.report import appeared
from curriculum_kit.source.folder import SUFFIX
from curriculum_kit.source.moved import Moves
from curriculum_kit.source.nearest import did_you_mean
from curriculum_kit.source.paths import shown
from curriculum_kit.source.project import Project


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a move would change in what is said about the course.

    Attributes:
        plan: The move.
        made: Its edits.
        appeared: Findings that there would be.
        vanished: Findings that there would no longer be.
    """

    plan: Plan
    made: Contents
    appeared: tuple[Finding, ...]
    vanished: tuple[Finding, ...]


def target_of(
    project: Project, *, after: str | None, before: str | None, module: str | None
) -> Target:
    """Find the place that a call means.

    Args:
        project: The course.
        after: The lesson to go behind, if any.
        before: The lesson to go before, if any.
        module: The module to go into, if any; at its end, if no lesson is named.

    Raises:
        RefusedError: There is no such place.
    """
    course = project.course
    anchor = after if after is not None else before
    if module is not None and module not in course.modules:
        advice = did_you_mean(module, course.modules)
        raise RefusedError(f"there is no module '{module}'. {advice or ''}".rstrip())
    if anchor is None:
        if module is None:
            raise RefusedError("no place is given for the lesson")
        listed = course.modules[module].lessons
        return Target(module, listed[-1] if listed else None)
    home = course.module_of.get(anchor)
    if home is None:
        advice = did_you_mean(anchor, course.lessons)
        raise RefusedError(f"there is no lesson '{anchor}'. {advice or ''}".rstrip())
    if module is not None and module != home.id:
        raise RefusedError(f"lesson '{anchor}' is not in module '{module}', but in '{home.id}'")
    return Target(home.id, anchor, before=after is None)


def forecast(project: Project, lesson: str, target: Target, judge: Judge = check) -> Forecast:
    """Say what moving a lesson would change, without writing anything.

    Args:
        project: The course.
        lesson: The lesson's slug.
        target: Where it goes.
        judge: Checks a course.

    Raises:
        RefusedError: It cannot be moved there.
    """
    plan = moving(project, lesson, target)
    made = contents(project, plan)
    became = edited(project, plan, made)
    if _order(became) != _wanted(project, lesson, target):
        raise UnfitCourseError(
            f"moving '{lesson}' would change more than its place: list the lessons of the modules "
            "one a line, each once"
        )
    old, new = judge(project), judge(became)
    lost = sorted(new.project.broken.keys() - old.project.broken.keys())
    if lost:
        raise UnfitCourseError(f"{', '.join(lost)} could not be read after moving '{lesson}'")
    return Forecast(plan, made, appeared(old, new), appeared(new, old))


def moving(project: Project, lesson: str, target: Target) -> Plan:
    """Find what moving a lesson changes, without checking the course afterwards.

    Args:
        project: The course.
        lesson: The lesson's slug.
        target: Where it goes.

    Raises:
        RefusedError: It cannot be moved there.
    """
    require_traceable(project, "lesson", lesson)
    source = project.course.module_of[lesson]
    goal = project.course.modules[target.module]
    _require_another_place(source, lesson, target)
    lists = ModuleLists(project, lesson, source, goal)
    edits, notes = lists.moved(target)
    moves = {}
    if source is not goal:
        file, _home = project.sources.homes[f"lesson:{lesson}"]
        folder = os.path.dirname(lists.file(goal))  # noqa: PTH120
        moves[file] = os.path.join(folder, lesson + SUFFIX)  # noqa: PTH118
        if os.path.lexists(moves[file]):
            raise UnfitCourseError(f"'{shown(moves[file])}' is there already: move it away first")
    return Plan(sorted_edits(edits), Moves(moves), notes)


def _require_another_place(source: Module, lesson: str, target: Target) -> None:
    others = [slug for slug in source.lessons if slug != lesson]
    here = source.lessons.index(lesson)
    is_there = target.beside == lesson
    if not is_there and target.module == source.id and target.beside is not None:
        is_there = others.index(target.beside) + (not target.before) == here
    if is_there:
        raise RefusedError(f"lesson '{lesson}' is there already")


def _order(project: Project) -> dict[str, list[str]]:
    """Return the lessons of each module."""
    return {slug: list(module.lessons) for slug, module in project.course.modules.items()}


def _wanted(project: Project, lesson: str, target: Target) -> dict[str, list[str]]:
    """Return the lessons of each module as they should be after the move."""
    order = _order(project)
    order[project.course.module_of[lesson].id].remove(lesson)
    goal = order[target.module]
    at = goal.index(target.beside) + (not target.before) if target.beside else 0
    goal.insert(at, lesson)
    return order
