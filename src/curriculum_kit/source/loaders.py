"""PyYAML's two loaders as one stream of events, that of YAML 1.2 as far as loaders can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Final, Protocol, cast

import yaml
from yaml.events import ScalarEvent

from curriculum_kit.source.envelope import OLDER_LINE_ENDS, may_hold_directives
from curriculum_kit.source.fallback import PortableLoader


class _Mark(Protocol):
    @property
    def index(self) -> int:
        """Offset in the text, in code points."""


class Event(Protocol):
    """What a loader found. Each kind of event has some of these; PyYAML's own types do not say."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    style: str | None
    value: str
    explicit: bool


class Loader(Protocol):
    """What PyYAML's loaders have in common."""

    def __init__(self, stream: str) -> None:
        """Load from a text."""

    def get_event(self) -> object:
        """Return the next event, or None after the last."""


LOADER: type[Loader] = yaml.CSafeLoader if yaml.__with_libyaml__ else PortableLoader
"""libyaml where PyYAML was built with it, which is ten times faster; else Python throughout."""


def events_of(text: str) -> Iterator[Event]:
    """Return what a text consists of, piece by piece.

    Args:
        text: A text that holds no character that YAML forbids.

    Returns:
        The events, which raise ``yaml.MarkedYAMLError`` at a mistake. Their marks count in the
        text as given.
    """
    shown, hidden = _without_older_line_ends(text)
    events = cast("Iterator[Event]", iter(LOADER(shown).get_event, None))
    if hidden:
        events = _with_older_line_ends(events, hidden)
    # What follows the document may be directives, each of which a loader compares with all others:
    # it must not work ahead into them.
    if may_hold_directives(text):
        return events
    return chain.from_iterable(_batches(events))


def _batches(events: Iterator[Event]) -> Iterator[list[Event]]:
    """Let the loader work ahead: taking turns with it at every event costs a tenth of the time."""
    while True:
        batch: list[Event] = []
        try:
            batch.extend(islice(events, _BATCH))
        except yaml.MarkedYAMLError:
            yield batch  # what comes before the mistake may be worse
            raise
        if not batch:
            return
        yield batch


_BATCH: Final = 128
_PRIVATE_USE: Final = range(0xE000, 0xF900)


def _without_older_line_ends(text: str) -> tuple[str, Mapping[int, str]]:
    """Hide the characters that end a line in YAML 1.1 only.

    Returns:
        The text with private characters, such as it does not hold, in their place; and the way
        back, for ``str.translate``. A text that holds all of those keeps the older meaning.
    """
    if text.isascii():
        return text, {}
    found = [line_end for line_end in OLDER_LINE_ENDS if line_end in text]
    if not found:
        return text, {}
    used = set(text)
    private = (character for character in map(chr, _PRIVATE_USE) if character not in used)
    pairs = list(zip(found, private, strict=False))
    shown = text.translate({ord(line_end): character for line_end, character in pairs})
    return shown, {ord(character): line_end for line_end, character in pairs}


def _with_older_line_ends(events: Iterator[Event], hidden: Mapping[int, str]) -> Iterator[Event]:
    for event in events:
        kind: type[object] = type(event)
        if kind is ScalarEvent:
            event.value = event.value.translate(hidden)
        yield event
