"""From a loader's events to plain data, in one pass that also notes where everything stands."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.envelope import check_rest
from curriculum_kit.source.fault import DUPLICATE
from curriculum_kit.source.limits import MAXIMUM_DEPTH, MAXIMUM_NODES
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.loaders import Event, events_of
from curriculum_kit.source.oddities import STAND_IN, Frame, Oddities
from curriculum_kit.source.scalars import (
    LONGEST_WORD,
    MERGE_KEY,
    ODD_KEYS,
    PAST_NUMBERS,
    SHORT,
    WORDS,
    short_reading,
)


def document_of(text: str, lines: Lines) -> Document:
    """Build the document of a text.

    Args:
        text: A text that holds no character that YAML forbids, and no directive but ``%YAML``.
        lines: Its lines.

    Returns:
        The document, with such faults as leave its data usable; or a broken one.

    Raises:
        Refused: The file cannot be used.
    """
    try:
        return Builder(text, lines).build(events_of(text))
    except yaml.MarkedYAMLError as error:
        from curriculum_kit.source.syntax import syntax_fault  # noqa: PLC0415  # for broken files only

        return Document(text, None, (syntax_fault(error, text, lines),))


class Builder:
    """Builds the document of one file."""

    def __init__(self, text: str, lines: Lines) -> None:
        """Start with nothing read.

        Args:
            text: The file's text, in which the events' marks count.
            lines: Its lines.
        """
        self._text = text
        self._lines = lines
        self._oddities = Oddities(text, lines)
        self._offsets: list[int] = []
        self._repeated: list[tuple[dict[str, Value], str, int]] = []

    # Long and branching, because it spends less than a microsecond on an event and calls would
    # double that: what is rare is left to methods, the rest reads straight down.
    def build(self, events: Iterable[Event]) -> Document:  # noqa: C901, PLR0912, PLR0915
        """Build the document.

        Args:
            events: What the loader found, in order.

        Returns:
            The document, with such faults as leave its data usable.

        Raises:
            Refused: The file cannot be used.
        """
        oddities, frames = self._oddities, self._oddities.frames
        offsets, note = self._offsets, self._offsets.append
        top: list[Value] = []
        items = top
        mapping: dict[str, Value] | None = None
        key: str | None = None
        at = end = 0
        room = 2 * MAXIMUM_NODES  # for offsets; a collection brings its third along
        for event in events:
            kind: type[object] = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    raise oddities.unsupported(event, (mapping, items, key, at))
                text, style = event.value, event.style
                start, last, end = event.start_mark.index, end, event.end_mark.index
                if mapping is not None and key is None:
                    if len(offsets) > room:
                        raise oddities.too_many_nodes()
                    key = text
                    if text in mapping or text in ODD_KEYS or text < PAST_NUMBERS:
                        key = self._odd_key(event, mapping, (mapping, items, text, at))
                    note(start)
                    note(end)
                    continue
                value: Value = text
                if style:
                    if style in "|>":
                        end = _visible_end(self._text, start, end)
                elif not text:
                    value = None
                    start = end = _after_sign(self._text, last, start)
                elif text < PAST_NUMBERS or (len(text) <= LONGEST_WORD and text in WORDS):
                    if len(text) > SHORT:
                        value = oddities.plain(event, (mapping, items, key, at))
                    else:
                        value, doubt = short_reading(text)
                        if doubt is not None:
                            oddities.note_ambiguity(event, (mapping, items, key, at))
                note(start)
                note(end)
                if mapping is None:
                    items.append(value)
                    if len(offsets) > room:
                        raise oddities.too_many_nodes()
                elif key is not None:
                    mapping[key] = value
                    key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                frame = (mapping, items, key, at)
                if (
                    event.anchor is not None
                    or event.tag is not None
                    or (mapping is not None and key is None)
                    or len(frames) >= MAXIMUM_DEPTH
                    or len(offsets) > room
                ):
                    raise oddities.odd_collection(event, frame)
                frames.append(frame)
                room += 1
                branch: dict[str, Value] | None = {} if kind is MappingStartEvent else None
                leaves: list[Value] = []
                value = leaves if branch is None else branch
                if mapping is None:
                    items.append(value)
                elif key is not None:
                    mapping[key] = value
                mapping, items, key, at = branch, leaves, None, len(offsets)
                offsets += (event.start_mark.index, 0, 0)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                # A loader notices the end of a block at whatever comes next, perhaps lines below;
                # it ends with the last thing in it. A closing bracket has an extent of its own.
                if event.start_mark.index < event.end_mark.index:
                    end = event.end_mark.index
                offsets[at + 1] = end
                offsets[at + 2] = len(offsets)
                mapping, items, key, at = frames.pop()
                key = None
            elif kind is DocumentEndEvent:
                check_rest(self._text, self._lines, event.end_mark.index, ended=event.explicit)
                break
            elif kind is StreamEndEvent:
                break
            elif kind is AliasEvent:
                raise oddities.unsupported(event, (mapping, items, key, at))
        if len(offsets) > room:
            raise oddities.too_many_nodes()
        return self._document(top[0] if top else None)

    def _odd_key(self, event: Event, mapping: dict[str, Value], frame: Frame) -> str:
        """Look closer at a key; return the one under which its value is to be kept."""
        key = event.value
        if not event.style:
            if key == MERGE_KEY:
                raise self._oddities.unsupported(event, frame)
            self._oddities.note_ambiguity(event, frame)
        if key not in mapping:
            return key
        self._oddities.note_repeated_key(event, frame)
        stand_in = f"{STAND_IN}{len(self._offsets)}"
        self._repeated.append((mapping, stand_in, len(self._offsets)))
        return stand_in

    def _document(self, data: Value) -> Document:
        """Put the document together, without the values of repeated keys."""
        passed_over = {}
        for mapping, stand_in, key_at in self._repeated:
            value, value_at = mapping.pop(stand_in), key_at + 2
            is_scalar = not isinstance(value, (dict, list))
            passed_over[key_at] = value_at + 2 if is_scalar else self._offsets[value_at + 2]
        document = Document(self._text, data, (), array("I", self._offsets), passed_over)
        document.faults = tuple(
            replace(fault, related=(("first written here", document.span(fault.path, key=True)),))
            if fault.rule == DUPLICATE
            else fault
            for fault in self._oddities.faults
        )
        return document


def _visible_end(text: str, start: int, end: int) -> int:
    """Return where a block scalar ends, which to a loader is the start of the next line."""
    return start + len(text[start:end].rstrip(" \t\r\n"))


def _after_sign(text: str, last: int, start: int) -> int:
    """Return where an empty value stands: after its ``:`` or ``-``, or else after its key.

    Args:
        text: The file's text.
        last: Offset of the end of the last node.
        start: Offset at which the loader saw the value, perhaps that of the next node.
    """
    if text[start - 1 : start] in _VALUE_SIGNS:
        return start
    sign = _VALUE_SIGN.match(text, last, start)
    return sign.end() if sign else last


_VALUE_SIGNS: Final = (":", "-")
_VALUE_SIGN: Final = re.compile(r"\s*[:-]")
