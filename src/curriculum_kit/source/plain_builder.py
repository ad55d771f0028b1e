"""From a loader's events to plain data, in one pass that gives up at whatever deserves a look."""

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

from curriculum_kit.source.document import Value
from curriculum_kit.source.envelope import check_rest
from curriculum_kit.source.fault import Refused
from curriculum_kit.source.limits import MAXIMUM_DEPTH
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.loaders import Event, events_of
from curriculum_kit.source.scalars import (
    ODD_KEYS,
    PAST_NUMBERS,
    DoubtfulError,
    undoubted,
)


def plain_data_of_events(text: str) -> Value:
    """Return the data of a text by what a loader makes of it.

    Args:
        text: A text that holds no character that YAML forbids, and no directive.

    Returns:
        Its data; None if it says nothing.

    Raises:
        DoubtfulError: There may be something to say about it.
    """
    try:
        return _built(text, events_of(text))
    except (Refused, yaml.MarkedYAMLError) as fault:
        raise DoubtfulError from fault


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
            value: Value = word if event.style else undoubted(word)
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
