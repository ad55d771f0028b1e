"""Lessons that the rest of a course names otherwise than its lists do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from curriculum_kit.model.authored import identified
from curriculum_kit.model.course import Course
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.module import Module, Narrative

Home = TypeVar("Home", Module, Lesson)


def with_lessons_renamed(course: Course, names: Mapping[str, str]) -> Course:
    """Let everything that names a lesson as its module lists it name the lesson that was found.

    The slip is reported where the lesson is listed. Its author knows the lesson by one of the two
    names and uses that one elsewhere too: nothing there is wrong.

    Args:
        course: The course.
        names: The slugs of lessons that were found, by those they are listed under.

    Returns:
        The course with the acts and misconceptions that name such a lesson changed.
    """
    if not names:
        return course
    modules = {slug: _told(_home(module, names), names) for slug, module in course.modules.items()}
    lessons = {slug: _home(lesson, names) for slug, lesson in course.lessons.items()}
    return replace(course, modules=modules, lessons=lessons)


def lessons_named(course: Course) -> Iterator[str]:
    """Yield the slugs of the lessons that acts tell or misconceptions say they are addressed in.

    Args:
        course: The course.
    """
    for module in course.modules.values():
        for act in module.narrative.acts if module.narrative else ():
            yield from act.lessons
    for misconception, _home in course.misconceptions():
        yield from misconception.addressed_in


def _told(module: Module, names: Mapping[str, str]) -> Module:
    narrative = module.narrative
    if narrative is None or not any(set(names) & set(act.lessons) for act in narrative.acts):
        return module
    acts = tuple(replace(act, lessons=_meant(act.lessons, names)) for act in narrative.acts)
    told = Narrative(premise=narrative.premise, acts=acts)
    return identified(replace(module, narrative=told), module.id)


def _home(home: Home, names: Mapping[str, str]) -> Home:
    changed = {
        name: _addressed(misconception, names)
        for name, misconception in home.misconceptions.items()
        if set(names) & set(misconception.addressed_in)
    }
    if not changed:
        return home
    return identified(replace(home, misconceptions={**home.misconceptions, **changed}), home.id)


def _addressed(misconception: Misconception, names: Mapping[str, str]) -> Misconception:
    return replace(misconception, addressed_in=_meant(misconception.addressed_in, names))


def _meant(slugs: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(slug, slug) for slug in slugs)
