"""Bytes to a located tree: YAML 1.2's core schema, bounded, with every mistake and its place."""

from __future__ import annotations

import yaml

from curriculum_kit.source.builder import Builder
from curriculum_kit.source.document import Document, Fault, Lines, Refused, Value
from curriculum_kit.source.envelope import MAXIMUM_BYTES, check_directives, decode
from curriculum_kit.source.loaders import events_of

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
        return Builder(text, lines).build(events_of(text))
    except Refused as refused:
        return Document(text, None, (refused.fault,))
    except yaml.MarkedYAMLError as error:
        from curriculum_kit.source.syntax import syntax_fault  # noqa: PLC0415  # for broken files only

        return Document(text, None, (syntax_fault(error, text, lines),))
