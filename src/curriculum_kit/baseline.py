"""The baseline of a course that adopts the kit late: findings that are counted and do not fail.

It is a text file that people review and git merges: a heading, then one line a finding, sorted,
with nothing in it that moves when lines do.

    # curriculum-kit baseline 1
    CUR101 adjacent-stretch 89ec8e2a513b1d3a lesson:batching-and-sgd lesson:computational-graphs
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from curriculum_kit.findings import Finding, fingerprint_of
from curriculum_kit.rules.reading import STOPPING

HEADING = "# curriculum-kit baseline 1"
_REMARK = "# Written by 'curriculum validate --update-baseline'; a line may be taken out by hand."
_LINE = re.compile(
    r"(?P<code>\S+) (?P<rule>\S+) (?P<fingerprint>[0-9a-f]{16})(?P<subjects>( \S+)+)"
)


class BaselineError(Exception):
    """A file is no baseline, or a damaged one; the message says where and why."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One finding of a baseline.

    Attributes:
        code: The rule's code.
        subjects: What the finding is about, and the other ids that identify it.
        rule: The rule's name, for people to read.
    """

    code: str
    subjects: tuple[str, ...]
    rule: str

    @classmethod
    def of(cls, finding: Finding) -> Entry:
        """Return the entry of a finding.

        Args:
            finding: The finding.
        """
        return cls(finding.code, finding.subjects, finding.rule)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the finding."""
        return fingerprint_of(self.code, self.subjects)

    def __str__(self) -> str:
        """Return the entry as a line of the file."""
        subjects = " ".join(map(_escaped, self.subjects))
        return f"{self.code} {self.rule} {self.fingerprint} {subjects}"


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings held against a baseline.

    Attributes:
        open: Those that are not in it, and those that no baseline can hold.
        known: Those that are in it.
        outdated: Its entries that no longer occur.
        entries: What the baseline would hold if it were written now: every finding that it can
            hold, and the entries of rules that did not run, of which nothing is known.
    """

    open: tuple[Finding, ...]
    known: tuple[Finding, ...]
    outdated: tuple[Entry, ...]
    entries: tuple[Entry, ...]


def compared(
    findings: Sequence[Finding],
    baseline: Collection[Entry],
    *,
    silent: Callable[[str], bool],
    broken: bool,
) -> Compared:
    """Hold findings against a baseline.

    While a part of the course cannot be read, the findings that may be the reason are open whatever
    the baseline holds: the gate is closed then, and must say why. And as any entry may be about the
    part that is missing, none is called outdated.

    Args:
        findings: What stands in the course, waived findings left out.
        baseline: The entries.
        silent: Tells whether the rule of a code was not asked, so that no finding says nothing.
        broken: Whether a part of the course could not be read.
    """
    prints = {entry.fingerprint for entry in baseline}
    fit = [found for found in findings if not (broken and found.rule in STOPPING)]
    fitting = {found.fingerprint for found in fit}
    absent = {entry for entry in baseline if entry.fingerprint not in fitting}
    kept = {entry for entry in absent if broken or silent(entry.code)}
    held = prints & fitting
    return Compared(
        open=tuple(found for found in findings if found.fingerprint not in held),
        known=tuple(found for found in findings if found.fingerprint in held),
        outdated=tuple(sorted(absent - kept)),
        entries=tuple(sorted({*map(Entry.of, fit), *kept})),
    )


def baseline_text(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline file.

    Args:
        entries: What it holds.
    """
    return "\n".join((HEADING, _REMARK, *map(str, sorted(set(entries))))) + "\n"


def entries_in(text: str) -> frozenset[Entry]:
    """Read the text of a baseline file.

    Args:
        text: The text.

    Raises:
        BaselineError: It is not that of a baseline, or damaged.
    """
    lines = text.splitlines()
    if not lines or lines[0] != HEADING:
        raise BaselineError(f"it does not begin with '{HEADING}'")
    return frozenset(
        _entry(line, number)
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("#")
    )


def _entry(line: str, number: int) -> Entry:
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise BaselineError(f"line {number} is not of the form CODE RULE FINGERPRINT SUBJECT ...")
    try:
        subjects = tuple(map(_plain, parts["subjects"].split()))
    except ValueError:
        raise BaselineError(f"line {number} holds a subject that cannot be read") from None
    entry = Entry(parts["code"], subjects, parts["rule"])
    if entry.fingerprint != parts["fingerprint"]:
        raise BaselineError(
            f"line {number} has another fingerprint than {entry.code} has for its subjects"
        )
    return entry


def _escaped(subject: str) -> str:
    """Write a subject as one word of printable ASCII, whatever is in it."""
    return json.dumps(subject)[1:-1].replace(" ", r"\u0020")


def _plain(word: str) -> str:
    return str(json.loads(f'"{word}"'))
