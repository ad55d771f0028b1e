"""The comment by which editors find the schema of a YAML file."""

from __future__ import annotations

import codecs
import re
from typing import Final

_LINE_END: Final = re.compile(rb"\r\n?|\n")
_MODELINE: Final = re.compile(rb"#\s+(?:yaml-language-server\s*:|\$schema:)")
_SCHEMA: Final = re.compile(rb"\$schema(?:=|:[ \t]*)(\S+)")


def with_modeline(content: bytes, schema: str) -> bytes:
    """Return a file with the comment that names its schema.

    Args:
        content: The file.
        schema: Path of the schema, relative to the file's folder.

    Returns:
        The file with the comment as its first line; where one stands in the comments at its
        beginning, with the path put right. Everything else is the same, byte for byte.
    """
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content.removeprefix(mark)
    path = schema.encode()
    named = _named(text)
    if named is not None:
        start, end = named
        return mark + text[:start] + path + text[end:]
    found = _LINE_END.search(text)
    line_end = found[0] if found else b"\n"
    return mark + b"# yaml-language-server: $schema=" + path + line_end + text


def _named(text: bytes) -> tuple[int, int] | None:
    """Return where a path stands in the comment that editors go by, if there is one."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith(b"#"):
            return None
        if _MODELINE.match(line):
            found = _SCHEMA.search(text, at, at + len(line))
            return found.span(1) if found else None
        at += len(line)
    return None
