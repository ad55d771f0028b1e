"""What a check has to say: problems as they are found, findings as they are reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from curriculum_kit.counting import counted
from curriculum_kit.places import Place, Pointer
from curriculum_kit.remedies import Fix, Remedy


class Severity(IntEnum):
    """How much a finding matters; only errors fail, and warnings under ``--strict``."""

    OFF = 0
    """The rule does not run."""
    INFO = 1
    """Worth knowing; nothing fails."""
    WARNING = 2
    """Should be looked at; fails under `--strict`."""
    ERROR = 3
    """The course falls short: exit status 1."""

    @property
    def label(self) -> str:
        """The severity as authors write it: ``warning``."""
        return self.name.lower()

    @classmethod
    def named(cls, label: str) -> Severity:
        """Return the severity of that label.

        Args:
            label: ``off``, ``info``, ``warning`` or ``error``.

        Raises:
            KeyError: There is no such severity.
        """
        return {severity.label: severity for severity in cls}[label]

    def counted(self, number: int) -> str:
        """Say how many findings of this severity there are: ``2 errors``, ``2 info``.

        Args:
            number: How many.
        """
        return counted(number, self.label, "info" if self is Severity.INFO else None)


@dataclass(frozen=True, slots=True)
class Note:
    """Another spot that explains a problem: "first taught here"."""

    message: str
    where: Pointer | Place


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, before severities, waivers and places are settled.

    Attributes:
        message: Names the thing, what is wrong, and what the learner holds there.
        where: The spot to mend.
        subjects: Ids that identify the problem over time; the first is the one it is about.
        notes: Other spots that explain it.
        help: What to do about it.
        severity: Used instead of the rule's default, where the course sets none. OFF where another
            rule speaks: then it is not reported, and all it does is to give a waiver its use.
        cause: What is to be mended, where it shows at several spots: only the first that is not
            waived is reported.
        remedy: A way out that ``--fix`` may take.
    """

    message: str
    where: Pointer | Place
    subjects: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    help: str | None = None
    severity: Severity | None = None
    cause: str | None = None
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """A note with its place found."""

    message: str
    subject: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem as it is reported.

    Attributes:
        code: The rule's stable code, ``CUR101``.
        rule: The rule's name, ``adjacent-stretch``.
        severity: As the course sets it.
        message: One line, complete in itself.
        subjects: What it is about, first, and the other ids that identify it.
        place: Where to look.
        related: Other places that explain it.
        help: The way out.
        waived: The reason it was waived for, or None.
        cause: What is to be mended, shared with findings of the rule that need no saying twice.
        fix: The edits that mend it, where it is safe to make them without asking.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    subjects: tuple[str, ...]
    place: Place
    related: tuple[Related, ...] = ()
    help: str | None = None
    waived: str | None = None
    cause: str | None = None
    fix: Fix | None = None

    @property
    def subject(self) -> str:
        """What the finding is about."""
        return self.subjects[0]

    def again(self, number: int) -> Finding:
        """Return the same finding told apart from others of its rule about the same subjects.

        Args:
            number: Which of them it is, from 1; the first keeps its fingerprint.
        """
        if number == 1:
            return self
        return replace(self, subjects=(*self.subjects, f"{_AGAIN}{number}"))

    @property
    def identity(self) -> tuple[str, ...]:
        """The rule and subjects, without what tells repeated findings apart."""
        return (self.code, *(word for word in self.subjects if not word.startswith(_AGAIN)))

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits made of rule and subjects, so that moved lines keep it."""
        return fingerprint_of(self.code, self.subjects)


_AGAIN = "again:"


def fingerprint_of(code: str, subjects: tuple[str, ...]) -> str:
    """Return the fingerprint of a finding.

    Args:
        code: The rule's code.
        subjects: What it is about, and the other ids that identify it.
    """
    import hashlib  # noqa: PLC0415  # a twentieth of a small run, and few reports print it

    identity = "\0".join((code, *subjects))
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
