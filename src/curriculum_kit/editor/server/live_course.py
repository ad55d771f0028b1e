"""One course that is being edited: read again at every change, from what has not changed."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from curriculum_kit.check import check
from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.remembering import Remembering
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.complaints import of_fault
from curriculum_kit.source.document import Document
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.folder import SUFFIX
from curriculum_kit.source.kept import Kept
from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.project import Project, load_course
from curriculum_kit.source.reader import read
from curriculum_kit.source.snapshot import Snapshot, Watched, snapshot
from curriculum_kit.source.whereabouts import usual_demos

GARBAGE_EVERY: Final = 50
"""Readings of a course."""


@dataclass(frozen=True, slots=True)
class Buffer:
    """What an editor holds of a file.

    Attributes:
        content: The text, encoded.
        version: The editor's number for it.
    """

    content: bytes
    version: int


class LiveCourse:
    """A course, and what was made of its files so far.

    Attributes:
        root: The course's folder.
    """

    def __init__(self, root: Path, rules: Sequence[AnyRule]) -> None:
        """Start with nothing read.

        Args:
            root: The course's folder, absolute.
            rules: The rules to check it by.
        """
        self.root = root
        self._rules = rules
        self._kept = Kept()
        self._demos = usual_demos(root)
        self._inquiry = Remembering()
        self._good: dict[str, bytes] = {}
        self._checked: dict[str, tuple[bytes, Document | None]] = {}
        self._reads = 0
        self._seen: Snapshot = {}
        self._must_look = True

    def read(
        self, buffers: Mapping[str, Buffer], superseded: Callable[[], bool] = lambda: False
    ) -> CourseState:
        """Read and check the course.

        Args:
            buffers: The open files, by absolute path; those of other courses do not matter.
            superseded: Tells whether the result is no longer wanted.

        Returns:
            What is known of it now.

        Raises:
            CourseNotFoundError: It is gone.
            SupersededError: The result is no longer wanted.
            PluginError: A rule of a plug-in fails.
        """
        if self._must_look:
            self._look_at_disk()
        overlay = {file: buffer.content for file, buffer in buffers.items()}
        broken = self._without_sense(overlay)
        project = _with_faults(self._load(overlay), broken)
        self._demos = project.demos_folder
        self._inquiry.superseded = superseded
        report = check(project, rules=self._rules, inquiry=self._inquiry)
        if broken:
            faults = {fault.rule for document in broken.values() for fault in document.faults}
            findings = tuple(
                finding
                for finding in report.findings
                if finding.place.file not in broken or finding.rule in faults
            )
            report = replace(report, findings=findings)
        versions = {file: buffer.version for file, buffer in buffers.items()}
        self._tidy()
        return CourseState(report, versions, broken)

    def look_again(self) -> None:
        """Have the files on disk looked at before the next reading: some may have changed."""
        self._must_look = True

    def holds(self, file: str) -> bool:
        """Tell whether a file is one of the course's, or of its demos.

        Args:
            file: Its absolute path.
        """
        folders = (self.root, self._demos)
        return any(file.startswith(str(folder) + os.sep) for folder in folders)

    def _look_at_disk(self) -> None:
        """Forget what was made of files that are no longer what they were."""
        self._must_look = False
        now = snapshot(Watched((self.root, self._demos)))
        files = now.keys() | self._seen.keys()
        self._kept.forget(file for file in files if now.get(file) != self._seen.get(file))
        self._seen = now

    def _load(self, overlay: Mapping[str, bytes]) -> Project:
        return load_course(self.root, Documents(str(self.root), overlay, kept=self._kept))

    def _without_sense(self, overlay: dict[str, bytes]) -> Mapping[str, Document]:
        """Find the open files that cannot be read, and take them for what they last were.

        A file in the midst of being edited is broken at every other keystroke. If the course were
        checked without it, findings would come and go all over the course.

        Args:
            overlay: What open files hold, by absolute path; changed.

        Returns:
            The broken ones for which there is something better, as they are.
        """
        broken = {}
        for file, content in list(overlay.items()):
            if not file.endswith(SUFFIX) or not self.holds(file):
                continue
            document = self._fault_in(file, content)
            if document is None:
                self._good[file] = content
            elif file in self._good:
                broken[file] = document
                overlay[file] = self._good[file]
        return broken

    def _fault_in(self, file: str, content: bytes) -> Document | None:
        """Return a file that cannot be read; None if it can."""
        known = self._checked.get(file)
        if known is not None and known[0] == content:
            return known[1]
        found = None
        if plain_data(content) is None:
            document = read(content)
            found = document if document.broken else None
        self._checked[file] = (content, found)
        return found

    def _tidy(self) -> None:
        """Look for garbage now and then, among what was made since the course was first read.

        Python would look through all of the course, for a second in a large one, at any time.
        """
        self._reads += 1
        if self._reads == 1:
            gc.collect()
            gc.freeze()
        elif self._reads % GARBAGE_EVERY == 0:
            gc.collect()


def _with_faults(project: Project, broken: Mapping[str, Document]) -> Project:
    """Add what is wrong with files that were taken for what they last were."""
    if not broken:
        return project
    subjects = {file: name for name, (file, home) in project.sources.homes.items() if not home}
    reading = dict(project.reading)
    for file, document in broken.items():
        for fault in document.faults:
            subject = subjects.get(file, f"file:{os.path.relpath(file, project.root)}")
            problem = of_fault(fault, file, subject)
            reading[fault.rule] = (*reading.get(fault.rule, ()), problem)
    return replace(project, reading=reading)
