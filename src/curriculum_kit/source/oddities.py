"""What a loader lets pass and a course should not hold, each with its words and its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from yaml.events import MappingStartEvent

from curriculum_kit.places import Path, Span
from curriculum_kit.source.document import Value
from curriculum_kit.source.fault import DUPLICATE, UNREADABLE, UNSUPPORTED, Fault, Refused, clipped
from curriculum_kit.source.limits import MAXIMUM_DEPTH, MAXIMUM_FAULTS, MAXIMUM_NODES
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.loaders import Event
from curriculum_kit.source.scalars import LONGEST_INTEGER, ambiguity, resolve

MARKS: Final = frozenset("&*!")
"""What anchors, aliases and tags start with."""

STAND_IN: Final = "\ud800"
"""Starts the stand-in for a repeated key. No key of a file can hold a surrogate."""

Frame = tuple[dict[str, Value] | None, list[Value], str | None, int]
"""A collection being filled: a mapping and the key whose value comes next, or else a list; and
where its offsets are."""


class Oddities:
    """Collects the faults of a file, and words its refusals.

    Attributes:
        frames: The collections around the one that is being filled, outermost first.
        faults: What was wrong so far.
    """

    def __init__(self, text: str, lines: Lines) -> None:
        """Start with nothing wrong.

        Args:
            text: The file's text.
            lines: Its lines.
        """
        self.frames: list[Frame] = []
        self.faults: list[Fault] = []
        self._text = text
        self._lines = lines

    def plain(self, event: Event, frame: Frame) -> Value:
        """Return the value of a plain scalar that may be more than text.

        Args:
            event: The scalar.
            frame: The collection that it stands in.
        """
        try:
            value = resolve(event.value)
        except OverflowError:
            message = f"a whole number of more than {LONGEST_INTEGER:,} digits"
            self._note("invalid-value", message, event, frame, "quote it if it is text")
            return None
        self.note_ambiguity(event, frame)
        return value

    def note_ambiguity(self, event: Event, frame: Frame) -> None:
        """Note a plain scalar that YAML 1.1 and 1.2 read differently.

        Args:
            event: The scalar.
            frame: The collection that it stands in.
        """
        doubt = None if self._full() else ambiguity(event.value)
        if doubt is None:
            return
        text = clipped(event.value)
        message = f"'{text}' is {doubt.core} in YAML 1.2, but {doubt.older} in YAML 1.1"
        advice = f'put it in quotes: "{text}"'
        if doubt.plainly is not None:
            advice += f"; or write {doubt.plainly}"
        # Quotes make text of it, so they say the same only where YAML 1.2 reads text anyway.
        quoted = f'"{event.value}"' if doubt.core == "text" else None
        self._note("ambiguous-scalar", message, event, frame, advice, quoted)

    def note_repeated_key(self, event: Event, frame: Frame) -> None:
        """Note a key that its mapping already has.

        Args:
            event: The key.
            frame: The mapping, with that key.
        """
        message = f"the key '{clipped(event.value)}' is written twice; only the first one counts"
        self._note(DUPLICATE, message, event, frame, "rename or delete one of them")

    def unsupported(self, event: Event, frame: Frame) -> Refused:
        """Return the refusal of an anchor, alias, tag or merge key.

        Args:
            event: What has it, or is it.
            frame: The collection that it stands in.
        """
        return Refused(
            mark_fault(self._text, self._lines, event.start_mark.index, self._path(frame))
        )

    def odd_collection(self, event: Event, frame: Frame) -> Refused:
        """Return the refusal of a collection: one that is marked, too deep, a key, or too much.

        Args:
            event: Its start.
            frame: The collection that it stands in.
        """
        if event.anchor is not None or event.tag is not None:
            return self.unsupported(event, frame)
        span, path = self._lines.rest_of_line(event.start_mark.index), self._path(frame)
        if len(self.frames) >= MAXIMUM_DEPTH:
            message = f"more than {MAXIMUM_DEPTH} lists and mappings inside one another"
            return Refused(Fault(UNREADABLE, message, span, path, "use fewer levels"))
        mapping, _, key, _ = frame
        if mapping is None or key is not None:
            return self.too_many_nodes()
        kind: type[object] = type(event)
        what = "mapping" if kind is MappingStartEvent else "list"
        message = f"a {what} stands where a key should, and keys are text"
        advice = "put quotes around text that starts with a bracket or a brace"
        return Refused(Fault(UNSUPPORTED, message, span, path, advice))

    def too_many_nodes(self) -> Refused:
        """Return the refusal of a file with too much in it."""
        message = f"this file holds more than {MAXIMUM_NODES:,} keys and values"
        span = self._lines.rest_of_line(0)
        return Refused(Fault(UNREADABLE, message, span, help="split it into several files"))

    def _note(
        self,
        rule: str,
        message: str,
        event: Event,
        frame: Frame,
        advice: str,
        instead: str | None = None,
    ) -> None:
        # What stands under a repeated key is thrown away: one mistake, one finding.
        if self._full() or any(_is_stand_in(key) for _, _, key, _ in self.frames):
            return
        span, path = self._span(event), self._path(frame)
        self.faults.append(Fault(rule, message, span, path, advice, instead=instead))

    def _full(self) -> bool:
        return len(self.faults) >= MAXIMUM_FAULTS

    def _span(self, event: Event) -> Span:
        return self._lines.span(event.start_mark.index, event.end_mark.index)

    def _path(self, frame: Frame) -> Path:
        """Return the path of what is being read: not yet in its list, but in those around it."""
        steps: list[str | int] = []
        for mapping, items, key, _ in (*self.frames, frame)[1:]:
            if _is_stand_in(key):
                break
            if mapping is None:
                steps.append(len(items) if items is frame[1] else len(items) - 1)
            elif key is not None:
                steps.append(key)
        return tuple(steps)


def mark_fault(text: str, lines: Lines, start: int, path: Path = ()) -> Fault:
    """Return what is wrong with an anchor, alias, tag or merge key.

    Args:
        text: The file's text.
        lines: Its lines.
        start: Offset of its first character.
        path: Path of what it marks, if known.
    """
    what, advice = _MARKED[text[start]]
    written = _MARK.match(text, start)
    end = written.end() if written else start + 1
    message = f"'{clipped(text[start:end])}' {what}, which is not supported"
    return Fault(UNSUPPORTED, message, lines.span(start, end), path, advice)


_MARK: Final = re.compile(r"<<|[^\s,\[\]{}]+?(?=:?(?:[\s,\[\]{}]|\Z))")
_MARKED: Final[Mapping[str, tuple[str, str]]] = {
    "&": ("names a value (an anchor)", "delete it; put text that starts with '&' in quotes"),
    "*": (
        "repeats a named value (an alias)",
        "write the value out; put text that starts with '*' in quotes",
    ),
    "!": ("gives a value a type (a tag)", "delete it; put text that starts with '!' in quotes"),
    "<": ("merges in another mapping", "write its keys out; put '<<' in quotes if it is a name"),
}


def _is_stand_in(key: str | None) -> bool:
    return key is not None and key.startswith(STAND_IN)
