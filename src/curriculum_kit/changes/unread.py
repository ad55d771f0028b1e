"""What of a version could not be read, and where that shows."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.changes.revision import Version
from curriculum_kit.places import Place, Pointer
from curriculum_kit.rules.reading import STOPPING
from curriculum_kit.source.schema import WHOLE


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a version that could not be read, and so was not compared.

    Attributes:
        version: The version.
        subject: The part, ``kind:id``; ``kind:*`` if nobody can tell which ones are missing.
        keys: What of it is missing; WHOLE if all is.
    """

    version: Version
    subject: str
    keys: frozenset[str]

    @property
    def what(self) -> str:
        """The part in a message: ``lesson:slopes (minutes)``."""
        keys = "" if self.keys == WHOLE else f" ({', '.join(sorted(self.keys))})"
        return f"{self.subject}{keys}"

    @property
    def place(self) -> Place:
        """Where the first thing stands that kept it from being read; else where the part does."""
        anything = self.subject.endswith(":*")
        for rule, problems in self.version.project.reading.items():
            for problem in problems if rule in STOPPING else ():
                about = problem.subjects[0]
                of_files = about.startswith(("file:", "folder:"))
                if about == self.subject or (anything and of_files):
                    return self.version.place(problem.where)
        return self.version.place(Pointer(self.subject))
