"""Bytes to a located tree: YAML 1.2's core schema, bounded, with every mistake and its place."""

from __future__ import annotations

from itertools import islice

import yaml

from curriculum_kit.source.builder import Builder
from curriculum_kit.source.cut_text import cut_texts, may_cut_text
from curriculum_kit.source.document import Document, Fault, Lines, Refused, Value
from curriculum_kit.source.envelope import MAXIMUM_BYTES, check_directives, decode
from curriculum_kit.source.loaders import events_of
from curriculum_kit.source.oddities import MAXIMUM_FAULTS

__all__ = ["MAXIMUM_BYTES", "Document", "Fault", "Value", "read"]


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
        document = Builder(text, lines).build(events_of(text))
    except Refused as refused:
        return Document(text, None, (refused.fault,))
    except yaml.MarkedYAMLError as error:
        from curriculum_kit.source.syntax import syntax_fault  # noqa: PLC0415  # for broken files only

        return Document(text, None, (syntax_fault(error, text, lines),))
    if may_cut_text(text):
        faults = (*document.faults, *islice(cut_texts(document), MAXIMUM_FAULTS))
        document.faults = tuple(sorted(faults, key=lambda fault: fault.span))
    return document
