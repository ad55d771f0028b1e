"""Files turned into parts of a course, with whatever is wrong with them and what is lost by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from curriculum_kit.findings import Problem
from curriculum_kit.source.complaints import closed, names_a_severity, of_fault
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.kept import Content
from curriculum_kit.source.reader import Value
from curriculum_kit.source.repairs import Repairs
from curriculum_kit.source.schema import WHOLE, Entity, Shape
from curriculum_kit.source.sources import Sources


class Entities:
    """Reads the files of one course.

    Attributes:
        root: The course's folder.
        sources: Every file read, and the spot where each part is written.
        problems: What is wrong with the files, by the name of the rule.
        broken: Subjects of which something is missing, with the keys it is missing under.
    """

    def __init__(self, root: str, documents: Documents | None = None) -> None:
        """Start with nothing read.

        Args:
            root: Absolute path of the course's folder.
            documents: The files under it; None for those on disk.
        """
        documents = documents or Documents(root)
        kept = documents.kept
        self.root = kept.folder(root) if kept else Folder(root, root, documents.moves)
        self.sources = Sources(self.root.file("curriculum"), documents)
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
        entity = self._sound(shape, data, subject)
        if entity is not None:
            return entity
        # Only for a mistake: to load what words it takes half as long as Python takes to start.
        from curriculum_kit.source.hindsight import in_its_text  # noqa: PLC0415
        from curriculum_kit.source.recovery import remedy_of, validated  # noqa: PLC0415

        outcome = validated(shape, data, subject)
        for mistake in outcome.mistakes:
            # Placed now: afterwards the subject's paths mean the repaired value.
            place = self.sources.place(mistake.problem.where)
            document = self.sources.document(place.file)
            problem = in_its_text(mistake.problem, place, document)
            problem = replace(problem, remedy=remedy_of(mistake, place))
            self.problems[mistake.rule].append(problem)
        if outcome.repairs:
            file, home = self.sources.homes[subject]
            self.sources.repairs.setdefault(file, Repairs()).add(outcome.repairs, home)
        if outcome.lost:
            self.broken[subject] = outcome.lost
        return outcome.entity

    def _sound(self, shape: Shape[Entity], data: Value, subject: str) -> Entity | None:
        kept = self.sources.documents.kept
        if kept is None:
            return shape.sound(data)
        return kept.part(subject, data, shape.sound)

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
