"""Whether a course says the same after a change as before, apart from the name that changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from curriculum_kit.findings import Finding
from curriculum_kit.report import Report
from curriculum_kit.rules import wrong_former_id
from curriculum_kit.source.project import Project

Judge = Callable[[Project], Report]

NAMED = 3
"""Findings that are named where there are more."""

_FORMER = wrong_former_id.RULE
"""Renaming may put right what a part says it was called before: that is no reason to refuse."""


def difference(before: Report, after: Report, names: tuple[str, ...]) -> str | None:
    """Describe how two reports differ, names apart.

    Args:
        before: The report on the course as it is.
        after: The report on it as it would be.
        names: Words that may stand for each other: the old id and the new one.

    Returns:
        A sentence that names what differs; None if nothing does.
    """
    old, new = (Counter(map(_identity(names), _findings(each))) for each in (before, after))
    appeared = list((new - old).elements())
    vanished = [each for each in (old - new).elements() if each[0] != _FORMER.code]
    lost = sorted(_broken(after, names) - _broken(before, names))
    if not (appeared or vanished or lost):
        return None
    said = [f"could not read {each}" for each in lost]
    said += [f"would find {' '.join(each)}" for each in appeared]
    said += [f"would no longer find {' '.join(each)}" for each in vanished]
    more = f", and {len(said) - NAMED} more" if len(said) > NAMED else ""
    return f"'curriculum validate' {', '.join(said[:NAMED])}{more}"


def _findings(report: Report) -> Iterator[Finding]:
    yield from report.findings
    yield from report.waived


def _identity(names: tuple[str, ...]) -> Callable[[Finding], tuple[str, ...]]:
    return lambda finding: tuple(_plain(word, names) for word in finding.identity)


def _plain(word: str, names: tuple[str, ...]) -> str:
    """Write a word with the last of the names in the place of any of them."""
    alternatives = "|".join(map(re.escape, names))
    return re.sub(rf"(?<![\w-])(?:{alternatives})(?![\w-])", names[-1], word)


def _broken(report: Report, names: tuple[str, ...]) -> set[str]:
    return {_plain(each, names) for each in report.project.broken}
