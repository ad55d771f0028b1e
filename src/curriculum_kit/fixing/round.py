"""Fixes of one report that can be made together, as they do not touch each other in the files."""

from __future__ import annotations

import os
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from curriculum_kit.findings import Finding
from curriculum_kit.remedies import Edit
from curriculum_kit.report import Report
from curriculum_kit.source.document import Document
from curriculum_kit.source.editing import applied
from curriculum_kit.source.envelope import decode
from curriculum_kit.source.layout import only_comments


class Round:
    """One report, and the edits made on the files that it was about.

    Args:
        report: The report.
        stand: Files as they stand by the fixes of earlier rounds, where they differ from those on
            disk, by absolute path.

    Attributes:
        report: The report.
        contents: The files with fixes, as the report found them.
        changed: The files with the fixes taken so far.
        taken: The findings whose fixes those are.
        tried: Whether there was anything to be tried.
    """

    def __init__(self, report: Report, stand: Mapping[str, bytes]) -> None:
        self.report = report
        self.contents: dict[str, bytes] = {}
        self._usable: dict[str, Document | None] = {}
        self.changed: dict[str, bytes] = {}
        self.taken: list[Finding] = []
        self.tried = False
        self._stand = stand
        files = {file for file, _ in report.project.sources.homes.values()}
        # A file that is read under two names would be changed under both.
        self._names = Counter(map(os.path.realpath, files))

    def apart(self, offered: Sequence[Finding]) -> Iterator[Finding]:
        """Yield findings whose fixes can be made together, as they do not touch.

        Args:
            offered: Findings with fixes.
        """
        occupied: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for finding in offered:
            edits = _edits(finding)
            documents = {edit.place.file: self._document(edit.place.file) for edit in edits}
            stretches = [
                (edit.place.file, document.offsets_of(edit.place.span))
                for edit in edits
                if (document := documents[edit.place.file]) is not None
            ]
            if len(stretches) == len(edits) and all(
                _is_free(stretch, occupied[file], documents[file]) for file, stretch in stretches
            ):
                for file, stretch in stretches:
                    insort(occupied[file], stretch)
                yield finding

    def with_fixes_of(self, findings: Sequence[Finding]) -> dict[str, bytes]:
        """Return the changed files with the fixes taken and some more.

        Args:
            findings: The findings whose fixes are made as well.
        """
        edits: defaultdict[str, list[Edit]] = defaultdict(list)
        for finding in (*self.taken, *findings):
            for edit in _edits(finding):
                edits[edit.place.file].append(edit)
        return {file: applied(self.contents[file], made) for file, made in edits.items()}

    def _document(self, file: str) -> Document | None:
        """Return a file as the report found it, if it still is so and can be changed."""
        if file not in self._usable:
            self._usable[file] = self._looked_at(file)
        return self._usable[file]

    def _looked_at(self, file: str) -> Document | None:
        document = self.report.project.sources.document(file)
        if document is None or self._names[os.path.realpath(file)] != 1:
            return None
        try:
            known = self._stand.get(file)
            self.contents[file] = Path(file).read_bytes() if known is None else known
        except OSError:
            return None
        text, fault = decode(self.contents[file])
        return document if fault is None and text == document.text else None


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _is_free(
    stretch: tuple[int, int], occupied: Sequence[tuple[int, int]], document: Document | None
) -> bool:
    """Tell whether there is something that stays between a stretch and those before and after."""
    if document is None:
        return False
    at = bisect_left(occupied, stretch)
    gaps = [(end, stretch[0]) for _, end in occupied[max(0, at - 1) : at]]
    gaps += [(stretch[1], start) for start, _ in occupied[at : at + 1]]
    return all(start < end and not only_comments(document.text[start:end]) for start, end in gaps)
