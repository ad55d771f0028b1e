"""The folders that a course needs because of what it names: the registry's, and its demos'."""

from __future__ import annotations

import os

from curriculum_kit.findings import Problem
from curriculum_kit.model.course import Course
from curriculum_kit.places import Pointer
from curriculum_kit.source.fault import clipped
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.nearest import nearest

CONCEPTS = "concepts"


def registry_of(root: Folder) -> str:
    """Return the name of the folder that holds a course's registry.

    Args:
        root: The course's folder.

    Returns:
        ``concepts``; if there is none, the folder that was most likely meant.
    """
    if CONCEPTS in root.entries:
        return CONCEPTS
    series = root.folders_with("series")
    others = [name for name in root.folders_with_yaml if name not in series]
    return nearest(CONCEPTS, others) or CONCEPTS


def missing_registry(course: Course, root: Folder) -> Problem | None:
    """Describe a registry that is not where it should be.

    Args:
        course: The course.
        root: Its folder.

    Returns:
        The problem; None if the registry is there, or nothing names a concept.
    """
    found = registry_of(root)
    if found != CONCEPTS:
        message = f"there is no folder '{CONCEPTS}', and '{found}' is taken for it"
        advice = f"Rename '{found}' to '{CONCEPTS}'."
    elif course.concepts or not _names_a_concept(course):
        return None
    elif CONCEPTS in root.entries:
        message = f"the course names concepts, but the folder '{CONCEPTS}' describes none"
        advice = f"Describe every concept of the course in a YAML file in '{CONCEPTS}'."
    else:
        message = f"the course names concepts, but there is no folder '{CONCEPTS}'"
        advice = f"Make '{CONCEPTS}', and describe every concept of the course in YAML files there."
    return Problem(message, Pointer("course"), ("course", f"folder:{CONCEPTS}"), help=advice)


def missing_demos(folder: Folder, setting: str) -> Problem | None:
    """Describe a folder of demos that is none.

    Args:
        folder: Where claims have their demos.
        setting: How the course writes its path.

    Returns:
        The problem; None if there is such a folder.
    """
    if os.path.isdir(folder.path):  # noqa: PTH112  # a Path may raise
        return None
    shown = clipped(setting)
    is_file = os.path.lexists(folder.path)
    return Problem(
        message=f"claims name demos, but '{shown}' is no folder"
        if is_file
        else f"claims name demos, but there is no folder '{shown}'",
        where=Pointer("course", ("demos",)),
        subjects=("course", "folder:demos"),
        help="Set 'demos' to the folder of the demos, relative to this file; '../demos' is meant "
        "where it is not set.",
    )


def names_a_demo(course: Course) -> bool:
    """Tell whether a claim names a demo.

    Args:
        course: The course.
    """
    lessons = course.lessons.values()
    return any(claim.demo for lesson in lessons for claim in lesson.claims.values())


def _names_a_concept(course: Course) -> bool:
    return bool(course.outline.assumes) or any(
        lesson.new or lesson.reinforced or lesson.requires for lesson in course.lessons.values()
    )
