"""Files in a course's folder that nothing lists: no part of the course, so a renaming passes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from curriculum_kit.refactoring.names import files_by_kind
from curriculum_kit.source.ahead import files_of
from curriculum_kit.source.document import Value
from curriculum_kit.source.folder import read_file
from curriculum_kit.source.paths import shown
from curriculum_kit.source.project import Project

NAMED: Final = 3
"""Files that are named where there are more."""


def left_alone(project: Project, name: str) -> tuple[str, ...]:
    """Say which files that nothing lists name a part of the course, and keep the old name.

    Args:
        project: The course.
        name: The part's id.

    Returns:
        A sentence for each file, and one for those that are too many to be named.
    """
    files = list(_naming(project, name))
    said = [
        f"'{shown(file)}' names '{name}' and is left as it is: nothing in the course lists it."
        for file in files[:NAMED]
    ]
    if len(files) > NAMED:
        said.append(f"So are {len(files) - NAMED} more files that nothing lists.")
    return tuple(said)


def _naming(project: Project, name: str) -> Iterator[str]:
    listed, root = files_by_kind(project), str(project.root)
    wanted = name.encode()
    for file in files_of(root):
        content = None if file in listed else project.sources.documents.raw(file)
        if content is not None and wanted in content:
            document = read_file(file, root)
            word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
            if word.search(document.text) if document.broken else _names(document.data, name):
                yield file


def _names(data: Value, name: str) -> bool:
    if isinstance(data, dict):
        return name in data or any(_names(value, name) for value in data.values())
    if isinstance(data, list):
        return any(_names(value, name) for value in data)
    return data == name
