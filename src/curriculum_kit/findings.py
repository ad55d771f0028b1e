"""What a check has to say: problems as they are found, findings as they are reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from curriculum_kit.counting import counted

Path = tuple[str | int, ...]


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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file, from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a named file.

    Attributes:
        file: Absolute path of the file.
        span: Where in it.
    """

    file: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pointer:
    """A spot in the course, named by what it is rather than by file and line.

    Attributes:
        subject: ``kind:id``, for example ``lesson:optimizers``; the course itself is ``course``.
        path: Keys and list positions inside the subject's YAML: ``("new", "momentum")``.
        key: Whether the key is meant rather than the value under it.
    """

    subject: str
    path: Path = ()
    key: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Another spot that explains a problem: "first taught here"."""

    message: str
    where: Pointer | Place


@dataclass(frozen=True, slots=True)
class Rename:
    """Another key in place of the one at a spot."""

    where: Pointer | Place
    key: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another value in place of the one at a spot, as YAML."""

    where: Pointer | Place
    value: str


@dataclass(frozen=True, slots=True)
class Remove:
    """An entry of a mapping or an item of a list less; with the last one its parent goes too."""

    where: Pointer


@dataclass(frozen=True, slots=True)
class Enter:
    """One more entry at the end of a mapping, which is made if the subject has none.

    Attributes:
        where: The mapping.
        key: The entry's key.
        value: Its value, as YAML.
        after: The key of the subject that a mapping made for it follows.
    """

    where: Pointer
    key: str
    value: str
    after: str | None = None


Change = Rename | Rewrite | Remove | Enter


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way out that a program can take without asking: it loses nothing that an author meant.

    Attributes:
        message: What it does, as an order: "Write MENTIONED -> DEVELOPED".
        changes: What is changed, all of it or nothing.
    """

    message: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a file, and the text to put there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy with its places found.

    Attributes:
        message: What it does.
        edits: The texts to replace, by file and place.
    """

    message: str
    edits: tuple[Edit, ...]


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
