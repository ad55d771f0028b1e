"""Everything around the one document of a file: encoding, directives, and what follows its end."""

from __future__ import annotations

import codecs
import re
from typing import Final

from curriculum_kit.source.fault import UNREADABLE, UNSUPPORTED, Fault, Refused
from curriculum_kit.source.limits import MAXIMUM_BYTES
from curriculum_kit.source.lines import Lines

OLDER_LINE_ENDS: Final = "\x85\u2028\u2029"
"""Characters that end a line in YAML 1.1, but not in YAML 1.2 or in any editor."""


def decode(content: bytes | str) -> tuple[str, Fault | None]:
    """Turn a file's content into text.

    Args:
        content: The bytes of the file, or text already decoded.

    Returns:
        The text, without byte order mark and with replacement characters for what is not UTF-8;
        and why it cannot be read, or None.
    """
    if isinstance(content, str):
        encoded = content.encode("utf-8", "surrogatepass")
        if len(encoded) > MAXIMUM_BYTES:
            return _oversized(encoded)
        return _checked(content.removeprefix("\ufeff"))
    if len(content) > MAXIMUM_BYTES:
        return _oversized(content)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(content)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.start)
    # Deleting harmless bytes and looking at what is left takes a ninth of a search in the text.
    return _checked(text) if content.translate(None, _HARMLESS) else (text, None)


def may_hold_directives(text: str) -> bool:
    """Return whether a line starts with ``%``: a quick look that finds all directives, and more.

    Args:
        text: The file's text.
    """
    return "%" in text and (text.startswith("%") or "\n%" in text or "\r%" in text)


def check_directives(text: str, lines: Lines) -> None:
    """Refuse directives, of which only ``%YAML`` may stand before a course's document.

    The loaders are not left to find them: they compare every ``%TAG`` with every other, which
    for a file full of them takes half a minute.

    Args:
        text: The file's text.
        lines: Its lines.

    Raises:
        Refused: There is another one.
    """
    start = _after_filler(text, 0) if may_hold_directives(text) else 0
    while text.startswith("%", start):
        version = re.compile(_VERSION).match(text, start)
        if not version:
            raise Refused(directive_fault(text, lines, start))
        start = _after_filler(text, version.end())


def check_rest(text: str, lines: Lines, end: int, *, ended: bool) -> None:
    """Refuse whatever follows the document but blank lines and comments.

    Args:
        text: The file's text.
        lines: Its lines.
        end: Offset in the text up to which the loader took it for the document.
        ended: Whether a line of three dots ends the document.

    Raises:
        Refused: There is more.
    """
    if end == len(text):
        return
    start = _after_blanks(text, _after_filler(text, end))
    if start == len(text):
        return
    if text.startswith("%", start):
        raise Refused(directive_fault(text, lines, start))
    if ended or re.compile(_DOCUMENT_START).match(text, start):
        message = "a second document starts here, but a file holds only one"
        advice = "move it to a file of its own, or delete the line of dashes or dots before it"
    elif text[:start].rstrip(" \t")[-1:] in "\r\n":
        message = "this line does not belong to anything above it"
        advice = "indent it exactly like the lines it stands beside"
    else:
        message = "the value has ended before this text"
        advice = "put quotes around all of the text, or delete what follows the closing mark"
    raise Refused(Fault(UNREADABLE, message, lines.rest_of_line(start), help=advice))


def directive_fault(text: str, lines: Lines, start: int) -> Fault:
    """Return what is wrong with a directive.

    Args:
        text: The file's text.
        lines: Its lines.
        start: Offset of its ``%``.
    """
    span = lines.rest_of_line(start)
    if text.startswith("%TAG", start):
        message, advice = "tags are not supported, so %TAG has no use", "delete this line"
        return Fault(UNSUPPORTED, message, span, help=advice)
    if text.startswith("%YAML", start):
        message, advice = "only YAML 1.2 is read", "delete this line, or write '%YAML 1.2'"
    else:
        message = "a line that starts with '%' is an instruction to YAML readers, not text"
        advice = "indent the line and put the text in quotes"
    return Fault(UNREADABLE, message, span, help=advice)


# Patterns are kept as text and compiled where they are used, which for most courses is nowhere.
# What remains are control characters and the lead bytes of U+0080 to U+00BF, U+F000 to U+FFFF.
_HARMLESS: Final = bytes(set(range(0x20, 0x100)) - {0x7F, 0xC2, 0xEF} | set(b"\t\n\r"))
_FORBIDDEN: Final = (
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def _checked(text: str) -> tuple[str, Fault | None]:
    """Return the text, and the first character in it that YAML forbids."""
    forbidden = re.search(_FORBIDDEN, text)
    if forbidden is None:
        return text, None
    start = forbidden.start()
    name = f"U+{ord(text[start]):04X}"
    if text[start] == "\ufeff":
        message, advice = f"a byte order mark ({name}) inside the text", "delete it"
    elif text[start] == "\0":
        message = f"a zero ({name}): this is no text file, or not one in UTF-8"
        advice = "save it as UTF-8"
    elif "\ud800" <= text[start] <= "\udfff":
        message, advice = f"half of a character ({name}, a surrogate)", "write the whole character"
    else:
        message, advice = f"a control character ({name}), which YAML does not allow", "delete it"
    span = Lines(text).span(start, start + 1)
    return text, Fault(UNREADABLE, message, span, help=advice)


def _oversized(content: bytes) -> tuple[str, Fault | None]:
    text = content[:MAXIMUM_BYTES].decode("utf-8", "replace")
    message = f"this file is larger than 1 MiB ({MAXIMUM_BYTES:,} bytes)"
    fault = Fault(UNREADABLE, message, Lines(text).rest_of_line(0), help="split it into files")
    return text, fault


def _utf16(content: bytes) -> tuple[str, Fault | None]:
    text = content.decode("utf-16", "replace")
    message = "this file is encoded as UTF-16, not as UTF-8"
    fault = Fault(UNREADABLE, message, Lines(text).rest_of_line(0), help="save it as UTF-8")
    return text, fault


def _not_utf8(content: bytes, offset: int) -> tuple[str, Fault | None]:
    start = len(content[:offset].decode())
    text = content.decode("utf-8", "replace")
    message = f"this file is not UTF-8: byte 0x{content[offset]:02X} makes no character here"
    span = Lines(text).span(start, start + 1)
    return text, Fault(UNREADABLE, message, span, help="save it as UTF-8")


# One line at a time: a possessive group over all of them goes wrong in Python before 3.11.5, and a
# greedy one keeps a way back for each line of a megabyte of comments.
_DOTS: Final = r"(?<![^\r\n])\.\.\.(?=[ \t\r\n]|\Z)"
_FILLER_LINE: Final = rf"(?:{_DOTS})?[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?|\n|\Z)"
_BLANKS: Final = r"[ \t]*+"
_DOCUMENT_START: Final = r"---(?=[ \t\r\n]|\Z)"
_VERSION: Final = r"%YAML[ \t]+1\.[12](?=[ \t]+#|[ \t]*(?:[\r\n]|\Z))"


def _after_filler(text: str, start: int) -> int:
    """Return the offset of the first line after blank lines, comments and ends of documents."""
    filler = re.compile(_FILLER_LINE)
    while (line := filler.match(text, start)) and line.end() > start:
        start = line.end()
    return start


def _after_blanks(text: str, start: int) -> int:
    blanks = re.compile(_BLANKS).match(text, start)
    return blanks.end() if blanks else start
