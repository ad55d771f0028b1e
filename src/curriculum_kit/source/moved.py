"""Files and folders looked at as if they had been moved, to judge a move beforehand."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Moves:
    """What is to be taken as lying elsewhere than on disk.

    Attributes:
        targets: By the absolute path of a file or folder on disk, the one it is taken to have.
    """

    targets: Mapping[str, str] = field(default_factory=dict)

    def origin(self, path: str) -> str:
        """Return where on disk that lies which is taken to lie at a path.

        Args:
            path: An absolute path.
        """
        for old, new in self.targets.items():
            if path == new or path.startswith(new + os.sep):
                return old + path[len(new) :]
        return path

    def target(self, path: str) -> str:
        """Return the path that something on disk is taken to have.

        Args:
            path: An absolute path.
        """
        for old, new in self.targets.items():
            if path == old or path.startswith(old + os.sep):
                return new + path[len(old) :]
        return path

    def entries(self, folder: str, found: Mapping[str, bool]) -> Mapping[str, bool]:
        """Return what is taken to be in a folder.

        Args:
            folder: The absolute path that the folder is taken to have.
            found: What is in it on disk, by name, and whether it is a folder.
        """
        if not self.targets:
            return found
        here = self.origin(folder)
        left = {
            name: is_folder
            for name, is_folder in found.items()
            if os.path.join(here, name) not in self.targets  # noqa: PTH118  # as folders do
        }
        come = {
            os.path.basename(new): os.path.isdir(old)  # noqa: PTH112, PTH119
            for old, new in self.targets.items()
            if os.path.dirname(new) == folder  # noqa: PTH120
        }
        return dict(sorted({**left, **come}.items()))


NOTHING_MOVED = Moves()
