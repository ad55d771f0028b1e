"""Findings as an editor shows them beside the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lsprotocol import types

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.places import Places
from curriculum_kit.findings import Finding, Severity
from curriculum_kit.output.printable import printable

SOURCE: Final = "curriculum"

SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}

UNNECESSARY: Final = frozenset(
    {
        "idle-alternative",
        "idle-expectation",
        "redundant-prerequisite",
        "stale-gap",
        "unused-assumption",
        "unused-waiver",
    }
)
"""Rules that find what could be deleted and nobody would miss it; editors draw that faintly."""

PageOf = Callable[[str], str | None]
"""Returns the address of the page that explains a rule, if there is one."""


def diagnostics_of(
    state: CourseState, places: Places, page_of: PageOf
) -> Mapping[str, tuple[types.Diagnostic, ...]]:
    """Return what there is to show, by the absolute path of the file.

    Args:
        state: The course.
        places: Where everything stands, as the editor counts.
        page_of: Returns the address of a rule's page.
    """
    found: defaultdict[str, list[types.Diagnostic]] = defaultdict(list)
    for finding in state.report.findings:
        found[finding.place.file].append(diagnostic_of(finding, places, page_of))
    return {file: tuple(diagnostics) for file, diagnostics in found.items()}


def diagnostic_of(finding: Finding, places: Places, page_of: PageOf) -> types.Diagnostic:
    """Return what an editor shows of a finding.

    Args:
        finding: The finding.
        places: Where everything stands, as the editor counts.
        page_of: Returns the address of a rule's page.
    """
    page = page_of(finding.rule)
    return types.Diagnostic(
        range=places.range_of(finding.place),
        severity=SEVERITIES[finding.severity],
        code=f"{finding.code} {finding.rule}",
        code_description=types.CodeDescription(href=page) if page else None,
        source=SOURCE,
        message="\n".join(map(printable, _lines(finding))),
        tags=[types.DiagnosticTag.Unnecessary] if finding.rule in UNNECESSARY else None,
        related_information=[
            types.DiagnosticRelatedInformation(
                places.location_of(note.place), printable(note.message)
            )
            for note in finding.related
        ]
        or None,
        data=finding.fingerprint,
    )


def _lines(finding: Finding) -> Iterator[str]:
    yield finding.message
    if finding.help:
        yield finding.help
