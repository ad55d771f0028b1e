"""What must hold of a course before a part of it is renamed or moved."""

from __future__ import annotations

import os

from curriculum_kit.model.authored import is_slug
from curriculum_kit.model.parts import PARTS
from curriculum_kit.refactoring.kinds import FILED, RESERVED
from curriculum_kit.refactoring.names import Name, Role, references
from curriculum_kit.refactoring.plan import RefusedError, UnfitCourseError
from curriculum_kit.source.devices import WHY_NOT, is_device
from curriculum_kit.source.folder import SUFFIX
from curriculum_kit.source.nearest import nearest, offered
from curriculum_kit.source.paths import shown
from curriculum_kit.source.project import Project


def require_traceable(project: Project, kind: str, old: str) -> tuple[Name, ...]:
    """Refuse a part of which some mention may be missed: not there, there twice, or unreadable.

    Args:
        project: The course.
        kind: What it is.
        old: Its id.

    Returns:
        Every spot at which it is named.

    Raises:
        RefusedError: With what to do.
    """
    known = project.course.parts.get(kind, {})
    if kind not in PARTS or old not in known:
        advice = offered(nearest(old, known), f"'curriculum show' shows a {kind}.")
        raise RefusedError(f"there is no {kind} '{old}'. {advice}")
    if f"{kind}:{old}" not in project.sources.homes:
        raise UnfitCourseError(f"{kind} '{old}' is listed, but it is not there")
    names = references(project, kind, old)
    written = [name for name in names if name.role is Role.DEFINITION]
    if len(written) > 1:
        where = " and ".join(f"'{os.path.basename(each.place.file)}'" for each in written)  # noqa: PTH119
        raise UnfitCourseError(
            f"there are two {kind}s '{old}', in {where}: give one another id by hand"
        )
    for file, content in project.sources.documents.contents():
        document = project.sources.document(file)
        if old.encode() in content and document is not None and document.broken:
            raise UnfitCourseError(
                f"'{shown(file)}' names '{old}' and cannot be read: mend it first"
            )
    closed = sorted(subject for subject in project.broken if subject.endswith(":*"))
    if closed and closed != ["demos:*"]:
        raise UnfitCourseError(
            f"a part of the course cannot be read, and may name '{old}': "
            "'curriculum validate' says which"
        )
    return names


def require_free(project: Project, kind: str, old: str, new: str) -> None:
    """Refuse an id that a part cannot get.

    Args:
        project: The course.
        kind: What it is.
        old: The id it has.
        new: The id it is to get.

    Raises:
        RefusedError: With what to do.
    """
    if not is_slug(new):
        raise RefusedError(
            f"'{new}' cannot be an id: ids are made of lower-case letters and digits, "
            "with single hyphens between words"
        )
    if is_device(new):
        raise RefusedError(f"'{new}' cannot be an id: {WHY_NOT}")
    if new == old:
        raise RefusedError(f"{kind} '{old}' has that id already")
    if new in project.course.parts.get(kind, {}) or references(project, kind, new):
        raise RefusedError(f"there is a {kind} '{new}' already, or something names one")
    if kind in FILED:
        target = renamed_path(project, kind, old, new)
        if new == RESERVED.get(kind) or os.path.lexists(target):
            raise RefusedError(
                f"'{shown(target)}' is there already, and is no {kind}: choose another id"
            )


def path_of(project: Project, kind: str, slug: str) -> str:
    """Return the file of a lesson, or the folder of a module or series.

    Args:
        project: The course.
        kind: One of FILED.
        slug: The part's id.
    """
    file, _home = project.sources.homes[f"{kind}:{slug}"]
    return file if kind == "lesson" else os.path.dirname(file)  # noqa: PTH120


def renamed_path(project: Project, kind: str, old: str, new: str) -> str:
    """Return the path that a lesson's file, or a module's or series' folder, gets with another id.

    Args:
        project: The course.
        kind: One of FILED.
        old: The id it has.
        new: The id it gets.
    """
    folder = os.path.dirname(path_of(project, kind, old))  # noqa: PTH120
    return os.path.join(folder, new + (SUFFIX if kind == "lesson" else ""))  # noqa: PTH118
