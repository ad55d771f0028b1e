"""Bytes to a located tree: YAML 1.2's core schema, bounded, with every mistake and its place."""

from __future__ import annotations

from itertools import islice

from curriculum_kit.source.cut_text import cut_texts, may_cut_text
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.envelope import check_directives, decode
from curriculum_kit.source.fault import Fault, Refused
from curriculum_kit.source.limits import MAXIMUM_FAULTS
from curriculum_kit.source.lines import Lines

__all__ = ["Document", "Fault", "Value", "read"]


def read(content: bytes | str) -> Document:
    """Read a YAML file.

    Args:
        content: What is in the file.

    Returns:
        Its data and all that is wrong with it. No content raises an exception, runs code, or
        takes longer than its size warrants.
    """
    text, fault = decode(content)
    if fault is not None:
        return Document(text, None, (fault,))
    lines = Lines(text)
    try:
        check_directives(text, lines)
        # A loader takes as long to import as Python to start, and many courses need none.
        from curriculum_kit.source.builder import document_of  # noqa: PLC0415

        document = document_of(text, lines)
    except Refused as refused:
        return Document(text, None, (refused.fault,))
    if may_cut_text(text):
        faults = (*document.faults, *islice(cut_texts(document), MAXIMUM_FAULTS))
        document.faults = tuple(sorted(faults, key=lambda fault: fault.span))
    return document
