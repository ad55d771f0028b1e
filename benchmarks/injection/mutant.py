"""A mutant: a base course with one defect, and the finding that is expected of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.injection.page import CLOSE, OPEN, Edit


@dataclass(frozen=True, slots=True)
class Mutant:
    """A defect.

    Attributes:
        rule: Name of the rule that should find it.
        subject: What the finding should be about.
        edits: What makes the defect, with marks around what should be underlined.
        what: The defect in a few words, to find the mutator again.
        also: Rules and subjects of findings that are true consequences of it.
    """

    rule: str
    subject: str
    edits: tuple[Edit, ...]
    what: str
    also: frozenset[tuple[str, str]] = frozenset()

    @property
    def files(self) -> frozenset[str]:
        """The files that it changes."""
        return frozenset(edit.file for edit in self.edits)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding is expected.

    Attributes:
        file: The file.
        line: The line, from 1.
        column: The column, from 1.
        text: What is underlined; None where only the start is known.
    """

    file: str
    line: int
    column: int
    text: str | None


class OverlapError(Exception):
    """Two edits change the same text, or two mutants stand in each other's way."""


def applied(files: Mapping[str, str], edits: Sequence[Edit]) -> tuple[dict[str, str], Spot]:
    """Make edits, and find the marked spot.

    Args:
        files: The texts of the base course, by file.
        edits: The edits; a file that is not there is made.

    Returns:
        The new texts of the files that are changed, and the spot.

    Raises:
        OverlapError: Two edits change the same text.
    """
    texts = {}
    spot = None
    for file in dict.fromkeys(edit.file for edit in edits):
        text = _edited(files.get(file, ""), [edit for edit in edits if edit.file == file])
        start = text.find(OPEN)
        if start >= 0:
            before = text[:start]
            rest, closed = text[start + 1 :], text.find(CLOSE)
            inner = text[start + 1 : closed] if closed >= 0 else None
            column = start - before.rfind("\n")
            spot = Spot(file, before.count("\n") + 1, column, inner)
            text = before + rest.replace(CLOSE, "", 1)
        texts[file] = text
    assert spot is not None, f"no edit marks what is expected: {edits}"
    return texts, spot


def _edited(text: str, edits: Iterable[Edit]) -> str:
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise OverlapError
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def defect(
    rule: str,
    subject: str,
    what: str,
    *edits: Edit | Iterable[Edit] | None,
    also: Iterable[tuple[str, str]] = (),
) -> Iterator[Mutant]:
    """Yield a mutant, or nothing where one of its edits cannot be made.

    Args:
        rule: Name of the rule that should find it.
        subject: What the finding should be about.
        what: The defect in a few words.
        edits: Edits, or groups of them.
        also: Rules and subjects of findings that are true consequences of it.
    """
    flat: list[Edit] = []
    for edit in edits:
        if edit is None:
            return
        flat += [edit] if isinstance(edit, Edit) else edit
    yield Mutant(rule, subject, tuple(flat), what, frozenset(also))
