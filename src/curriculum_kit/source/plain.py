"""What a file says, without where it says it: for files in which nothing deserves a closer look.

Most files are never asked where anything stands in them, and keeping track of it takes half the
time of building their data. Whatever might be a mistake is left to the reader, which words it.
"""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from curriculum_kit.source.cut_text import may_cut_text
from curriculum_kit.source.document import Lines, Refused, Value
from curriculum_kit.source.envelope import check_rest, decode, may_hold_directives
from curriculum_kit.source.line_reader import read_lines
from curriculum_kit.source.loaders import Event, events_of
from curriculum_kit.source.oddities import MAXIMUM_DEPTH, MAXIMUM_NODES, ODD_KEYS
from curriculum_kit.source.scalars import (
    LONGEST_WORD,
    PAST_NUMBERS,
    WORDS,
    DoubtfulError,
    undoubted,
)


def plain_data(content: bytes | str) -> Value:
    """Return the data of a file.

    Args:
        content: What is in the file.

    Returns:
        The same data as the reader's; None if the file is empty, or is better given to the reader
        because there may be something to say about it.
    """
    text, fault = decode(content)
    if fault is not None or may_hold_directives(text) or may_cut_text(text):
        return None
    # A node takes a character at least, so that a shorter text cannot hold too many.
    if len(text) > MAXIMUM_NODES // 2:
        return None
    try:
        return read_lines(text) or _built(text, events_of(text))
    except (DoubtfulError, Refused, OverflowError, yaml.MarkedYAMLError):
        return None


# Long and branching for the same reason as the reader's own builder.
def _built(text: str, events: Iterable[Event]) -> Value:  # noqa: C901, PLR0912
    frames: list[tuple[dict[str, Value] | None, list[Value]]] = []
    top: list[Value] = []
    items = top
    mapping: dict[str, Value] | None = None
    key: str | None = None
    for event in events:
        kind: type[object] = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise DoubtfulError
            word = event.value
            if mapping is not None and key is None:
                if word in mapping or word in ODD_KEYS or word < PAST_NUMBERS:
                    raise DoubtfulError
                key = intern(word)  # keys recur: each then takes room, and is handed over, once
                continue
            value: Value = word
            if not event.style and (
                word < PAST_NUMBERS or (len(word) <= LONGEST_WORD and word in WORDS)
            ):
                value = undoubted(word)
            if mapping is None:
                items.append(value)
            elif key is not None:
                mapping[key] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if (
                event.anchor is not None
                or event.tag is not None
                or (mapping is not None and key is None)
                or len(frames) >= MAXIMUM_DEPTH
            ):
                raise DoubtfulError
            branch: dict[str, Value] | None = {} if kind is MappingStartEvent else None
            leaves: list[Value] = []
            value = leaves if branch is None else branch
            if mapping is None:
                items.append(value)
            elif key is not None:
                mapping[key] = value
            frames.append((mapping, items))
            mapping, items, key = branch, leaves, None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            mapping, items = frames.pop()
            key = None
        elif kind is DocumentEndEvent:
            check_rest(text, Lines(text), event.end_mark.index, ended=event.explicit)
            break
        elif kind is AliasEvent:
            raise DoubtfulError
    return top[0] if top else None
