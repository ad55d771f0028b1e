"""Lessons whose files lie in another folder than their module's: one slip, to be said once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace

from curriculum_kit.findings import Note, Problem
from curriculum_kit.places import Place
from curriculum_kit.source.folder import SUFFIX, Folder
from curriculum_kit.source.sources import START, Sources

Named = tuple[str, Problem]


def with_misplaced(problems: Iterable[Named], sources: Sources, root: Folder) -> list[Named]:
    """Join what is said of a lesson that is missing in one folder and lies in another.

    Args:
        problems: What is wrong with the lists and folders, each with the name of its rule.
        sources: Where the lists are.
        root: The course's folder.

    Returns:
        The problems; for such a lesson only that it is listed where its file is not.
    """
    found = list(problems)
    missing = {
        problem.subjects[0].removeprefix("lesson:"): at
        for at, (rule, problem) in enumerate(found)
        if rule == "missing-file" and problem.subjects[0].startswith("lesson:")
    }
    said: set[int] = set()
    for at, (rule, problem) in enumerate(found):
        file = _lesson_file(problem, root) if rule == "unlisted-file" else None
        slug = os.path.basename(file or "").removesuffix(SUFFIX)  # noqa: PTH119  # as folders do
        if file is not None and slug in missing:
            place = missing[slug]
            found[place] = (found[place][0], _joined(found[place][1], file, sources, root))
            said.add(at)
    return [each for at, each in enumerate(found) if at not in said]


def _lesson_file(problem: Problem, root: Folder) -> str | None:
    """Return the file that nobody lists; of a folder, the only one in it."""
    if not isinstance(problem.where, Place):
        return None
    path = problem.where.file
    if not problem.subjects[0].startswith("folder:"):
        return path
    folder = Folder(path, root.root)
    alone = len(folder.slugs) == 1 and not folder.folders_with_yaml
    return folder.file(folder.slugs[0]) if alone else None


def _joined(missing: Problem, file: str, sources: Sources, root: Folder) -> Problem:
    slug = missing.subjects[0].removeprefix("lesson:")
    listed_in, _ = sources.homes[missing.subjects[1]]
    wanted = os.path.join(os.path.dirname(listed_in), slug + SUFFIX)  # noqa: PTH118, PTH120
    lies, belongs = (
        os.path.relpath(each, root.path).replace(os.sep, "/") for each in (file, wanted)
    )
    return replace(
        missing,
        message=f"lesson '{slug}' is listed here, but its file lies elsewhere: '{lies}'",
        notes=(Note("it lies here", Place(file, START)),),
        help=f"Move it to '{belongs}'.",
    )
