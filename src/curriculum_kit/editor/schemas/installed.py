"""The schemas in a course's folder, and the comments in its files that name them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from curriculum_kit.editor.schemas.documents import schema_of
from curriculum_kit.editor.schemas.ids import ids_of
from curriculum_kit.editor.schemas.kinds import FILE_KINDS
from curriculum_kit.editor.schemas.modeline import with_modeline
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.needed import CONCEPTS
from curriculum_kit.source.project import Project

FOLDER: Final = "schemas"
"""Where the schemas lie, in the course's folder."""


def installed(project: Project, rules: Sequence[AnyRule]) -> dict[Path, bytes]:
    """Return the schemas of a course and its files with the comments that name them.

    Args:
        project: The course.
        rules: The rules there are.

    Returns:
        What each file should hold; the schemas' folder may be missing.

    Raises:
        OSError: A file of the course is gone, or can no longer be read.
    """
    ids = ids_of(project.course)
    schemas = {
        _schema(project, kind.name): schema_of(kind, rules, ids).encode() for kind in FILE_KINDS
    }
    return schemas | dict(_with_modelines(project))


def _schema(project: Project, kind: str) -> Path:
    return Path(os.path.realpath(project.root)) / FOLDER / f"{kind}.json"


def _with_modelines(project: Project) -> Iterator[tuple[Path, bytes]]:
    for kind, file in _files(project):
        path = Path(os.path.realpath(file))  # what a link leads to, from which the path must lead
        relative = os.path.relpath(_schema(project, kind), path.parent)
        yield path, with_modeline(path.read_bytes(), Path(relative).as_posix())


def _files(project: Project) -> Iterator[tuple[str, str]]:
    """Yield every file that could be read as a part of the course, with its kind."""
    missing = {subject for subject in project.broken if not _is_there(project, subject)}
    for subject, (file, _path) in project.sources.homes.items():
        kind = subject.partition(":")[0]
        if kind in ("course", "series", "module", "lesson") and subject not in missing:
            yield kind, file
    registry = Folder(str(project.root), str(project.root)).folder(CONCEPTS)
    yield from (("concepts", registry.file(slug)) for slug in registry.slugs)


def _is_there(project: Project, subject: str) -> bool:
    file, _path = project.sources.homes.get(subject, ("", ()))
    return os.path.isfile(file)  # noqa: PTH113  # a Path may raise
