"""From a folder to a course: every file read, whatever is wrong with it named and placed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum_kit.findings import Problem
from curriculum_kit.model.course import Course
from curriculum_kit.source.assembly import Assembly
from curriculum_kit.source.demo_file import read_demo_file
from curriculum_kit.source.demos import DemoIndex, find_demos
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.schema import WHOLE
from curriculum_kit.source.sources import Sources
from curriculum_kit.source.whereabouts import course_at


@dataclass(frozen=True)
class Project:
    """A course as it stands on disk.

    Attributes:
        root: The course's folder.
        course: What could be read of it.
        sources: Where everything is written.
        reading: What is wrong with its files, by the name of the rule.
        broken: Subjects of which something could not be read, with the keys it is missing under;
            WHOLE where all of it is.
    """

    root: Path
    course: Course
    sources: Sources
    reading: Mapping[str, tuple[Problem, ...]]
    broken: Mapping[str, frozenset[str]]

    @property
    def lacks_a_part(self) -> bool:
        """Whether a part of the course could not be read at all."""
        return any(keys == WHOLE for keys in self.broken.values())

    @property
    def demos_folder(self) -> Path:
        """The folder of the demos behind the claims."""
        # Not Path.resolve, which raises on a link to itself.
        return Path(os.path.realpath(self.root / self.course.outline.demos))

    @property
    def folders(self) -> tuple[Path, Path]:
        """The folders that hold all its files: its own, and that of its demos."""
        return self.root, self.demos_folder

    @cached_property
    def demos(self) -> DemoIndex:
        """The demos in that folder, found by reading their source."""
        documents = self.sources.documents
        read = documents.kept.demo_module if documents.kept else read_demo_file
        return find_demos(self.demos_folder, documents.overlay, documents.moves, read)


def load_course(root: Path, documents: Documents | None = None) -> Project:
    """Read a course.

    Args:
        root: The folder that holds ``curriculum.yaml``.
        documents: The files under it, where reading them has begun or some are to be taken for
            others; None for those on disk.

    Returns:
        The course, complete or not, with everything that is wrong with its files.

    Raises:
        CourseNotFoundError: The folder holds no ``curriculum.yaml``, or cannot be read.
    """
    path = course_at(root)
    assembly = Assembly(str(path), documents)
    course = assembly.course()
    return Project(
        root=path,
        course=course,
        sources=assembly.sources,
        reading={rule: tuple(problems) for rule, problems in assembly.problems.items()},
        broken=assembly.broken,
    )
