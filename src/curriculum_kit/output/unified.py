"""The changes of files as a unified diff, which ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from curriculum_kit.output.paths import shown

CONTEXT = 3


def unified(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bytes:
    """Write the changes of files as one patch.

    Args:
        before: The content of each file as it is, by absolute path.
        after: Its content as it would be.

    Returns:
        The patch, its paths relative to the working directory; the files' own bytes in it.
    """
    return b"".join(
        line for file in sorted(after) for line in _changes(file, before[file], after[file])
    )


def _changes(file: str, before: bytes, after: bytes) -> Iterator[bytes]:
    name = shown(file)
    # Through Latin-1 each byte is one character, so that whatever is in the file comes out again.
    old, new = (_lines(content.decode("latin-1")) for content in (before, after))
    for line in unified_diff(old, new, _label("a", name), _label("b", name), n=CONTEXT):
        text = line.encode("latin-1")
        yield text if line.endswith("\n") else text + b"\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split where diffs do: a lone carriage return ends no line."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _label(side: str, name: str) -> str:
    """Return a path as it stands in a patch: in quotes, as in C, where it would be misread."""
    content = f"{side}/{name}".encode("utf-8", "surrogateescape")
    if all(32 <= byte != 127 and byte not in b'"\\' for byte in content):
        return content.decode("latin-1") + ("\t" if b" " in content else "")
    quoted = "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"
        for byte in content
    )
    return f'"{quoted}"'
