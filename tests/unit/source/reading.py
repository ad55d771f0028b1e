"""What must hold of any file that is read, for the properties and the fuzz target alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from curriculum_kit.places import Path, Span
from curriculum_kit.source import loaders
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.reader import read

READ_BACK = 40
"""Values of a file that are read back, so that checking takes no longer than reading."""


def check_document(document: Document) -> None:
    """Check that a document is whole and that every place in it lies where it should.

    Args:
        document: What was read.
    """
    lines = lines_of(document.text)
    for fault in document.faults:
        assert fault.message
        for _, span in (("", fault.span), *fault.related):
            check_within(span, lines)
    if document.broken:
        assert len(document.faults) == 1
        assert document.data is None
    every_place(document)


def check_read_back(document: Document) -> None:
    """Check that what stands at the place of a key or value means that key or value.

    Args:
        document: What was read.
    """
    lines = lines_of(document.text)
    for path, value in list(paths_of(document.data))[:READ_BACK]:
        if path and isinstance(path[-1], str):
            written = piece_of(lines, document.span(path, key=True))
            _check_meaning(written, path[-1], is_key=True)
        if not isinstance(value, (dict, list)):
            _check_meaning(piece_of(lines, document.span(path)), value)


def check_plain_data(content: bytes | str) -> None:
    """Check that a file without faults says the same where nobody asks where it says it.

    Args:
        content: What is in the file.
    """
    data, document = plain_data(content), read(content)
    if data is not None:
        # Told by ``repr``, in which NaN is NaN and 1 is not True.
        assert (repr(data), document.faults) == (repr(document.data), ())


def check_loaders_agree(content: bytes | str) -> None:
    """Check that a file means the same with libyaml and without.

    Args:
        content: What is in the file.
    """
    fast, slow = read(content), read_without_libyaml(content)
    assert fast.broken == slow.broken
    # Both refuse these, but look at them in another order.
    if not {"!", "%"} & set(fast.text):
        assert fast.faults == slow.faults
        assert repr(fast.data) == repr(slow.data)
        assert every_place(fast) == every_place(slow)


def read_without_libyaml(content: bytes | str) -> Document:
    """Read a file as computers do whose PyYAML was built without libyaml.

    Args:
        content: What is in the file.
    """
    usual = loaders.LOADER
    loaders.LOADER = PortableLoader
    try:
        return read(content)
    finally:
        loaders.LOADER = usual


def lines_of(text: str) -> list[str]:
    """Split a text into lines as editors count them, each with its end.

    Args:
        text: The text.
    """
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", text)


def piece_of(lines: list[str], span: Span) -> str:
    """Return what stands at a place.

    Args:
        lines: The lines of the text.
        span: The place.
    """
    stretch = lines[span.line - 1 : span.end_line]
    stretch[-1] = stretch[-1][: span.end_column - 1]
    stretch[0] = stretch[0][span.column - 1 :]
    return "".join(stretch)


def check_within(span: Span, lines: list[str]) -> None:
    """Check that a place lies inside its text.

    Args:
        span: The place.
        lines: The lines of the text.
    """
    assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
    assert span.column - 1 <= len(lines[span.line - 1])
    assert span.end_column - 1 <= len(lines[span.end_line - 1])


def paths_of(data: Value) -> Iterator[tuple[Path, Value]]:
    """Return every value with the keys and positions that lead to it, the outermost first.

    Args:
        data: What a file says.
    """
    waiting: list[tuple[Path, Value]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        children: Iterable[tuple[str | int, Value]] = ()
        if isinstance(value, (dict, list)):
            children = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [((*path, step), child) for step, child in children][::-1]


def every_place(document: Document) -> list[tuple[Span, Span]]:
    """Return the places of all values and keys, each inside that of what holds it.

    Args:
        document: What was read.
    """
    lines = lines_of(document.text)
    places = []
    for path, _ in paths_of(document.data):
        span, key = document.span(path), document.span(path, key=True)
        check_within(span, lines)
        outer = document.span(path[:-1])
        for inner in (span, key):
            assert (outer.line, outer.column) <= (inner.line, inner.column)
            assert (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
        places.append((span, key))
    return places


def _check_meaning(written: str, value: Value, *, is_key: bool = False) -> None:
    """Check a scalar read on its own; a block of text depends on what it is indented against."""
    if written[:1] in ("|", ">"):
        return
    again = read(" " + written).data  # at the start of a line, dashes would be a document's border
    if is_key and not isinstance(again, str):
        again = written  # an unquoted key is text, whatever it looks like
    if repr(again) != repr(value):  # signs mean something else in brackets
        assert read(f"[{written}]").data == [value], f"{written!r} stands for {value!r}"
