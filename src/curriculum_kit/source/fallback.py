"""PyYAML's own loader, for where libyaml is missing, brought to agree with libyaml.

libyaml has moved on where PyYAML's scanner in Python has not: tabs between words, colons and
question marks in flow collections, codes that stand for no character. A course must mean the same
on every computer.
"""

from __future__ import annotations

from typing import Final

import yaml
from yaml.error import Mark
from yaml.events import Event, ScalarEvent
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken, Token

_BLANKS: Final = " \t"
_LINE_ENDS: Final = "\r\n"
_END: Final = "\0"
_SPACE_OR_END: Final = _BLANKS + _LINE_ENDS + _END


class PortableLoader(yaml.SafeLoader):
    """A loader in Python alone that takes for YAML what libyaml takes for YAML."""

    def scan_to_next_token(self) -> None:
        """Skip blanks and comments; tabs too, except where a key could start."""
        while True:
            blanks = _BLANKS if self.flow_level or not self.allow_simple_key else " "
            while self.peek() in blanks:
                self.forward()
            if self.peek() == "#":
                while self.peek() not in _LINE_ENDS + _END:
                    self.forward()
            if not self._line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def fetch_stream_end(self) -> None:
        """End the text as if it ended with a line, so that nothing can still become a key."""
        if self.column:
            self.line += 1
            self.column = 0
        self.stale_possible_simple_keys()
        super().fetch_stream_end()

    def fetch_flow_collection_end(self, token: type[Token]) -> None:
        """Leave brackets or braces; one that was never opened leaves nothing."""
        if not self.flow_level:
            self.remove_possible_simple_key()
            self.flow_level = 1
        super().fetch_flow_collection_end(token)

    def scan_plain(self) -> ScalarToken:
        """Scan an unquoted scalar."""
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        while self.peek() != "#":
            length = self._word_length(start)
            if not length:
                break
            self.allow_simple_key = False
            chunks += (*spaces, self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self._spaces(start)
            if not spaces or (not self.flow_level and self.column <= self.indent):
                break
        return ScalarToken("".join(chunks), True, start, end)  # noqa: FBT003  # as PyYAML has it

    def _word_length(self, start: Mark) -> int:
        """Return how many characters there are up to a blank or the end of the scalar."""
        length = 0
        while self.peek(length) not in _SPACE_OR_END:
            sign = self.peek(length)
            if self.flow_level and sign in ",[]{}":
                break
            if sign == ":":
                after = self.peek(length + 1)
                if after in _SPACE_OR_END:
                    break
                if self.flow_level and after in ",?[]{}":
                    self.forward(length)
                    raise self._error("a plain scalar", start, "found unexpected ':'")
            length += 1
        return length

    def _spaces(self, start: Mark) -> list[str]:
        """Scan the space between two words of a scalar; return what it stands for."""
        blanks = 0
        while self.peek(blanks) in _BLANKS:
            blanks += 1
        written = self.prefix(blanks)
        self.forward(blanks)
        if self.peek() not in _LINE_ENDS:
            return [written] if written else []
        breaks: list[str] = []
        while self.peek() in _BLANKS + _LINE_ENDS:
            if self.peek() in _LINE_ENDS:
                breaks.append(self._line_break())
                self.allow_simple_key = True
                if self._at_document_border():
                    return []
            elif self.peek() == "\t" and self.column <= self.indent:
                raise self._error("a plain scalar", start, "found a tab character in indentation")
            else:
                self.forward()
        return breaks[1:] or [" "]

    def _at_document_border(self) -> bool:
        return self.prefix(3) in ("---", "...") and self.peek(3) in _SPACE_OR_END

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:  # noqa: FBT001
        """Scan a piece of a quoted scalar, in which every code must stand for a character."""
        problem = "found invalid Unicode character escape code"
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            raise self._error("a quoted scalar", start_mark, problem) from None
        if any("\ud800" <= character <= "\udfff" for chunk in chunks for character in chunk):
            raise self._error("a quoted scalar", start_mark, problem)
        return chunks

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Scan what may follow ``|`` or ``>``; what may not is found in the rest of the line."""
        chomping = increment = None
        for _ in range(2):
            sign = self.peek()
            if chomping is None and sign in "+-":
                chomping = sign == "+"
            elif increment is None and sign in "123456789":
                increment = int(sign)
            else:
                break
            self.forward()
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        """Scan the rest of the line on which a block scalar starts."""
        while self.peek() in _BLANKS:
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """Find out how far a block scalar is indented: by spaces alone."""
        found: tuple[list[str], int, Mark] = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            raise self._error("a block scalar", None, "found a tab character in indentation")
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Mark]:
        """Scan blank lines and the indentation of a block scalar's next line."""
        found: tuple[list[str], Mark] = super().scan_block_scalar_breaks(indent)
        if self.column < indent and self.peek() == "\t":
            raise self._error("a block scalar", None, "found a tab character in indentation")
        return found

    # The stubs leave out some of the parser's methods.

    def parse_flow_mapping_key(self, first: bool = False) -> Event:  # noqa: FBT001, FBT002
        """Parse a key in braces; after ``?``, an empty one stands where what follows does."""
        found: Event = super().parse_flow_mapping_key(first)
        if _is_empty(found):
            following = self.peek_token().start_mark  # type: ignore[no-untyped-call]
            return ScalarEvent(None, None, (True, False), "", following, following)
        return found

    def parse_flow_sequence_entry_mapping_key(self) -> Event:
        """Parse what follows ``?`` in a list in brackets.

        Where that is nothing, libyaml passes over the next sign as well, and stumbles after it.
        """
        found: Event = super().parse_flow_sequence_entry_mapping_key()  # type: ignore[no-untyped-call]
        if _is_empty(found):
            end = self.get_token().end_mark  # type: ignore[no-untyped-call]
            return ScalarEvent(None, None, (True, False), "", end, end)
        return found

    def _line_break(self) -> str:
        return str(self.scan_line_break())  # type: ignore[no-untyped-call]  # the stubs omit it

    def _error(self, what: str, start: Mark | None, problem: str) -> ScannerError:
        return ScannerError(f"while scanning {what}", start, problem, self.get_mark())


def _is_empty(event: Event) -> bool:
    """Return whether a parser made up a scalar where there is nothing."""
    return isinstance(event, ScalarEvent) and event.start_mark is event.end_mark
