"""A version of a course: a folder, or what a git revision holds, read with today's code."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from curriculum_kit.findings import Finding
from curriculum_kit.output.repository import Repository
from curriculum_kit.places import Place, Pointer
from curriculum_kit.source.checkout import Checkout
from curriculum_kit.source.folder import read_file
from curriculum_kit.source.history import write_out
from curriculum_kit.source.project import Project, load_course
from curriculum_kit.source.whereabouts import DEMOS, MANIFEST

WORKING_TREE = "the working tree"


@dataclass(frozen=True)
class Version:
    """One version of a course.

    Attributes:
        label: What people call it: a revision, a folder's path, ``the working tree``.
        project: The course as it stood.
        commit: The commit that the revision means; None for a folder.
        written: Where the files of a commit were written.
        home: The folder that this stands for, so that places name files as authors know them.
    """

    label: str
    project: Project
    commit: str | None = None
    written: str = ""
    home: str = ""

    def place(self, where: Pointer | Place) -> Place:
        """Return the place of a spot, in the file as authors know it.

        Args:
            where: The spot, or a place in what was written out.
        """
        place = self.project.sources.place(where)
        if self.commit is None or not place.file.startswith(self.written + os.sep):
            return place
        return replace(place, file=self.home + place.file.removeprefix(self.written))

    @property
    def root(self) -> Path:
        """The course's folder as authors know it, which need not be there any more."""
        folder = str(self.project.root)
        return Path(self.home + folder.removeprefix(self.written)) if self.commit else Path(folder)

    @cached_property
    def repository(self) -> Repository:
        """The repository that the course lies in, for paths that mean the same to all."""
        return Repository.around(self.root)

    def placed(self, finding: Finding) -> Finding:
        """Return a finding with its places in the files as authors know them.

        Args:
            finding: A finding about this version.
        """
        related = tuple(replace(each, place=self.place(each.place)) for each in finding.related)
        return replace(finding, place=self.place(finding.place), related=related)


class NoCourseThereError(Exception):
    """A revision holds no course; the message says so."""


@contextmanager
def version_at(revision: str, course: Path) -> Iterator[Version]:
    """Read a course as a git revision has it; what is written for that is taken away at the end.

    Args:
        revision: A branch, a tag or a commit.
        course: The course's folder in the working tree.

    Raises:
        GitError: There is no such revision, or no repository.
        NoCourseThereError: There is no course at that place in it.
    """
    folder = Path(os.path.realpath(course))
    checkout = Checkout.around(folder)
    commit = checkout.commit_of(revision)
    with tempfile.TemporaryDirectory(prefix="curriculum-") as written:
        into = Path(os.path.realpath(written))
        inside = folder.relative_to(checkout.root)
        there = into / inside
        write_out(checkout, commit, [folder], into)
        if not (there / MANIFEST).is_file():
            message = (
                f"'{revision}' holds no course in '{inside.as_posix()}'. "
                "Compare with a revision that does, or with a folder."
            )
            raise NoCourseThereError(message)
        demos = Path(os.path.realpath(folder / _demos_of(there)))
        if checkout.holds(demos) and not demos.is_relative_to(folder):
            around = folder.parent
            if demos != around and demos.is_relative_to(around):  # as the reader will have it
                write_out(checkout, commit, [demos], into)
        yield Version(revision, load_course(there), commit, str(into), checkout.root)


def _demos_of(course: Path) -> str:
    """Return the demos folder that a manifest names, as far as it can be read."""
    data = read_file(str(course / MANIFEST), str(course)).data
    named = data.get("demos") if isinstance(data, Mapping) else None
    return named if isinstance(named, str) and "\0" not in named else DEMOS
