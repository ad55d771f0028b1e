"""A file in canonical form: never another value, never a comment less.

Each step is made only where the file then says the same. Where it would not, in a form of YAML
that cannot safely be moved, that part is left as its author wrote it.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from curriculum_kit.formatting.comments import comments_in
from curriculum_kit.formatting.indentation import indented
from curriculum_kit.formatting.kinds import order_of
from curriculum_kit.formatting.ordering import reordered, sorted_keys
from curriculum_kit.formatting.spacing import spaced
from curriculum_kit.places import Path, Span
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.fault import DUPLICATE, UNREADABLE, UNSUPPORTED
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.reader import read

ROUNDS = 5
"""A step may make another one possible; what still changes after these many is left alone."""


@dataclass(frozen=True, slots=True)
class Left:
    """A part of a file that is left as it is.

    Attributes:
        span: Where it is, in the file as it would be.
        message: What is left, and why.
    """

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file in canonical form.

    Attributes:
        content: What it would hold.
        left: The parts that are not canonical, in the order of the file.
        problem: Why the file is left alone altogether; None if it is not.
    """

    content: bytes
    left: tuple[Left, ...] = ()
    problem: Left | None = None


def formatted(content: bytes, kind: str) -> Formatted:
    """Bring a file into canonical form.

    Args:
        content: The file.
        kind: What it holds, as ``kind_of`` says it.

    Returns:
        The file, with the same data and the same comments.
    """
    document = read(content)
    for fault in document.faults:
        if fault.rule in _IN_THE_WAY:
            return Formatted(content, problem=Left(fault.span, fault.message))
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    after, left = document, set[Path]()
    for _round in range(ROUNDS):
        before = after
        after = _tried(after, indented)
        after, left = _ordered(after, kind)
        after = _tried(after, lambda each: spaced(each, kind))
        if after.text == before.text:
            break
    else:
        after = document
    found = [Left(after.span(path), f"the order of these keys {_LEFT}") for path in left]
    found += _left_by(after, indented(after), "the indentation")
    found += _left_by(after, spaced(after, kind), "what is blank")
    return Formatted(mark + after.text.encode(), tuple(sorted(found, key=lambda each: each.span)))


_IN_THE_WAY: Final = (UNREADABLE, UNSUPPORTED, DUPLICATE)
_LEFT: Final = "is left as it is: changing it might change what the file says"


def _left_by(document: Document, text: str, what: str) -> Iterator[Left]:
    """Say what a step would change, and was not allowed to."""
    for number, (old, new) in enumerate(zip_longest(document.text.split("\n"), text.split("\n"))):
        if old != new:
            yield Left(Span(number + 1, 1, number + 1, 1), f"{what} {_LEFT}")
            return


def _tried(document: Document, step: Callable[[Document], str]) -> Document:
    """Return a file after a step, or as it is if it would not say the same then."""
    text = step(document)
    return (text != document.text and _same(document, text)) or document


def _same(document: Document, text: str) -> Document | None:
    """Return the document of a text, if it says the same as another one, comments included."""
    after = read(text)
    same = (
        not after.broken
        and _plain(after.data) == _plain(document.data)
        and Counter(comments_in(after)) == Counter(comments_in(document))
    )
    return after if same else None


def _plain(data: Value) -> object:
    """Return data in a form that tells numbers from truth values, and ignores the order of keys."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return type(data), repr(data)


def _ordered(document: Document, kind: str) -> tuple[Document, set[Path]]:
    """Put the keys of every mapping in order, and return those mappings where it cannot be done."""
    left: set[Path] = set()
    for path, wanted in _disordered(document, kind):
        text = reordered(document, path, wanted)
        after = None if text is None else _same(document, text)
        if after is None:
            left.add(path)
        else:
            document = after
    return document, left


def _disordered(document: Document, kind: str) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield the mappings whose keys are not in order, each with its keys as they should be."""
    layout = Layout(document)
    pending: list[Path] = [()]
    while pending:
        path = pending.pop()
        steps = layout.steps(path)
        pending += [(*path, step) for step in reversed(steps)]
        keys = tuple(step for step in steps if isinstance(step, str))
        order = order_of(kind, path) if keys else ()
        wanted = sorted_keys(keys, order) if order else keys
        if wanted != keys:
            yield path, wanted
