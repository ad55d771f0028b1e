"""Files turned into parts of a course, with whatever is wrong with them and what is lost by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from curriculum_kit.findings import Problem
from curriculum_kit.source.complaints import closed, names_a_severity, of_fault
from curriculum_kit.source.documents import Content, Documents
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.reader import Value
from curriculum_kit.source.recovery import WHOLE, remedy_of, validated
from curriculum_kit.source.repairs import Repairs
from curriculum_kit.source.schema import Entity, Shape
from curriculum_kit.source.sources import Sources


class Entities:
    """Reads the files of one course.

    Attributes:
        root: The course's folder.
        sources: Every file read, and the spot where each part is written.
        problems: What is wrong with the files, by the name of the rule.
        broken: Subjects of which something is missing, with the keys it is missing under.
    """

    def __init__(self, root: str, overlay: Mapping[str, bytes] | None = None) -> None:
        """Start with nothing read.

        Args:
            root: Absolute path of the course's folder.
            overlay: What to take a file to hold, by absolute path, instead of what is on disk.
        """
        self.root = Folder(root, root)
        self.sources = Sources(self.root.file("curriculum"), Documents(root, overlay))
        self.problems: defaultdict[str, list[Problem]] = defaultdict(list)
        self.broken: dict[str, frozenset[str]] = {}

    def entity(self, shape: Shape[Entity], file: str, subject: str) -> Entity | None:
        """Read a file that holds one entity.

        Args:
            shape: What the file should hold.
            file: Its absolute path.
            subject: What it is: ``lesson:optimizers``.

        Returns:
            The entity; None if nothing could be made of the file.
        """
        self.sources.homes[subject] = (file, ())
        content = self.content(file, subject, subject)
        return None if content.broken else self.validated(shape, content.data, subject)

    def content(self, file: str, subject: str, lost: str) -> Content:
        """Read a file, and note what is lost if it is broken.

        Args:
            file: Its absolute path.
            subject: What is at fault then.
            lost: The subject that is lost with it.
        """
        content = self.sources.documents.content(file)
        for fault in content.faults:
            if not (file == self.sources.manifest and names_a_severity(fault)):
                self.problems[fault.rule].append(of_fault(fault, file, subject))
        if content.broken:
            self.broken[lost] = WHOLE
        elif lost != subject and not isinstance(content.data, dict | None):
            self.broken[lost] = WHOLE
            self.problems["invalid-value"].append(
                Problem(
                    message="expected a mapping of concept ids to concepts",
                    where=self.sources.spot(file, ()),
                    subjects=(subject,),
                )
            )
        return content

    def validated(self, shape: Shape[Entity], data: Value, subject: str) -> Entity | None:
        """Make an entity of data, and note what is wrong with them.

        Args:
            shape: What the data should be.
            data: Plain data as read.
            subject: What they are, whose place in the sources is known.

        Returns:
            The entity; None if nothing could be made of the data.
        """
        outcome = validated(shape, data, subject)
        for mistake in outcome.mistakes:
            # Placed now: afterwards the subject's paths mean the repaired value.
            place = self.sources.place(mistake.problem.where)
            problem = replace(mistake.problem, where=place, remedy=remedy_of(mistake, place))
            self.problems[mistake.rule].append(problem)
        if outcome.repairs:
            file, home = self.sources.homes[subject]
            self.sources.repairs.setdefault(file, Repairs()).add(outcome.repairs, home)
        if outcome.lost:
            self.broken[subject] = outcome.lost
        return outcome.entity

    def record(self, kind: str, ids: Iterable[str], file: str, key: str) -> None:
        """Record where the parts of an entity are written; the first of two wins.

        Args:
            kind: What the parts are: ``claim``.
            ids: Their ids.
            file: The file they are in.
            key: The key they are under.
        """
        for name in ids:
            self.sources.homes.setdefault(f"{kind}:{name}", (file, (key, name)))

    def is_closed(self, folder: Folder, *lost: str) -> bool:
        """Note that a folder cannot be looked into, if so.

        Args:
            folder: The folder.
            lost: The subjects that are lost with it.
        """
        if folder.closed is None:
            return False
        self.broken |= dict.fromkeys(lost, WHOLE)
        self.problems["unreadable-yaml"].append(closed(folder))
        return True
