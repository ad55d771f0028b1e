"""The evidence that pages quote: the file that is named, or the one that lies with the course."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from curriculum_kit.evidence.recorded import EvidenceFile


def evidence_beside(root: Path) -> Path:
    """Return where the evidence for a course lies if nobody says otherwise.

    Args:
        root: The course's folder.
    """
    from curriculum_kit.source.evidence import EVIDENCE_FILE  # noqa: PLC0415

    return root / EVIDENCE_FILE


def evidence_for(root: Path, named: Path | None = None) -> EvidenceFile | None:
    """Read the evidence for a course.

    Args:
        root: The course's folder.
        named: The file that the command line names, if any; it must be there.

    Returns:
        What was recorded; None if nothing was, or nothing that can be read lies with the course:
        that is said on standard error, and keeps nobody from the pages.

    Raises:
        UsageError: The file that is named is no evidence.
    """
    from curriculum_kit.evidence.reading import Unusable, read_evidence  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415

    path = named or evidence_beside(root)
    if named is None and not os.path.lexists(path):
        return None
    read = read_evidence(path)
    if isinstance(read, Unusable):
        message = f"'{path}' {read.problem}. 'curriculum verify --evidence' writes a new one."
        if named is not None:
            raise click.UsageError(message)
        click.echo(f"Shown without evidence: {printable(message)}", err=True)
        return None
    return read
