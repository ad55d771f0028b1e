"""Which claims may no longer be what they were at a revision of the course."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from curriculum_kit.evidence.dependencies import DemosFolder, is_data
from curriculum_kit.source.checkout import Checkout
from curriculum_kit.source.project import Project


def changed_claims(project: Project, revision: str) -> frozenset[str]:
    """Return the claims whose lesson file, demo, or anything the demo depends on has changed.

    What lies outside the repository cannot be compared, and counts as changed.

    Args:
        project: The course.
        revision: A git revision.

    Raises:
        GitError: The course lies in no repository, or there is no such revision.
    """
    checkout = Checkout.around(project.root)
    demos = DemosFolder(project.demos_folder)
    folders = (Path(os.path.realpath(project.root)), demos.folder)
    inside = [folder for folder in folders if checkout.holds(folder) and folder.is_dir()]
    difference = _Difference(checkout, checkout.changed_since(revision, inside))
    all_demos = difference.touches_data_of(demos.folder)
    found = set()
    for claim, lesson in project.course.claims.values():
        file, _path = project.sources.homes[f"lesson:{lesson.id}"]
        module = (claim.demo or "").partition(":")[0]
        sought = (str(demos.folder / name) for name in demos.dependencies(module).sought)
        if difference.touches((file,)) or (
            claim.demo and (all_demos or difference.touches(sought))
        ):
            found.add(claim.id)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Difference:
    checkout: Checkout
    paths: frozenset[str]

    def touches(self, files: Iterable[str]) -> bool:
        """Tell whether one of these files has changed, or the folder of another repository."""
        return any(self._has(Path(os.path.realpath(file))) or file in self.paths for file in files)

    def touches_data_of(self, folder: Path) -> bool:
        """Tell whether a file of the demos folder has changed that any demo may read."""
        if not self.checkout.holds(folder):
            return True
        return any(
            is_data(os.path.relpath(path, folder))
            for path in self.paths
            if Path(path).is_relative_to(folder)
        )

    def _has(self, file: Path) -> bool:
        if not self.checkout.holds(file):
            return True
        return any(str(path) in self.paths for path in (file, *file.parents))
