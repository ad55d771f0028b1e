"""Unquoted text that a '#' cuts off, most likely against what its author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from curriculum_kit.places import Path
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.fault import Fault, clipped

AMBIGUOUS: Final = "ambiguous-scalar"


def may_cut_text(text: str) -> bool:
    """Tell whether a file may hold such text, without reading it.

    Args:
        text: The file's text.
    """
    return _TIGHT.search(text) is not None


def cut_texts(document: Document) -> Iterator[Fault]:
    """Yield a fault for each unquoted text that a comment without a space after its '#' follows.

    Args:
        document: The file.
    """
    texts = dict(_plain_texts(document, document.data, ()))
    for found in _TIGHT.finditer(document.text):
        end, comment = found.start(), found[0].rstrip()
        while end and document.text[end - 1] in " \t":
            end -= 1
        if end not in texts:
            continue
        yield Fault(
            AMBIGUOUS,
            f"'{clipped(comment)}' is a comment: the text ends before it",
            document.span_between(found.start(), found.start() + len(comment)),
            texts[end],
            "put the text in quotes; or write '# ' with a space, if it is a comment",
        )


_TIGHT: Final = re.compile(r"#(?<=[ \t]#)[^\s#!][^\r\n]*")


def _plain_texts(document: Document, data: Value, path: Path) -> Iterator[tuple[int, Path]]:
    """Yield where each unquoted text ends, with its path."""
    if isinstance(data, str):
        extent = document.extent(path)
        if extent is not None and document.text[extent[0]] not in "'\"|>":
            yield extent[1], path
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _plain_texts(document, value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _plain_texts(document, value, (*path, number))
